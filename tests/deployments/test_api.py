import socket
from pathlib import Path

import pytest
from prefect.settings.models.root import Settings

from deployments.api import configured_api, unreachable

PROFILES = """
active = "mine"

[profiles.mine]
PREFECT_API_URL = "http://profile.example/api"

[profiles.other]
PREFECT_API_URL = "http://other.example/api"

[profiles.empty]
"""
PLACES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "nowhere": ({}, {}),
    "variable": ({}, {"PREFECT_API_URL": "http://variable.example/api"}),
    "empty variable": ({"home/profiles.toml": PROFILES}, {"PREFECT_API_URL": ""}),
    "profile": ({"home/profiles.toml": PROFILES}, {}),
    "profile of another name": ({"home/profiles.toml": PROFILES}, {"PREFECT_PROFILE": "other"}),
    "profile without it": ({"home/profiles.toml": PROFILES}, {"PREFECT_PROFILE": "empty"}),
    "profiles elsewhere": ({"mine.toml": PROFILES}, {"PREFECT_PROFILES_PATH": "mine.toml"}),
    "prefect.toml": ({"prefect.toml": '[api]\nurl = "http://file.example/api"\n'}, {}),
    "pyproject.toml": (
        {"pyproject.toml": '[tool.prefect.api]\nurl = "http://project.example/api"\n'},
        {},
    ),
    ".env": ({".env": "# ours\nPREFECT_API_URL='http://dot.example/api'\n"}, {}),
    "variable before file": (
        {"prefect.toml": '[api]\nurl = "http://file.example/api"\n'},
        {"PREFECT_API_URL": "http://variable.example/api"},
    ),
    "file before profile": (
        {
            "prefect.toml": '[api]\nurl = "http://file.example/api"\n',
            "home/profiles.toml": PROFILES,
        },
        {},
    ),
    ".env before file": (
        {
            ".env": "export PREFECT_API_URL=http://dot.example/api\n",
            "prefect.toml": '[api]\nurl = "http://file.example/api"\n',
        },
        {},
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_an_api_is_found_wherever_prefect_finds_it(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, variables = PLACES[place]
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert configured_api() == (Settings().api.url or None)
    nowhere = ("nowhere", "empty variable", "profile without it")
    assert (configured_api() is None) == (place in nowhere)


def test_files_that_cannot_be_read_configure_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    for name in (".env", "prefect.toml", "pyproject.toml", "profiles.toml"):
        (tmp_path / name).write_bytes(b"\xff[[[")
    assert configured_api() is None


def test_what_answers_nothing_is_said_in_words() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    assert unreachable(f"http://127.0.0.1:{port}/api") == "connection refused"
    assert unreachable("127.0.0.1/api") == "unknown url type: '127.0.0.1/api/health'"
