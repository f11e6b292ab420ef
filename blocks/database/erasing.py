"""Delete all rows of a tenant in one transaction, as the owner; the application's roles cannot.

Nothing new is granted for it. The migrator may become the owner, whom policies bind to the sealed
tenant, so that even this can only ever delete rows of the one tenant it was meant for.
"""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import UUID

import psycopg
from psycopg import sql
from psycopg.types.json import Jsonb

from blocks.database.asking import Raw
from blocks.database.expected import key_of
from blocks.database.roles import OWNER
from blocks.database.sample_rows import read_catalogue
from blocks.database.seal import SealingKey
from domain.erasure import ErasedRows, slug_sha256
from domain.errors import DatabaseUnavailable, TenantUnknown
from domain.value import Value, canonical

_PATIENCE = "30s"


class Tombstone(Value):
    """What the database keeps of an erased tenant."""

    tenant_id: UUID
    slug_sha256: str
    erased_at: datetime
    erased_by: str
    counts: dict[str, int]
    """Rows there were, by table."""


@contextmanager
def owner(migrator_url: str) -> Generator[Raw]:
    """Connect as the migrator and become the owner; each statement is a transaction of its own.

    Raises:
        DatabaseUnavailable: It does not answer, its schema is too old, or somebody's open transaction
            stood in the way for half a minute.
    """
    url = migrator_url.replace("postgresql+psycopg://", "postgresql://", 1)
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(OWNER)))
            connection.execute(f"SET lock_timeout = '{_PATIENCE}'".encode())
            yield connection
    except psycopg.errors.LockNotAvailable as error:
        raise DatabaseUnavailable(
            f"A transaction of the tenant has been open for {_PATIENCE}, so no row was erased. End the "
            f"run it belongs to, and try again: that finishes it."
        ) from error
    except psycopg.errors.UndefinedTable as error:
        raise DatabaseUnavailable(
            "The schema of the database is older than this Atelier, and nothing was changed. Bring it "
            "up to date with `atelier db migrate`."
        ) from error
    except psycopg.OperationalError as error:
        first = str(error).strip().splitlines()[0]
        raise DatabaseUnavailable(
            f"The database does not answer: {first}. Start it with `atelier db init`, or check "
            f"`ATELIER_DATABASE_URL`."
        ) from error


def show(connection: Raw, key: SealingKey, tenant_id: UUID) -> None:
    """Show the database which tenant the open transaction is for."""
    connection.execute("SELECT set_config('app.tenant', %s, true)", (key.seal(tenant_id),))


def suspend(connection: Raw, key: SealingKey, tenant_id: UUID) -> None:
    """Let nobody begin anything for the tenant any more."""
    with connection.transaction():
        show(connection, key, tenant_id)
        connection.execute(
            "UPDATE app.tenants SET status = 'suspended' WHERE id = %s", (tenant_id,)
        )


def erase_rows(connection: Raw, tenant_id: UUID) -> tuple[ErasedRows, ...]:
    """Delete every row of a tenant within the open transaction, and count before and after.

    Whoever wants to write for the tenant meanwhile waits, and then finds no tenant.

    Raises:
        TenantUnknown: There is no row of the tenant itself, or the transaction may not see it.
    """
    held = connection.execute("SELECT FROM app.tenants WHERE id = %s FOR UPDATE", (tenant_id,))
    if held.fetchone() is None:
        raise TenantUnknown(str(tenant_id))
    tables = read_catalogue(connection).tables
    before = _counted(connection, tables, tenant_id)
    for table in reversed(tables):
        delete = sql.SQL("DELETE FROM {} WHERE {} = {}").format(
            sql.Identifier("app", table), sql.Identifier(key_of(table)), sql.Literal(tenant_id)
        )
        connection.execute(delete)
    after = _counted(connection, tables, tenant_id)
    return tuple(
        ErasedRows(table=table, before=before[table], after=after[table])
        for table in sorted(tables)
    )


def erase_with_tombstone(
    connection: Raw,
    key: SealingKey,
    tenant_id: UUID,
    *,
    slug_hash: str,
    by: str,
    operator: UUID,
) -> tuple[Tombstone, tuple[ErasedRows, ...]]:
    """Delete every row of a tenant, leave a tombstone, and tell the operator's audit log, all or none.

    Args:
        connection: Of the owner.
        key: What contexts are sealed with.
        tenant_id: Whose rows.
        slug_hash: What the tombstone keeps of the slug.
        by: Who wanted it.
        operator: The tenant whose audit log says so.

    Raises:
        TenantUnknown: There is no such tenant.
    """
    with connection.transaction():
        show(connection, key, tenant_id)
        rows = erase_rows(connection, tenant_id)
        counts = {one.table: one.before for one in rows if one.before}
        connection.execute(
            "INSERT INTO app_private.erasures (tenant_id, slug_sha256, erased_by, counts) "
            "VALUES (%s, %s, %s, %s) ON CONFLICT (tenant_id) DO UPDATE SET erased_at = now(), "
            "erased_by = excluded.erased_by, counts = excluded.counts",
            (tenant_id, slug_hash, by, Jsonb(counts)),
        )
        (stone,) = (one for one in tombstones(connection) if one.tenant_id == tenant_id)
        show(connection, key, operator)
        connection.execute(
            "INSERT INTO app.audit_log (tenant_id, actor, action, subject, detail) "
            "VALUES (%s, %s, 'tenant.erase', %s, %s)",
            (operator, by, str(tenant_id), canonical(counts).decode()),
        )
    return stone, rows


def tombstones(connection: Raw) -> tuple[Tombstone, ...]:
    """Return what is kept of every erased tenant, the oldest first."""
    found = connection.execute(
        "SELECT tenant_id, slug_sha256, erased_at, erased_by, counts "
        "FROM app_private.erasures ORDER BY erased_at, tenant_id"
    ).fetchall()
    return tuple(
        Tombstone(
            tenant_id=tenant_id,
            slug_sha256=hashed,
            erased_at=at.astimezone(UTC),
            erased_by=by,
            counts=counts,
        )
        for tenant_id, hashed, at, by, counts in found
    )


def tombstone_of(connection: Raw, slug: str) -> Tombstone | None:
    """Return what is kept of an erased tenant of this slug."""
    return next(
        (
            one
            for one in tombstones(connection)
            if slug_sha256(one.tenant_id, slug) == one.slug_sha256
        ),
        None,
    )


def _counted(connection: Raw, tables: Sequence[str], tenant_id: UUID) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for table in tables:
        count = sql.SQL("SELECT count(*) FROM {} WHERE {} = {}").format(
            sql.Identifier("app", table), sql.Identifier(key_of(table)), sql.Literal(tenant_id)
        )
        row = connection.execute(count).fetchone()
        counts[table] = int(row[0]) if row else 0
    return counts
