"""Prove that no tenant reaches another tenant's rows: ask the database, and certify its answers."""

import secrets
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from blocks.database import pgbouncer
from blocks.database.asking import Raw
from blocks.database.attacks import Connect, accepted_risks, attack
from blocks.database.certificate import Certificate, Probe
from blocks.database.connections import connections, through_pooler
from blocks.database.probes import (
    ROLES,
    SELF_MADE,
    World,
    contexts,
    enter,
    inserts,
    leave,
    probe_tables,
)
from blocks.database.roles import APP, LOGINS, MIGRATOR, OWNER, database_statements
from blocks.database.sample_rows import Invented, fill, read_catalogue
from blocks.database.seal import SealingKey
from blocks.database.setup import Credentials, keep_sealing_key, migrate, revision
from blocks.database.structure import compare, examine


def prove(admin_url: str, credentials: Credentials, *, database: str = "atelier") -> Certificate:
    """Examine a database, try everything in a scratch one beside it, and certify the answers.

    Of the database itself only the catalogue is read. Nothing in it and no role is changed.

    Args:
        admin_url: Address of a superuser, or of a role that may create databases.
        credentials: What the roles of this server log in with.
        database: The database to certify.
    """
    began = time.monotonic()
    schema_revision, version = revision(_address(admin_url, credentials, MIGRATOR, database))
    with scratch(admin_url, credentials) as (urls, key):
        connect = connector(urls)
        with connect_as_admin(admin_url, database) as live, connect(MIGRATOR) as made:
            probes = [*examine(live, where=database), *compare(live, made, where=database)]
        world = make_world(connect, key)
        probes += probe_rows(connect, world)
        probes += connections(urls, connect, world, key)
        probes += attack(connect, world, str(make_url(urls[APP]).database))
        pooled, not_run = _pooled(urls[APP], credentials, world)
    probes += pooled
    return Certificate(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        database=database,
        server_version=version,
        schema_revision=schema_revision,
        tables=len(world.catalogue.tables),
        duration_s=time.monotonic() - began,
        probes=tuple(probes),
        accepted=accepted_risks(probes),
        not_run=not_run,
    )


@contextmanager
def scratch(
    admin_url: str, credentials: Credentials
) -> Generator[tuple[Mapping[str, str], SealingKey]]:
    """Make a database as the migrations make it, and drop it at the end.

    Yields:
        The address of every role that logs in, and the database's own sealing key.
    """
    name = f"atelier_proof_{secrets.token_hex(6)}"
    urls = {role: _address(admin_url, credentials, role, name) for role in LOGINS}
    key = SealingKey(1, secrets.token_bytes(32))
    with connect_as_admin(admin_url) as admin:
        make = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'"
        admin.execute(sql.SQL(make).format(sql.Identifier(name)))
        try:
            with connect_as_admin(admin_url, name) as inside:
                for statement in database_statements(name):
                    inside.execute(statement)
            migrate(urls[MIGRATOR])
            keep_sealing_key(urls[MIGRATOR], key)
            yield urls, key
        finally:
            drop = "DROP DATABASE {} WITH (FORCE)"
            admin.execute(sql.SQL(drop).format(sql.Identifier(name)))


def make_world(connect: Connect, key: SealingKey) -> World:
    """Write the rows of two invented tenants, as the application would, into every table."""
    mine, other = Invented(key), Invented(key)
    with connect(APP) as app, connect(MIGRATOR) as migrator:
        catalogue = read_catalogue(app)
        fill(app, mine, catalogue, count=2)
        fill(app, other, catalogue, count=3)
        migrator.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(OWNER)))
        for table in catalogue.tables:  # for the attacks on what statistics give away
            migrator.execute(sql.SQL("ANALYZE {}").format(sql.Identifier("app", table)))
        rows = {one.tenant_id: inserts(app, one, catalogue) for one in (mine, other)}
        return World(mine, other, catalogue, rows)


def probe_rows(connect: Connect, world: World) -> Iterator[Probe]:
    """Ask every verb of every table as every role in every state of the context."""
    for role in ROLES:
        with connect(MIGRATOR if role in SELF_MADE else role) as connection:
            for context, state, statements in contexts(world):
                if role in SELF_MADE:
                    connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
                enter(connection, statements)
                yield from probe_tables(
                    *(connection, world), role=role, context=context, state=state
                )
                leave(connection)


def connector(urls: Mapping[str, str]) -> Connect:
    """Return what opens an autocommit connection of a role."""

    def connect(role: str) -> Raw:
        return psycopg.connect(_plain(urls[role]), autocommit=True, prepare_threshold=None)

    return connect


def connect_as_admin(admin_url: str, database: str | None = None) -> Raw:
    """Open an autocommit connection of the administrator."""
    url = make_url(admin_url)
    if database is not None:
        url = url.set(database=database)
    return psycopg.connect(_plain(url.render_as_string(hide_password=False)), autocommit=True)


def _pooled(
    url: str, credentials: Credentials, world: World
) -> tuple[list[Probe], tuple[str, ...]]:
    program = pgbouncer.program()
    if program is None:
        return [], ("PgBouncer in transaction mode: it is not installed on this machine.",)
    try:
        with pgbouncer.pooled(program, url, credentials.passwords) as through:
            return list(through_pooler(through, world, "PgBouncer in transaction mode")), ()
    except (OSError, psycopg.OperationalError) as error:
        return [], (f"PgBouncer in transaction mode: {error}",)


def _address(admin_url: str, credentials: Credentials, role: str, database: str) -> str:
    url = make_url(admin_url).set(
        drivername="postgresql+psycopg",
        username=role,
        password=credentials.passwords[role],
        database=database,
    )
    return url.render_as_string(hide_password=False)


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg://", "postgresql://", 1)
