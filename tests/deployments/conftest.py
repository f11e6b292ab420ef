"""The command as a person runs it: processes of their own, in homes of their own."""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from deployments.local_server import LocalServer
from tests.deployments.loaded import Loaded, Operator, loading
from tests.deployments.person import BRIEF, FirstBuild, Person
from tests.deployments.server_program import make_tables
from tests.prefect_server import served_home

__all__ = ["served_home"]


@pytest.fixture
def person(tmp_path: Path, served_home: Path) -> Person:
    """Somebody whose local server is running."""
    return Person(folder=tmp_path, home=served_home)


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Person]:
    """Somebody who never started anything; what they start is stopped in the end."""
    home = tmp_path / "home"
    yield Person(folder=tmp_path, home=home)
    LocalServer(home).stop()


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory, served_home: Path) -> FirstBuild:
    """What `atelier build brief.md --json` came to, with nothing kept from other builds."""
    shutil.rmtree(served_home / "prefect" / "storage", ignore_errors=True)
    person = Person(folder=tmp_path_factory.mktemp("first"), home=served_home)
    brief = person.write("brief.md", BRIEF)
    return FirstBuild(person, brief, person.atelier("build", "brief.md", "--json"))


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    """A process that has loaded all of Atelier."""
    with loading(tmp_path_factory.mktemp("loaded")) as process:
        yield process


@pytest.fixture(scope="module")
def operator(tmp_path_factory: pytest.TempPathFactory, loaded: Loaded) -> Iterator[Operator]:
    """Somebody with a database of their own; the tests of one file share it."""
    folder = tmp_path_factory.mktemp("operator")
    somebody = Operator(Person(folder=folder, home=folder / "home"), loaded)
    made = somebody.atelier("db", "init")
    assert made.returncode == 0, made.stderr
    yield somebody
    somebody.atelier("db", "stop")


@pytest.fixture(scope="session")
def tables(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of Prefect's server with nothing in it, made once for all processes that run tests."""
    base = tmp_path_factory.getbasetemp()
    kept = base.parent if hasattr(pytestconfig, "workerinput") else base
    made = kept / "tables"
    with (kept / "tables.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make_tables(kept / "tables-part").parent.rename(made)
    (database,) = made.glob("*.db")
    return database
