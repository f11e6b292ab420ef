"""A real Prefect API, started once, with a home and a result store of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings
from psycopg import sql

from blocks.database.isolation import connect_as_admin
from blocks.database.setup import Credentials, prepare
from blocks.database_home import DATABASE
from blocks.embedded_postgres import EmbeddedPostgres
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi
from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]

_TEMPLATE = "prepared"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefect_api: None) -> Iterator[Path]:
    """A fresh home folder: no kept result, upload or key; everything below runs on a real API."""
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    with temporary_settings({PREFECT_LOCAL_STORAGE_PATH: tmp_path / "results"}):
        yield tmp_path


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """Address of the administrator of a PostgreSQL that holds nothing but a prepared template."""
    with EmbeddedPostgres.throwaway() as url:
        prepare(url, Credentials.new(), database=_TEMPLATE)
        yield url


@pytest.fixture(scope="module")
def admin_url(server_url: str) -> Iterator[str]:
    """Address of the administrator of a PostgreSQL whose database is gone after the file's tests.

    Keys and passwords are still to be set, as by any `init`; only the tables are there already.
    """
    name, template = sql.Identifier(DATABASE), sql.Identifier(_TEMPLATE)
    make = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY wal_log").format(name, template)
    with connect_as_admin(server_url) as admin:
        admin.execute(make)
    yield server_url
    with connect_as_admin(server_url) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[MessagesApi]:
    """A model on 127.0.0.1 that the engine `claude` asks."""
    with messages_api() as served:
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-test")
        monkeypatch.setenv("ANTHROPIC_BASE_URL", served.url)
        yield served
