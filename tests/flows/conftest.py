"""A real Prefect API, started once, with a home and a result store of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from blocks.embedded_postgres import EmbeddedPostgres
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi
from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefect_api: None) -> Iterator[Path]:
    """A fresh home folder: no kept result, upload or key; everything below runs on a real API."""
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    with temporary_settings({PREFECT_LOCAL_STORAGE_PATH: tmp_path / "results"}):
        yield tmp_path


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    """Address of the administrator of a PostgreSQL that is gone after the file's tests."""
    with EmbeddedPostgres.throwaway() as url:
        yield url


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[MessagesApi]:
    """A model on 127.0.0.1 that the engine `claude` asks."""
    with messages_api() as served:
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-test")
        monkeypatch.setenv("ANTHROPIC_BASE_URL", served.url)
        yield served
