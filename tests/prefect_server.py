"""The Prefect server tests share: Atelier's own, one for each process that runs tests."""

import fcntl
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.events.filters import EventFilter, EventNameFilter
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogWorker
from prefect.settings import (
    PREFECT_API_SSL_CERT_FILE,
    PREFECT_API_URL,
    PREFECT_HOME,
    PREFECT_SERVER_DATABASE_CONNECTION_URL,
    temporary_settings,
)

from deployments.local_server import LocalServer

_HOME = pytest.StashKey[Path]()
_DATABASE = Path("prefect") / "prefect.db"


@pytest.fixture(scope="session")
def served_home(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose server runs until the last test is over.

    Several folders take this fixture. All of them are given the same home: Prefect's workers of
    events and logs live as long as the process, and go on telling the server they met first.
    """
    if (home := pytestconfig.stash.get(_HOME, None)) is None:
        home = pytestconfig.stash[_HOME] = tmp_path_factory.mktemp("served") / "home"
        base = tmp_path_factory.getbasetemp()
        is_one_of_many = hasattr(pytestconfig, "workerinput")
        server = LocalServer(home)
        _start(server, home, kept=base.parent if is_one_of_many else base)
        running = ExitStack()
        running.callback(server.stop)
        running.enter_context(server.in_use())
        pytestconfig.add_cleanup(running.close)
    return home


def _start(server: LocalServer, home: Path, *, kept: Path) -> None:
    """Start the server; making its database takes half of that, so it is made once for all."""
    template, database = kept / "prefect.db", home / _DATABASE
    with (kept / "prefect.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if template.is_file():
            database.parent.mkdir(parents=True)
            shutil.copy(template, database)
        else:
            server.ensure()
            part = template.with_suffix(".part")
            with closing(sqlite3.connect(database)) as made, closing(sqlite3.connect(part)) as copy:
                made.backup(copy)
            part.rename(template)
    server.ensure()


@pytest.fixture(scope="session")
def prefect_api(served_home: Path) -> Iterator[None]:
    """A real Prefect API, which this process works with from now on."""
    server = LocalServer(served_home)
    of_home = server.environment(server.ensure())
    with temporary_settings(
        {
            PREFECT_HOME: of_home["PREFECT_HOME"],
            PREFECT_API_URL: of_home["PREFECT_API_URL"],
            PREFECT_API_SSL_CERT_FILE: of_home["PREFECT_API_SSL_CERT_FILE"],
            PREFECT_SERVER_DATABASE_CONNECTION_URL: f"sqlite+aiosqlite:///{served_home / _DATABASE}",
        }
    ):
        yield
        APILogWorker.drain_all(timeout=5)
        EventsWorker.drain_all()


def events_told(name: str) -> list[dict[str, str]]:
    """Return id and resource of each event of this name, once the server has heard of one."""
    wanted = EventFilter(event=EventNameFilter(name=[name]))
    deadline = time.monotonic() + 30
    with get_client(sync_client=True) as client:
        while not (found := client.read_events(wanted, limit=50).events):
            if time.monotonic() > deadline:
                break
            time.sleep(0.2)
    return [{"id": str(one.id), "of": one.resource.id} for one in found]
