"""The same questions over the ways an application really connects: pools, threads, plans, PgBouncer."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast
from uuid import UUID

import psycopg
from psycopg import sql
from pydantic import SecretStr
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from blocks.database.asking import Raw, ask, named, open_probe, rows, run
from blocks.database.attacks import Connect
from blocks.database.certificate import Probe
from blocks.database.expected import key_of
from blocks.database.probes import (
    BEGIN,
    VERBS,
    World,
    enter,
    leave,
    probe_tables,
    show,
)
from blocks.database.roles import APP, MIGRATOR, READER, RELAY
from blocks.database.sample_rows import Invented
from blocks.database.schema import Project
from blocks.database.seal import SealingKey
from blocks.postgres import Postgres
from domain.errors import AtelierError

_PART = "connections"
_THREADS, _TURNS = 8, 10


def connections(
    urls: Mapping[str, str], connect: Connect, world: World, key: SealingKey
) -> Iterator[Probe]:
    """Ask over pools, threads, async connections and reused plans."""
    door = _door(urls, key)
    yield from _through_sessions(door, world)
    yield from _left_behind(door, world)
    yield from _many_threads(door, world)
    yield from _strong_roles(urls, key, world.mine.tenant_id)
    _close(door, world.mine.tenant_id)
    with connect(APP) as connection:
        yield from _reused_plans(connection, world)
    with connect(APP) as held, ThreadPoolExecutor(1) as pool:
        run(held, [BEGIN, show(world.other.seal)])
        yield from pool.submit(_in_a_thread, connect, world).result()
    with ThreadPoolExecutor(1) as pool:  # there may be a loop in this thread already
        yield from pool.submit(asyncio.run, _async(_plain(urls[APP]), world)).result()


def through_pooler(url: str, world: World, name: str) -> Iterator[Probe]:
    """Ask over a pooler in transaction mode, where two clients take turns on one server connection."""
    with _open(url) as one, _open(url) as two:
        for client, tenant in ((one, world), (two, world.swapped), (one, world)):
            for state, shown in (("sealed", [show(tenant.mine.seal)]), ("nobody", [])):
                enter(client, [BEGIN, *shown])
                yield from probe_tables(
                    *(client, tenant),
                    role=APP,
                    context=f"{name}, {'own seal' if shown else 'no context'}, taking turns",
                    state="sealed" if state == "sealed" else "nobody",
                    part=_PART,
                )
                client.execute("COMMIT" if shown else "ROLLBACK")


def _door(urls: Mapping[str, str], key: SealingKey, **changed: str) -> Postgres:
    given = {**urls, **changed}
    return Postgres(
        app_url=SecretStr(given[APP]),
        reader_url=SecretStr(given[READER]),
        relay_url=SecretStr(given[RELAY]),
        seal_key_id=key.key_id,
        seal_key=SecretStr(key.secret.hex()),
        pool_size=1,
    )


def _through_sessions(door: Postgres, world: World) -> Iterator[Probe]:
    for view, whose in ((world, "one"), (world.swapped, "other"), (world, "first again")):
        for read_only in (False, True):
            with door.session(view.mine.tenant_id, read_only=read_only) as session:
                raw = _raw(session)
                open_probe(raw)
                yield from probe_tables(
                    *(raw, view),
                    role=READER if read_only else APP,
                    context=f"the application's pool, {whose} tenant",
                    state="sealed",
                    part=_PART,
                    only_reads=read_only,
                )
                raw.execute("ROLLBACK TO SAVEPOINT probe")


def _left_behind(door: Postgres, world: World) -> Iterator[Probe]:
    """Leave on a pooled connection what must not reach its next user."""
    mine, other = world.mine, world.other
    for what, statements, question, expected in (
        ("a session-level context", (show(other.seal, local=False),), _PROJECTS, rows(2)),
        ("a cursor WITH HOLD", (_HOLD,), "FETCH ALL FROM held", "34000"),
        ("a LISTEN", ("LISTEN stale",), "SELECT * FROM pg_listening_channels()", rows(0)),
        (
            *("a session-level advisory lock", ("SELECT pg_advisory_lock(11)",)),
            *(
                "SELECT * FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
                rows(0),
            ),
        ),
        ("a setting", ("SET statement_timeout = 1",), "SELECT pg_sleep(0.01)", rows(1)),
        ("a role", ("SET ROLE NONE",), f"SELECT 1 WHERE current_user = '{APP}'", rows(1)),
    ):
        with door.session(other.tenant_id) as session:
            run(_raw(session), statements)
        with door.session(mine.tenant_id) as session:
            raw = _raw(session)
            open_probe(raw)
            yield _probe(
                f"{what} left on a pooled connection", question, expected, ask(raw, question)
            )
            raw.execute("ROLLBACK TO SAVEPOINT probe")
    yield _probe(
        *("the application's queries through the ORM", "SELECT", rows(2)),
        _in_session(door, mine.tenant_id, lambda s: rows(len(s.scalars(select(Project)).all()))),
    )
    with door.session(other.tenant_id) as session:
        run(_raw(session), [show(other.seal, local=False)])
    with door.session(mine.tenant_id) as session:
        raw = _raw(session)
        raw.rollback()  # and with it what this transaction showed
        enter(raw, [BEGIN])
        context = "a session-level context left on a pooled connection, none shown"
        yield _probe(context, _PROJECTS, rows(0), ask(raw, _PROJECTS))
        raw.rollback()


_PROJECTS = "SELECT * FROM app.projects"
_HOLD = "DECLARE held CURSOR WITH HOLD FOR SELECT * FROM app.projects"


def _many_threads(door: Postgres, world: World) -> Iterator[Probe]:
    """Let threads of both tenants share one pool; each has to count its own rows every time."""

    def count(number: int) -> int:
        tenant = (world.mine, world.other)[number % 2]
        with door.session(tenant.tenant_id, read_only=number % 3 == 0) as session:
            found = session.execute(text(_PROJECTS)).all()
        return int(len(found) != tenant.counts["projects"])

    with ThreadPoolExecutor(_THREADS) as pool:
        wrong = sum(pool.map(count, range(_THREADS * _TURNS)))
    asked = f"{_THREADS} threads, {_THREADS * _TURNS} sessions"
    yield _probe(f"{asked}, one pool, two tenants", "SELECT", "0 wrong", f"{wrong} wrong")


def _strong_roles(urls: Mapping[str, str], key: SealingKey, tenant_id: UUID) -> Iterator[Probe]:
    strong = _door(urls, key, **{APP: urls[MIGRATOR]})
    yield _probe(
        *("the address of a role that owns the tables", "session", "RoleTooStrong"),
        _in_session(strong, tenant_id, lambda s: str(s.scalar(text("SELECT 1")))),
    )


def _in_session(door: Postgres, tenant_id: UUID, use: Callable[[Session], str]) -> str:
    try:
        with door.session(tenant_id) as session:
            return use(session)
    except AtelierError as error:
        return type(error).__name__


def _close(door: Postgres, tenant_id: UUID) -> None:
    """Close the pools, which are kept for the life of the process."""
    for read_only in (False, True):
        with door.session(tenant_id, read_only=read_only) as session:
            engine = session.connection().engine
        engine.dispose()


def _reused_plans(connection: Raw, world: World) -> Iterator[Probe]:
    """Prepare statements once with a plan for every tenant, and use them in turns."""
    run(connection, ["SET plan_cache_mode = force_generic_plan"])
    prepared = {
        (table, verb.name): f"plan_{number}_{place}"
        for number, table in enumerate(world.catalogue.tables)
        for place, verb in enumerate(VERBS[:8])
        if not verb.name.startswith("UPDATE that moves")
    }
    verbs = {verb.name: verb for verb in VERBS}
    for (table, verb), name in prepared.items():
        run(connection, [f"PREPARE {name} AS {verbs[verb].write(world, table)}"])
    turns = (("own seal", world.mine), ("no context", None), ("own seal again", world.mine))
    for context, tenant in turns:
        enter(connection, [BEGIN, show(tenant.seal if tenant else "")])
        for (table, verb), name in prepared.items():
            yield Probe(
                part=_PART,
                role=APP,
                context=f"prepared once, {context}",
                action=verb,
                subject=table,
                expected=verbs[verb].expect(world, APP, table, "sealed" if tenant else "nobody"),
                outcome=ask(connection, f"EXECUTE {name}"),
            )
        connection.rollback()
    yield from _foreign_turn(connection, world, prepared)
    question = "SELECT * FROM pg_prepared_statements WHERE generic_plans = 0 AND name = 'plan_0_0'"
    enter(connection, [BEGIN])
    yield _probe("plans were really shared", question, rows(0), ask(connection, question))
    connection.rollback()


def _foreign_turn(
    connection: Raw, world: World, prepared: Mapping[tuple[str, str], str]
) -> Iterator[Probe]:
    enter(connection, [BEGIN, show(world.other.seal)])
    for table in world.catalogue.tables:
        yield Probe(
            part=_PART,
            role=APP,
            context="prepared once, the other tenant's turn",
            action="SELECT",
            subject=table,
            expected=rows(world.other.counts[table]),
            outcome=ask(connection, f"EXECUTE {prepared[table, 'SELECT']}"),
        )
    connection.rollback()


def _in_a_thread(connect: Connect, world: World) -> list[Probe]:
    """Ask in a thread while another one holds a transaction of the other tenant open."""
    with connect(APP) as connection:
        enter(connection, [BEGIN])
        found = list(
            probe_tables(
                *(connection, world),
                role=APP,
                context="no context, while another thread works for the other tenant",
                state="nobody",
                part=_PART,
            )
        )
        leave(connection)
        return found


async def _async(url: str, world: World) -> list[Probe]:
    """Let async connections of two tenants, and one without a context, work at the same time."""
    asked = [_async_counts(url, tenant, world) for tenant in (world.mine, world.other, None)]
    return [probe for found in await asyncio.gather(*asked) for probe in found]


async def _async_counts(url: str, tenant: Invented | None, world: World) -> list[Probe]:
    found: list[Probe] = []
    async with await psycopg.AsyncConnection.connect(url) as connection:
        await connection.execute(show(tenant.seal if tenant else "").encode())
        for table in world.catalogue.tables:
            question = sql.SQL("SELECT {} FROM {}").format(
                sql.Identifier(key_of(table)), sql.Identifier("app", table)
            )
            try:
                outcome = rows((await connection.execute(question)).rowcount)
            except psycopg.Error as error:
                outcome = named(error)
                await connection.rollback()
            found.append(
                Probe(
                    part=_PART,
                    role=APP,
                    context=f"async connection, {'a seal' if tenant else 'no context'}",
                    action="SELECT",
                    subject=table,
                    expected=rows(tenant.counts[table] if tenant else 0),
                    outcome=outcome,
                )
            )
        await connection.rollback()
    return found


def _probe(context: str, action: str, expected: str, outcome: str) -> Probe:
    return Probe(
        part=_PART,
        role=APP,
        context=context,
        action=action,
        subject="projects",
        expected=expected,
        outcome=outcome,
    )


def _raw(session: Session) -> Raw:
    return cast("Raw", session.connection().connection.driver_connection)


def _open(url: str) -> psycopg.Connection[tuple[Any, ...]]:
    return psycopg.connect(_plain(url), autocommit=True, prepare_threshold=None)


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)
