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
IN_SECRETS = {"PREFECT_REDIS_MESSAGING_PASSWORD"}


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
    assert named - OF_PERSON - IN_SECRETS <= KNOWN


def test_what_the_files_of_settings_name_is_known_too() -> None:
    assert server_settings().keys() | settings_of("worker.env").keys() <= KNOWN
    assert "PREFECT_NO_SUCH_SETTING" not in KNOWN


def test_charts_have_the_settings_of_the_local_server_and_worker() -> None:
    server = _env(_read(FOLDER / "prefect-server.yaml")["global"]["prefect"]["env"])
    assert server_settings().items() <= server.items()
    worker = _env(_read(FOLDER / "prefect-worker.yaml")["worker"]["extraEnvVars"])
    assert worker == settings_of("worker.env")


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
