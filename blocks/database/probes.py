"""Every table, verb, role and state of the tenant context: what is asked, and what has to come back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal
from uuid import UUID

import psycopg
from psycopg import sql

from blocks.database.asking import GRANT, POLICY, SEAL, Raw, ask, copy, open_probe, rows, text
from blocks.database.certificate import Probe
from blocks.database.expected import BOUND, OVERSEERS, RAISES_FIRST, key_of, modelled, rights
from blocks.database.roles import APP, AUTHN, MIGRATOR, OWNER, READER, RELAY
from blocks.database.sample_rows import Catalogue, Invented, inserting
from blocks.database.schema import changeable
from blocks.database.seal import LIFE_S, SealingKey

State = Literal["nobody", "refused", "sealed"]
"""No tenant; a context that has to be refused; the first tenant's own context."""

SELF_MADE = (AUTHN, OWNER)
"""Roles nobody logs in as; the migrator becomes them."""
ROLES = (APP, READER, RELAY, MIGRATOR, *SELF_MADE)

BEGIN = "BEGIN READ WRITE"
"""What an attacker would write: two of the roles only read unless they are told otherwise."""


@dataclass(frozen=True)
class World:
    """What is asked about: two invented tenants and the tables."""

    mine: Invented
    other: Invented
    catalogue: Catalogue
    inserts: Mapping[UUID, Mapping[str, str]]
    """For each tenant and table, an INSERT of one more of its rows."""

    @property
    def swapped(self) -> "World":
        """The same seen by the other tenant."""
        return World(self.other, self.mine, self.catalogue, self.inserts)


@dataclass(frozen=True)
class Verb:
    """A kind of statement."""

    name: str
    write: Callable[[World, str], str]
    expect: Callable[[World, str, str, State], str]
    ask: Callable[[Raw, str], str] = ask
    not_for: tuple[str, ...] = ()
    """Roles to which the question is no attack: an owner may empty its own tables."""


def contexts(world: World) -> Iterator[tuple[str, State, Sequence[str]]]:
    """Yield every state a connection can be in: its name, what it is, and the SQL that makes it."""
    mine, other = world.mine, world.other
    tenant, _, until, sealed = mine.seal.split(".")
    forged = {
        "garbage": "garbage",
        "four parts of garbage": "a.1.1.a",
        "another tenant's id, unsealed": str(other.tenant_id),
        "own seal with another tenant's id": mine.seal.replace(tenant, str(other.tenant_id)),
        "own seal with a later limit": f"{tenant}.{mine.key.key_id}.{int(until) + 1}.{sealed}",
        "expired seal": mine.key.seal(other.tenant_id, now=float(until) - 2 * LIFE_S),
        "unknown key id": SealingKey(999, mine.key.secret).seal(other.tenant_id),
        "seal of a key the database does not know": SealingKey(mine.key.key_id, bytes(32)).seal(
            other.tenant_id
        ),
    }
    yield "no context", "nobody", (BEGIN,)
    yield "empty context", "nobody", (BEGIN, show(""))
    for name, value in forged.items():
        yield name, "refused", (BEGIN, show(value))
    yield "own seal", "sealed", (BEGIN, show(mine.seal))
    yield from _leftovers(mine, other)


def _leftovers(mine: Invented, other: Invented) -> Iterator[tuple[str, State, Sequence[str]]]:
    theirs = (BEGIN, show(other.seal))
    yield "after the other tenant's commit", "nobody", (*theirs, "COMMIT", BEGIN)
    yield "after the other tenant's error", "nobody", (*theirs, _ERROR, "ROLLBACK", BEGIN)
    yield (
        *("after a rolled-back savepoint with the other tenant's seal", "nobody"),
        (BEGIN, "SAVEPOINT s", show(other.seal), "ROLLBACK TO SAVEPOINT s"),
    )
    yield (
        *("own seal, after a rolled-back savepoint with the other tenant's", "sealed"),
        (BEGIN, show(mine.seal), "SAVEPOINT s", show(other.seal), "ROLLBACK TO SAVEPOINT s"),
    )
    yield (
        *("own seal, then injected SQL names the other tenant", "refused"),
        (BEGIN, show(mine.seal), show(str(other.tenant_id))),
    )
    left = show(other.seal, local=False)
    yield "session-level SET left behind, then the pool's reset", "nobody", (left, *RESET, BEGIN)
    yield "session-level SET left behind, own seal", "sealed", (left, BEGIN, show(mine.seal))


_ERROR = "SELECT 1 / 0"
RESET = ("CLOSE ALL", "UNLISTEN *", "SELECT pg_advisory_unlock_all()", "RESET ALL")
"""What the pool does between two users of a connection."""


def show(context: str, *, local: bool = True) -> str:
    """Return SQL that shows a context to the database."""
    return text(
        sql.SQL("SELECT set_config('app.tenant', {}, {})").format(
            sql.Literal(context), sql.Literal(local)
        )
    )


def enter(connection: Raw, statements: Sequence[str]) -> None:
    """Bring an autocommit connection into a state, ready for probes."""
    for statement in statements:
        try:
            connection.execute(statement.encode(), prepare=False)
        except psycopg.errors.DivisionByZero:
            if statement is not _ERROR:
                raise
    open_probe(connection)


def leave(connection: Raw) -> None:
    """End the transaction the probes were in, and forget what was set."""
    connection.rollback()
    connection.execute("RESET ALL")


