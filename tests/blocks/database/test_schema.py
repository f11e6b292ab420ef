"""The migrated schema is the one the models say, to the last grant; and the log is sealed as told."""

import os
import re
import subprocess
from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from blocks import _postgres_process
from blocks.audit_log import check_audit_log, check_audit_logs, entries, head, record
from blocks.database.roles import OWNER, database_statements
from blocks.database.schema import Tenant, tables
from blocks.database.security import schema_sql
from blocks.database.setup import migration_sql
from blocks.database_home import DatabaseHome
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.home import Home
from blocks.tenants import ensure_tenant
from domain.audit import Head


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    with EmbeddedPostgres.throwaway() as url:
        yield url


@pytest.fixture(scope="module")
def home(admin_url: str, tmp_path_factory: pytest.TempPathFactory) -> DatabaseHome:
    found = DatabaseHome(home=Home(folder=tmp_path_factory.mktemp("home")))
    found.init(admin_url)
    return found


def dumped(admin_url: str, database: str) -> str:
    url = make_url(admin_url)
    program = str(_postgres_process.programs() / "pg_dump")
    done = subprocess.run(
        [program, "--schema-only", "--schema=app", "--schema=app_private", "-d", database,
         "-h", str(url.query["host"]), "-p", str(url.query["port"]), "-U", "postgres"],
        env={**os.environ, "PGPASSWORD": str(url.password)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    # pg_dump marks each dump with a key of its own, and Alembic keeps a table for itself.
    lines = re.sub(r"\\(un)?restrict \S+", "", done.stdout)
    parts = re.split(r"\n(?=--\n-- Name: )", lines)
    return "\n".join(part for part in parts if "alembic_version" not in part)


def test_the_migrated_schema_is_the_one_the_models_say(admin_url: str, home: DatabaseHome) -> None:
    plain = admin_url.replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as admin:
        admin.execute("CREATE DATABASE models TEMPLATE template0 ENCODING 'UTF8'")
    with psycopg.connect(plain.replace("/postgres?", "/models?")) as admin:
        for statement in database_statements("models"):
            admin.execute(statement)
        admin.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(OWNER)))
        admin.execute(schema_sql().encode())
    assert dumped(admin_url, "atelier") == dumped(admin_url, "models")


def test_every_table_is_in_the_dump_with_its_policies(admin_url: str, home: DatabaseHome) -> None:
    dump = dumped(admin_url, "atelier")
    for table in tables():
        assert f"ALTER TABLE ONLY {table} FORCE ROW LEVEL SECURITY;" in dump
        assert f"CREATE POLICY tenant_floor ON {table} AS RESTRICTIVE" in dump


def test_migrations_can_be_read_before_they_are_run() -> None:
    assert "CREATE TABLE app.projects" in migration_sql()


def test_the_database_seals_entries_as_the_domain_verifies_them(home: DatabaseHome) -> None:
    postgres = home.postgres()
    tenant = ensure_tenant(postgres, f"log-{uuid4().hex[:8]}")
    last = Head(seq=0)
    for number in range(3):
        with postgres.session(tenant) as session:
            detail = {"Größe": f'"{number}" – \n', "n": number}
            last = record(session, actor="ü", action="made", subject=f"s{number}", detail=detail)
    assert last.seq == 3
    with postgres.session(tenant, read_only=True) as session:
        assert [entry.seq for entry in entries(session)] == [1, 2, 3]
        assert head(session) == last
    assert check_audit_log(postgres, tenant, anchor=last).problems == ()


def _tampered(home: DatabaseHome, admin_url: str, *statements: str) -> tuple[str, ...]:
    """Do what only a superuser can, and return what the check says then."""
    postgres = home.postgres()
    slug = f"log-{uuid4().hex[:8]}"
    tenant = ensure_tenant(postgres, slug)
    anchor = Head(seq=0)
    for number in range(3):
        with postgres.session(tenant) as session:
            anchor = record(session, actor="a", action="b", subject=str(number), detail={})
    database = admin_url.replace("+psycopg", "").replace("/postgres?", "/atelier?")
    with psycopg.connect(database) as admin:
        admin.execute("SET session_replication_role = replica")
        for statement in statements:
            admin.execute(statement.encode(), {"tenant": tenant})
    return check_audit_log(postgres, tenant, anchor=anchor).problems


