"""Two invented tenants with rows in every table there is, made from the catalogue."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from psycopg import sql

from blocks.database.asking import Raw, text
from blocks.database.seal import SealingKey

_COLUMNS = """\
SELECT a.attname, format_type(a.atttypid, a.atttypmod),
    has_column_privilege(c.oid, a.attnum, 'INSERT'), a.atthasdef OR a.attidentity <> ''
FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
WHERE c.relnamespace = 'app'::regnamespace AND c.relname = %s AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attnum"""

_TABLES = """\
SELECT c.relname FROM pg_class AS c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname"""

_POINTERS = """\
SELECT o.relname, array_agg(a.attname::text ORDER BY k.place),
    array_agg(f.attname::text ORDER BY k.place), p.confdeltype::text, r.relname
FROM pg_constraint AS p
JOIN pg_class AS o ON o.oid = p.conrelid JOIN pg_class AS r ON r.oid = p.confrelid
CROSS JOIN LATERAL unnest(p.conkey, p.confkey) WITH ORDINALITY AS k(mine, theirs, place)
JOIN pg_attribute AS a ON a.attrelid = p.conrelid AND a.attnum = k.mine
JOIN pg_attribute AS f ON f.attrelid = p.confrelid AND f.attnum = k.theirs
WHERE p.contype = 'f' AND o.relnamespace = 'app'::regnamespace
GROUP BY p.oid, o.relname, p.confdeltype, r.relname"""

_CHECKS = """\
SELECT pg_get_constraintdef(p.oid) FROM pg_constraint AS p JOIN pg_class AS c ON c.oid = p.conrelid
WHERE p.contype = 'c' AND c.relnamespace = 'app'::regnamespace AND c.relname = %s"""

_LEFT_EMPTY = {("blobs", "stored_at")}
"""Columns that a check forbids beside another one that is filled."""


@dataclass(frozen=True)
class Pointer:
    """A foreign key."""

    table: str
    columns: tuple[str, ...]
    to_table: str
    to_columns: tuple[str, ...]
    holds_back: bool
    """Whether a row that is pointed at cannot be deleted."""


@dataclass
class Invented:
    """A tenant with its seal, and the rows it was given."""

    key: SealingKey
    tenant_id: UUID = field(default_factory=uuid4)
    counts: dict[str, int] = field(default_factory=dict[str, int])
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict[str, list[dict[str, Any]]])

    @property
    def seal(self) -> str:
        """A valid context of this tenant."""
        return self.key.seal(self.tenant_id)


@dataclass(frozen=True)
class Catalogue:
    """The tables of schema `app` as they are, those before that others point at."""

    tables: tuple[str, ...]
    pointers: tuple[Pointer, ...]

    def holds_back(self, table: str) -> bool:
        """Whether rows of other tables keep rows of this one from being deleted."""
        return any(p.holds_back and p.to_table == table for p in self.pointers)


def read_catalogue(connection: Raw) -> Catalogue:
    """Return the tables and foreign keys of schema `app`."""
    names = [str(row[0]) for row in connection.execute(_TABLES).fetchall()]
    pointers = tuple(
        Pointer(str(row[0]), tuple(row[1]), str(row[4]), tuple(row[2]), str(row[3]) in "ar")
        for row in connection.execute(_POINTERS).fetchall()
    )
    return Catalogue(_in_order(names, pointers), pointers)


def fill(app: Raw, tenant: Invented, catalogue: Catalogue, *, count: int) -> None:
    """Write `count` rows of a tenant into every table, as the application would.

    Args:
        app: Connection of the application's role, in autocommit.
        tenant: Whose rows; learns what was written.
        catalogue: The tables.
        count: Rows of each table but `tenants`, which gets one.
    """
    with app.transaction():
        app.execute("SELECT set_config('app.tenant', %s, true)", (tenant.seal,))
        for table in catalogue.tables:
            for number in range(1, (1 if table == "tenants" else count) + 1):
                if insert := _insert(app, tenant, table, catalogue, number):
                    made = app.execute(insert.encode()).fetchall()
                    tenant.rows.setdefault(table, []).extend(row[0] for row in made)
        for table in catalogue.tables:
            tenant.counts[table] = _count(app, table)


def inserting(app: Raw, tenant: Invented, table: str, catalogue: Catalogue) -> str:
    """Return an INSERT of one more row of a tenant, every value of it legal."""
    made = _insert(app, tenant, table, catalogue, len(tenant.rows.get(table, ())) or 1)
    if made is None:  # nobody may write it: the key alone has to be refused
        row = {"tenant_id": str(tenant.tenant_id)}
        return _statement(table, row)
    return made


def _insert(
    app: Raw, tenant: Invented, table: str, catalogue: Catalogue, number: int
) -> str | None:
    checks = [str(row[0]) for row in app.execute(_CHECKS, (table,)).fetchall()]
    columns = app.execute(_COLUMNS, (table,)).fetchall()
    row = _pointed(tenant, table, catalogue.pointers, number)
    for name, kind, may_insert, has_default in columns:
        if not may_insert or name in row or (table, name) in _LEFT_EMPTY:
            continue
        if kind == "uuid" and (has_default or name == "id") and table != "tenants":
            continue
        row[name] = _value(str(kind), str(name), checks, f"{tenant.tenant_id.hex[:6]}-{number}")
    row["id" if table == "tenants" else "tenant_id"] = str(tenant.tenant_id)
    writable = {str(name) for name, _, may_insert, _ in columns if may_insert}
    return _statement(table, {k: v for k, v in row.items() if k in writable}) if writable else None


def _pointed(
    tenant: Invented, table: str, pointers: Sequence[Pointer], number: int
) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for pointer in pointers:
        found = tenant.rows.get(pointer.to_table, ())
        if pointer.table == table and found and pointer.to_table != "tenants":
            target = found[(number - 1) % len(found)]
            row |= dict(zip(pointer.columns, map(target.get, pointer.to_columns), strict=True))
    return row


def _value(kind: str, column: str, checks: Sequence[str], mark: str) -> Any:
    about = [check for check in checks if re.search(rf"\b{column}\b", check)]
    number = int(mark.rpartition("-")[2])
    for check in about:
        if "[0-9a-f]{64}" in check:
            return hashlib.sha256(f"{column} {mark}".encode()).hexdigest()
        if listed := re.search(rf"\(\(?{column} = ANY \(+ARRAY\['(\w+)'", check):
            return listed[1]
    made: Mapping[str, Any] = {
        "bigint": number,
        "bytea": "\\x" + "00" * number,
        "jsonb": "{}",
        "text[]": "{}",
        "boolean": False,
        "double precision": 0.5,
        "uuid": str(UUID(int=number)),
        "timestamp with time zone": "2030-01-01T00:00:00Z",
    }
    if kind.startswith("numeric"):
        return number
    return made.get(kind, f"{column.replace('_', '-')}-{mark}")


def _statement(table: str, row: Mapping[str, Any]) -> str:
    return text(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier("app", table),
            sql.SQL(", ").join(map(sql.Identifier, row)),
            sql.SQL(", ").join(sql.Literal(value) for value in row.values()),
        )
        + sql.SQL(" RETURNING to_jsonb({})").format(sql.Identifier(table))
    )


def _count(app: Raw, table: str) -> int:
    return app.execute(sql.SQL("SELECT FROM {}").format(sql.Identifier("app", table))).rowcount


def _in_order(names: Sequence[str], pointers: Sequence[Pointer]) -> tuple[str, ...]:
    done: list[str] = []
    waiting = list(names)
    while waiting:
        ready = [
            name
            for name in waiting
            if all(p.to_table in done or p.to_table == name for p in pointers if p.table == name)
        ] or waiting[:1]
        done += ready
        waiting = [name for name in waiting if name not in ready]
    # The log's trigger fills it.
    return tuple(sorted(done, key=lambda name: name == "audit_heads"))
