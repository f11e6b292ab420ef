"""`atelier db` as an operator uses it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deployments.loaded import Loaded, Operator
from tests.deployments.person import Person


@pytest.fixture(scope="module")
def operator(tmp_path_factory: pytest.TempPathFactory, loaded: Loaded) -> Iterator[Operator]:
    folder = tmp_path_factory.mktemp("operator")
    person = Person(folder=folder, home=folder / "home")
    yield Operator(person, loaded)
    person.atelier("db", "stop")


@pytest.fixture
def nobody(tmp_path: Path, loaded: Loaded) -> Operator:
    """Somebody without a database."""
    return Operator(Person(folder=tmp_path, home=tmp_path / "home"), loaded)


def said(operator: Operator | Person, *words: str) -> tuple[int, str]:
    done = operator.atelier("db", *words)
    assert not done.stderr
    return done.returncode, done.stdout.strip()


@pytest.mark.long
def test_the_database_is_made_used_checked_and_stopped(operator: Operator) -> None:
    assert said(operator, "status") == (
        1,
        "There is no database yet. Make one with `atelier db init`.",
    )
    made = said(operator.person, "init")
    where = f"PostgreSQL 18.4, schema 0006, embedded in {operator.home / 'postgres'}."
    assert made == (0, f"The database is ready: {where}")
    assert said(operator, "init") == made
    assert said(operator.person, "status") == (0, f"The database answers: {where}")
    assert said(operator, "migrate") == (0, f"The schema is up to date: {where}")
    assert said(operator, "check") == (0, "0 entries of 0 tenants: whole.")
    assert said(operator.person, "stop") == (0, "Stopped.")
    assert said(operator, "stop") == (0, "No embedded database is running.")
    assert said(operator, "status") == (
        1,
        "The embedded database is stopped; the next command that needs it starts it.",
    )


def test_commands_say_when_there_is_no_database(nobody: Operator) -> None:
    done = nobody.atelier("db", "check")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"There is no database in '{nobody.home}' yet. Make one with `atelier db init`."
    )


def test_an_unknown_tenant_is_named(operator: Operator) -> None:
    operator.atelier("db", "init")
    done = operator.atelier("db", "check", "--tenant", "nobody")
    assert done.returncode == 1
    assert done.stderr.startswith("There is no active tenant 'nobody'.")


def test_a_server_that_is_not_there_is_told(nobody: Operator) -> None:
    done = nobody.atelier("db", "init", "--admin-url", "postgresql://postgres:x@127.0.0.1:1/")
    assert done.returncode == 1
    assert done.stderr.startswith("The database does not answer: ")
