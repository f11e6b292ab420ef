"""Ask the administrator's questions that tell whether a restored server is the original."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime

import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from sqlalchemy import make_url

from blocks._backup_folder import TenantHead
from blocks.database_home import DATABASE
from domain.audit import AuditEntry, Head

_HEADS = (
    "SELECT t.slug, coalesce(h.seq, 0), h.sha256 FROM app.tenants AS t "
    "LEFT JOIN app.audit_heads AS h ON h.tenant_id = t.id ORDER BY t.slug"
)
_ENTRIES = (
    "SELECT l.tenant_id, l.seq, l.at, l.actor, l.action, l.subject, l.detail, l.previous_sha256, "
    "l.sha256 FROM app.audit_log AS l JOIN app.tenants AS t ON t.id = l.tenant_id "
    "WHERE t.slug = %s ORDER BY l.seq"
)
_TABLES = (
    "SELECT n.nspname, c.relname FROM pg_class AS c JOIN pg_namespace AS n "
    "ON n.oid = c.relnamespace WHERE n.nspname IN ('app', 'app_private') AND c.relkind = 'r' "
    "ORDER BY 1, 2"
)


@contextmanager
def opened(url: str, database: str = DATABASE) -> Generator[psycopg.Connection]:
    """Connect as the administrator, each statement a transaction of its own."""
    address = make_url(url).set(drivername="postgresql", database=database)
    dsn = address.render_as_string(hide_password=False)
    with psycopg.connect(dsn, autocommit=True, connect_timeout=10) as connection:
        yield connection


def newest_commit(connection: psycopg.Connection) -> datetime | None:
    """Return when the last transaction a recovery brought back was committed; None for none."""
    row = connection.execute("SELECT pg_last_xact_replay_timestamp()").fetchone()
    return row[0] if row else None


def tables(connection: psycopg.Connection) -> list[tuple[str, str]]:
    """Return schema and name of every table of ours."""
    return [(str(schema), str(table)) for schema, table in connection.execute(_TABLES).fetchall()]


def counted(connection: psycopg.Connection) -> dict[str, int]:
    """Return the number of rows of every table."""
    rows: dict[str, int] = {}
    for schema, table in tables(connection):
        count = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, table))
        row = connection.execute(count).fetchone()
        rows[f"{schema}.{table}"] = row[0] if row else 0
    return rows


def schema_revision(connection: psycopg.Connection) -> str:
    """Return the revision of the schema."""
    return one(connection, "SELECT version_num FROM app_private.alembic_version")


def heads(connection: psycopg.Connection) -> tuple[TenantHead, ...]:
    """Return where the audit log of every tenant ends."""
    return tuple(
        TenantHead(tenant=slug, head=Head(seq=seq, sha256=sha256) if seq else Head(seq=0))
        for slug, seq, sha256 in connection.execute(_HEADS).fetchall()
    )


def entries(connection: psycopg.Connection, tenant: str) -> tuple[AuditEntry, ...]:
    """Return the whole audit log of one tenant, first entry first."""
    with connection.cursor(row_factory=dict_row) as cursor:
        return tuple(map(AuditEntry.model_validate, cursor.execute(_ENTRIES, (tenant,))))


def one(connection: psycopg.Connection, query: str) -> str:
    """Return the first value of the first row, as text."""
    row = connection.execute(query.encode()).fetchone()
    return str(row[0]) if row else ""
