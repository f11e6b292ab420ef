"""What the catalogue of a database has to say, written from the models and independent of the DDL.

`security.py` makes policies and grants; this says again what they must come to. Two statements of one
intent: a slip in either is a failed proof.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from sqlalchemy import Table

from blocks.database.roles import APP, AUTHN, OWNER, READER, RELAY
from blocks.database.schema import changeable, is_deletable, tables

BOUND = frozenset({APP, READER, OWNER})
"""Roles that see the rows of the sealed tenant, and no others."""

OVERSEERS = frozenset(
    {(RELAY, "events"), (AUTHN, "tenants"), (AUTHN, "api_keys"), (AUTHN, "users")}
)
"""Roles that see the rows of every tenant of one table: the event stream, and finding a tenant."""

TENANTLESS_KEYS = {
    "tenants_pkey": "a tenant's own id is the tenant",
    "tenants_slug_key": "a slug finds a tenant before there is a context; it is public",
    "api_keys_key_sha256_key": "hash of 256 random bits, so that nothing is learnt by probing",
}
"""Unique indexes that do not begin with the tenant, and why."""

DEFINERS = {
    "current_tenant": (OWNER, frozenset({APP, READER})),
    "seal_audit_entry": (OWNER, frozenset[str]()),
    "refuse_erased_tenant": (OWNER, frozenset[str]()),
    "resolve_tenant": (AUTHN, frozenset({APP})),
    "resolve_api_key": (AUTHN, frozenset({APP})),
}
"""Functions that run as their owner: the owner, and who besides it may call them."""

RAISES_FIRST = frozenset({"audit_log"})
"""Tables whose own trigger refuses a foreign row before the policy does."""

_WRITTEN_BY_THE_DATABASE = {
    "events": {"seq", "at", "xid"},
    "audit_log": {"seq", "at", "previous_sha256", "sha256"},
}
_AUTHN_READS = {
    "tenants": {"id", "slug", "status"},
    "users": {"tenant_id", "id", "is_active"},
    "api_keys": {"tenant_id", "id", "user_id", "key_sha256", "expires_at", "revoked_at"},
}

Right = tuple[str, str, str]
"""Role, privilege, and column; the column is empty when the whole table is meant."""


def key_of(table: str) -> str:
    """Return the column that says whose row it is."""
    return "id" if table == "tenants" else "tenant_id"


@cache
def modelled() -> Mapping[str, Table]:
    """Return the tables there are models of, by name; found once, as a proof asks 40,000 times."""
    return {table.name: table for table in tables()}


@cache
def rights(table: Table) -> frozenset[Right]:
    """Return every privilege on a table that somebody besides its owner has to have."""
    return frozenset(_rights(table))


def policies(table: str) -> dict[str, tuple[str, str, frozenset[str], str, str]]:
    """Return every policy of a table: kind, command, roles, USING and WITH CHECK."""
    mine = f"({key_of(table)} = ( SELECT app.current_tenant() AS current_tenant))"
    found = {
        "tenant_rows": ("PERMISSIVE", "ALL", BOUND, mine, mine),
        "tenant_floor": ("RESTRICTIVE", "ALL", BOUND, mine, mine),
    }
    for role, overseen in OVERSEERS:
        if overseen == table:
            name = "relay_reads" if role == RELAY else "authn_finds"
            found[name] = ("PERMISSIVE", "SELECT", frozenset({role}), "true", "")
    return found


def _rights(table: Table) -> Iterator[Right]:
    yield from ((role, "SELECT", "") for role in (APP, READER))
    if table.name == "events":
        yield (RELAY, "SELECT", "")
    yield from ((AUTHN, "SELECT", column) for column in _AUTHN_READS.get(table.name, ()))
    if table.name == "audit_heads":
        return
    made = _WRITTEN_BY_THE_DATABASE.get(table.name, set[str]()) | {"created_at"}
    yield from ((APP, "INSERT", column.name) for column in table.columns if column.name not in made)
    yield from ((APP, "UPDATE", column) for column in changeable(table))
    if is_deletable(table):
        yield (APP, "DELETE", "")