def probe_tables(
    connection: Raw,
    world: World,
    *,
    role: str,
    context: str,
    state: State,
    part: str = "rows",
    only_reads: bool = False,
) -> Iterator[Probe]:
    """Ask every verb of every table in the state the connection is in; change nothing."""
    for table in world.catalogue.tables:
        for verb in READS if only_reads else VERBS:
            if role not in verb.not_for:
                yield Probe(
                    part=part,
                    role=role,
                    context=context,
                    action=verb.name,
                    subject=table,
                    expected=verb.expect(world, role, table, state),
                    outcome=verb.ask(connection, verb.write(world, table)),
                )


def inserts(app: Raw, tenant: Invented, catalogue: Catalogue) -> dict[str, str]:
    """Return for each table an INSERT of a row of `tenant`, legal but for whose it is."""
    return {table: inserting(app, tenant, table, catalogue) for table in catalogue.tables}


def _may(role: str, verb: str, table: str) -> bool:
    if role in (OWNER, MIGRATOR):
        return role == OWNER
    model = modelled().get(table)
    return model is not None and any(r[:2] == (role, verb) for r in rights(model))


def _seen(world: World, role: str, table: str, state: State, *, foreign: bool) -> str:
    if not _may(role, "SELECT", table):
        return GRANT
    theirs, mine = world.other.counts[table], world.mine.counts[table]
    if (role, table) in OVERSEERS:
        return rows(theirs if foreign else theirs + mine)
    return _met(state, 0 if foreign else mine)


def _met(state: State, count: int) -> str:
    """Return what a bound role meets: rows of its own tenant, none, or a refusal."""
    return SEAL if state == "refused" else rows(count if state == "sealed" else 0)


def _all(world: World, role: str, table: str, state: State) -> str:
    return _seen(world, role, table, state, foreign=False)


def _theirs(world: World, role: str, table: str, state: State) -> str:
    return _seen(world, role, table, state, foreign=True)


def _inserted(_world: World, role: str, table: str, state: State) -> str:
    if not _may(role, "INSERT", table):
        return GRANT
    return SEAL if state == "refused" or table in RAISES_FIRST else POLICY


def _changed(verb: str, *, foreign: bool) -> Callable[[World, str, str, State], str]:
    def expect(world: World, role: str, table: str, state: State) -> str:
        if not _may(role, verb, table):
            return GRANT
        met = _met(state, 0 if foreign else world.mine.counts[table])
        held = verb == "DELETE" and world.catalogue.holds_back(table)
        return "23503" if held and met not in (SEAL, rows(0)) else met

    return expect


def _moved(world: World, role: str, table: str, state: State) -> str:
    if role != OWNER:
        return GRANT
    return POLICY if state == "sealed" and world.mine.counts[table] else _met(state, 0)


def _refused(_world: World, _role: str, _table: str, _state: State) -> str:
    return GRANT


def _copied_in(_world: World, role: str, table: str, _state: State) -> str:
    return "0A000" if _may(role, "INSERT", table) and role in BOUND else GRANT


def _locked(_world: World, role: str, table: str, _state: State) -> str:
    return "done" if _may(role, "DELETE", table) else GRANT


def _sql(template: str) -> Callable[[World, str], str]:
    """Return what fills a statement in: `T` the table, `K` its tenant column, `O` the other tenant."""

    @cache
    def written(table: str, other: UUID) -> str:
        model = modelled().get(table)
        column = next(iter(changeable(model) if model is not None else ()), key_of(table))
        return text(
            sql.SQL(template).format(  # pyright: ignore[reportArgumentType] - constants of this file
                T=sql.Identifier("app", table),
                K=sql.Identifier(key_of(table)),
                C=sql.Identifier(column),
                O=sql.Literal(other),
            )
        )

    return lambda world, table: written(table, world.other.tenant_id)


VERBS = (
    Verb("SELECT", _sql("SELECT {K} FROM {T}"), _all),
    Verb("SELECT of the other tenant", _sql("SELECT {K} FROM {T} WHERE {K} = {O}"), _theirs),
    Verb(
        "INSERT for the other tenant",
        lambda world, table: world.inserts[world.other.tenant_id][table],
        _inserted,
    ),
    Verb(
        *("UPDATE of the other tenant", _sql("UPDATE {T} SET {C} = {C} WHERE {K} = {O}")),
        _changed("UPDATE", foreign=True),
    ),
    Verb("UPDATE", _sql("UPDATE {T} SET {C} = {C}"), _changed("UPDATE", foreign=False)),
    Verb("UPDATE that moves rows to the other tenant", _sql("UPDATE {T} SET {K} = {O}"), _moved),
    Verb(
        *("DELETE of the other tenant", _sql("DELETE FROM {T} WHERE {K} = {O}")),
        _changed("DELETE", foreign=True),
    ),
    Verb(*("DELETE", _sql("DELETE FROM {T}"), _changed("DELETE", foreign=False)), not_for=(OWNER,)),
    Verb("TRUNCATE", _sql("TRUNCATE {T} CASCADE"), _refused, not_for=(OWNER,)),
    Verb(
        *("REFERENCES", _sql("CREATE TABLE app.stolen (one uuid REFERENCES {T})"), _refused),
        not_for=(OWNER,),
    ),
    Verb(*("LOCK", _sql("LOCK TABLE {T} IN ACCESS EXCLUSIVE MODE"), _locked), not_for=(OWNER,)),
    Verb("COPY TO", _sql("COPY {T} ({K}) TO STDOUT"), _all, copy),
    Verb("COPY FROM", _sql("COPY {T} ({K}) FROM STDIN"), _copied_in, copy, not_for=(OWNER,)),
)
"""Every kind of statement that is asked of every table."""
READS = tuple(verb for verb in VERBS if verb.expect in (_all, _theirs))
"""Those that a transaction which only reads can be asked."""
