"""The files for containers: every setting named is one of the installed Prefect, and all say the same."""

import re
from pathlib import Path
from typing import Any, cast

import prefect
import pytest
import yaml
from prefect.settings import Settings
from prefect.settings.base import PrefectBaseSettings
from pydantic import AliasChoices

from deployments.local_server import server_settings, settings_of

FOLDER = Path(__file__).parents[2] / "deployments" / "compose"
FILES = sorted(FOLDER.glob("*.yaml"))
OF_REDIS = {"PREFECT_REDIS_MESSAGING_HOST", "PREFECT_REDIS_MESSAGING_PORT"}
"""Settings of prefect-redis 0.3.0, which is in the image and not installed here."""
OF_PERSON = {"PREFECT_DATABASE_PASSWORD", "PREFECT_AUTH"}
"""What Compose asks of whoever says `docker compose up`."""
SET_BY_SERVER_CHART = {
    "PREFECT_SERVER_DATABASE_MIGRATE_ON_START",
    "PREFECT_MESSAGING_BROKER",
    "PREFECT_MESSAGING_CACHE",
    "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING",
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE",
    "PREFECT_SERVER_DOCKET_URL",
    *OF_REDIS,
}
"""What Prefect's chart sets where background services run apart (read in August 2026)."""
SET_BY_WORKER_CHART = {
    "PREFECT_WORKER_PREFETCH_SECONDS",
    "PREFECT_WORKER_QUERY_SECONDS",
    "PREFECT_API_URL",
    "PREFECT_API_AUTH_STRING",
}


def _known(model: type[PrefectBaseSettings], prefix: str = "PREFECT_") -> set[str]:
    """Return the name of every environment variable a group of settings reads."""
    names: set[str] = set()
    for name, field in model.model_fields.items():
        inner = field.annotation
        if isinstance(inner, type) and issubclass(inner, PrefectBaseSettings):
            names |= _known(inner, str(inner.model_config.get("env_prefix", "")))
            continue
        names.add(f"{prefix}{name}".upper())
        if isinstance(field.validation_alias, AliasChoices):
            names |= {one.upper() for one in field.validation_alias.choices if isinstance(one, str)}
    return names


KNOWN = _known(Settings) | OF_REDIS


def _read(path: Path) -> dict[str, Any]:
    return cast("dict[str, Any]", yaml.safe_load(path.read_text(encoding="utf-8")))


def _env(entries: list[dict[str, str]]) -> dict[str, str]:
    return {one["name"]: one["value"] for one in entries}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_setting_named_is_one_prefect_reads(path: Path) -> None:
    assert _read(path)
    named = set(re.findall(r"PREFECT_[A-Z0-9_]+", path.read_text(encoding="utf-8")))
    assert named
    assert named - OF_PERSON <= KNOWN


def test_what_the_files_of_settings_name_is_known_too() -> None:
    assert server_settings().keys() | settings_of("worker.env").keys() <= KNOWN
    assert "PREFECT_NO_SUCH_SETTING" not in KNOWN


def test_charts_have_the_settings_of_the_local_server_and_worker() -> None:
    server = _env(_read(FOLDER / "prefect-server.yaml")["global"]["prefect"]["env"])
    assert server_settings().items() <= server.items()
    worker = _read(FOLDER / "prefect-worker.yaml")["worker"]
    query = {"PREFECT_WORKER_QUERY_SECONDS": str(worker["config"]["queryInterval"])}
    assert {**_env(worker["extraEnvVars"]), **query} == settings_of("worker.env")


def test_no_variable_is_set_that_a_chart_sets_itself() -> None:
    server = _env(_read(FOLDER / "prefect-server.yaml")["global"]["prefect"]["env"])
    worker = _env(_read(FOLDER / "prefect-worker.yaml")["worker"]["extraEnvVars"])
    assert not server.keys() & SET_BY_SERVER_CHART
    assert not worker.keys() & SET_BY_WORKER_CHART


def test_the_worker_chart_is_told_of_a_server_of_ones_own_in_words_it_takes() -> None:
    worker = _read(FOLDER / "prefect-worker.yaml")["worker"]
    assert worker["apiConfig"] in {"cloud", "customerManagedCloud", "selfHostedServer"}
    assert [key for key in worker if key.endswith("ApiConfig")] == [
        f"{worker['apiConfig']}ApiConfig"
    ]
    server = _read(FOLDER / "prefect-server.yaml")["server"]["basicAuth"]
    assert worker[f"{worker['apiConfig']}ApiConfig"]["basicAuth"] == server


def test_the_image_begins_as_prefects_own_whose_entrypoint_its_chart_starts() -> None:
    lines = (FOLDER / "Dockerfile").read_text(encoding="utf-8").splitlines()
    (base,) = (line.split()[1] for line in lines if line.startswith("FROM "))
    assert base == f"prefecthq/prefect:{prefect.__version__}-python3.11"


def test_what_a_worker_writes_is_kept_and_is_its_own() -> None:
    text = (FOLDER / "Dockerfile").read_text(encoding="utf-8")
    (made,) = re.findall(r"install --directory --owner=atelier (.+)", text)
    kept = {
        one.split(":")[1] for one in _read(FOLDER / "compose.yaml")["services"]["worker"]["volumes"]
    }
    assert kept == set(made.split())
    assert re.findall(r"^WORKDIR (.+)", text, re.MULTILINE)[-1] in kept
    assert dict(re.findall(r"^ENV (\w+)=(.+)", text, re.MULTILINE))["ATELIER_HOME"] in kept


def test_the_image_holds_nothing_of_clients_and_no_other_machines_programs() -> None:
    left_out = (FOLDER / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert {"out", "backups", ".venv", ".git"} <= set(left_out)


def test_compose_runs_the_prefect_that_is_installed_and_its_files_are_there() -> None:
    services = _read(FOLDER / "compose.yaml")["services"]
    for name in ("server", "services"):
        assert services[name]["image"] == f"prefecthq/prefect:{prefect.__version__}-python3.11"
    chart = _read(FOLDER / "prefect-server.yaml")["global"]["prefect"]["image"]
    assert chart["prefectTag"] == f"{prefect.__version__}-python3.11"
    for service in services.values():
        if file := service.get("env_file"):
            assert (FOLDER / file).is_file()
    build = services["worker"]["build"]
    assert (FOLDER / build["context"] / build["dockerfile"]).is_file()


def test_only_this_machine_reaches_the_server() -> None:
    services = _read(FOLDER / "compose.yaml")["services"]
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports == ["127.0.0.1:4200:4200"]


def test_no_password_stands_in_a_file() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(PASSWORD|AUTH_STRING|API_KEY): (?!\$\{)", text), path.name
        assert "existingSecret" in text or "authString" not in text
