"""`atelier db` as an operator uses it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from blocks.database.roles import APP
from blocks.database.setup import Credentials
from blocks.database_home import Access
from blocks.embedded_postgres import EmbeddedPostgres
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


@pytest.mark.long
def test_after_a_leak_passwords_and_key_are_new_and_the_old_ones_open_nothing(
    operator: Operator,
) -> None:
    operator.atelier("db", "init")
    old = credentials(operator)
    url = make_url(EmbeddedPostgres(folder=operator.home / "postgres").start())
    leaked = url.set(
        drivername="postgresql", username=APP, password=old.passwords[APP], database="atelier"
    ).render_as_string(hide_password=False)
    with psycopg.connect(leaked, autocommit=True) as intruder:
        intruder.execute("SELECT 1")
        code, words = said(operator, "init", "--new-keys")
        assert (code, words.splitlines()[0]) == (
            0,
            "Passwords and sealing key are new. Start again what runs with the old ones: `atelier down "
            "&& atelier up`, and every `atelier api`.",
        )
        with pytest.raises(psycopg.OperationalError):
            intruder.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(leaked)
    new = credentials(operator)
    assert new.seal_key != old.seal_key
    assert not {*new.passwords.values()} & {*old.passwords.values()}
    assert said(operator, "check")[0] == 0
    assert said(operator, "init")[0] == 0
    assert credentials(operator) == new


def credentials(operator: Operator) -> Credentials:
    file = operator.home / "database" / "access.json"
    return Access.model_validate_json(file.read_bytes()).credentials


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