def test_a_changed_entry_is_found(home: DatabaseHome, admin_url: str) -> None:
    change = "UPDATE app.audit_log SET actor = 'c' WHERE tenant_id = %(tenant)s AND seq = 2"
    assert _tampered(home, admin_url, change) == (
        "Entry 2 was changed: its hash does not fit what it says.",
    )


def test_a_removed_entry_is_found(home: DatabaseHome, admin_url: str) -> None:
    removal = "DELETE FROM app.audit_log WHERE tenant_id = %(tenant)s AND seq = 2"
    assert _tampered(home, admin_url, removal) == ("Entry 2 is missing: 3 stands in its place.",)


def test_a_log_cut_off_with_its_head_is_found_by_the_anchor(
    home: DatabaseHome, admin_url: str
) -> None:
    cut = "DELETE FROM app.audit_log WHERE tenant_id = %(tenant)s AND seq = 3"
    shorter = (
        "UPDATE app.audit_heads AS h SET seq = 2, sha256 = l.sha256 FROM app.audit_log AS l "
        "WHERE h.tenant_id = %(tenant)s AND l.tenant_id = h.tenant_id AND l.seq = 2"
    )
    assert _tampered(home, admin_url, cut, shorter) == (
        "The log was cut off: it ended at 3 before, and ends at 2 now.",
    )


def test_all_tenants_are_checked_and_named(home: DatabaseHome) -> None:
    ensure_tenant(home.postgres(), "first")
    checked = check_audit_logs(home, slug=None)
    assert checked.tenants >= 1
    assert check_audit_logs(home, slug="first").tenants == 1


def test_the_log_is_only_added_to(home: DatabaseHome) -> None:
    postgres = home.postgres()
    tenant = ensure_tenant(postgres, "only-added")
    with postgres.session(tenant) as session:
        record(session, actor="a", action="b", subject="c", detail={})
    for verb in ("UPDATE app.audit_log SET actor = 'x'", "DELETE FROM app.audit_log",
                 "UPDATE app.audit_heads SET seq = 9", "TRUNCATE app.audit_log"):  # fmt: skip
        with (
            pytest.raises(DBAPIError, match="permission denied"),
            postgres.session(tenant) as session,
        ):
            _run(session, verb)


def _run(session: Session, statement: str) -> None:
    session.execute(text(statement))


def test_a_state_cannot_follow_one_it_cannot_follow(home: DatabaseHome) -> None:
    postgres = home.postgres()
    tenant = ensure_tenant(postgres, "moves")
    with postgres.session(tenant) as session:
        _run(
            session,
            "INSERT INTO app.projects (tenant_id, name, title) SELECT id, 'p', 'P' FROM app.tenants",
        )
        _run(
            session,
            "INSERT INTO app.workflow_executions (tenant_id, project_id, flow, idempotency_key) "
            "SELECT tenant_id, id, 'build-website', 'k' FROM app.projects",
        )
    told = pytest.raises(DBAPIError, match="a move from pending to completed is not legal")
    with told, postgres.session(tenant) as session:
        _run(session, "UPDATE app.workflow_executions SET status = 'completed'")


def test_a_tenant_made_twice_is_refused(home: DatabaseHome) -> None:
    postgres = home.postgres()
    ensure_tenant(postgres, "twice")
    made = uuid4()
    with pytest.raises(DBAPIError, match="tenants_slug_key"), postgres.session(made) as session:
        session.add(Tenant(id=made, slug="twice", name="twice"))


def test_an_empty_head_is_before_the_first_entry() -> None:
    assert Head(seq=0).sha256 == "0" * 64
