"""Make a database ready: roles, schema, sealing key; every step may be repeated."""

import io
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from blocks.database.roles import (
    AUTHN,
    LOGINS,
    MIGRATOR,
    OWNER,
    database_statements,
    role_statements,
)
from blocks.database.seal import SealingKey
from domain.errors import DatabaseUnavailable
from domain.value import Value

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parents[1] / "migrations"


class Credentials(Value):
    """How each role logs in, and the key tenant contexts are sealed with. Kept in a closed file."""

    passwords: dict[str, str]
    seal_key_id: int = 1
    seal_key: str
    """Hexadecimal digits."""

    @classmethod
    def new(cls) -> "Credentials":
        """Draw new ones."""
        return cls(
            passwords={role: secrets.token_urlsafe(24) for role in LOGINS},
            seal_key=secrets.token_hex(32),
        )


def prepare(admin_url: str, credentials: Credentials, *, database: str) -> Mapping[str, str]:
    """Make roles and database, migrate, and return the address of each role.

    Args:
        admin_url: Address of a superuser, or of a role that may create roles and databases.
        credentials: What the roles log in with from now on.
        database: Name of the database; made when it is not there.
    """
    with psycopg.connect(_plain(admin_url), autocommit=True) as admin:
        for statement in role_statements(credentials.passwords):
            admin.execute(statement)
        there = admin.execute("SELECT FROM pg_database WHERE datname = %s", (database,)).fetchone()
        if there is None:
            # From an empty template: whatever somebody put into template1 stays out.
            make = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'"
            admin.execute(sql.SQL(make).format(sql.Identifier(database)))
    url = make_url(admin_url).set(database=database)
    with psycopg.connect(_plain(url.render_as_string(hide_password=False))) as admin:
        for statement in database_statements(database):
            admin.execute(statement)
    urls = {
        role: url.set(username=role, password=credentials.passwords[role]).render_as_string(
            hide_password=False
        )
        for role in LOGINS
    }
    migrate(urls[MIGRATOR])
    keep_sealing_key(
        urls[MIGRATOR], SealingKey(credentials.seal_key_id, bytes.fromhex(credentials.seal_key))
    )
    return urls


def end_connections(admin_url: str) -> int:
    """End every connection of the roles that log in, and return how many there were.

    Args:
        admin_url: Address of a superuser, or of a role that may end connections of these.

    Raises:
        DatabaseUnavailable: The role may not.
    """
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = ANY(%s)"
    with psycopg.connect(_plain(admin_url), autocommit=True) as admin:
        try:
            return len(admin.execute(end, ([*LOGINS],)).fetchall())
        except psycopg.errors.InsufficientPrivilege as error:
            raise DatabaseUnavailable(
                "Passwords and sealing key are new, but this administrator may not end connections "
                "with the old ones. Restart the database server, which ends them."
            ) from error


def migrate(migrator_url: str, revision: str = "head") -> None:
    """Bring the schema to a revision; several that try at once take turns."""
    from alembic import command  # 0.15 s, which only set-up needs

    command.upgrade(_config(migrator_url), revision)


def revision(migrator_url: str) -> tuple[str, str]:
    """Return the schema's revision and the server's version."""
    with psycopg.connect(_plain(migrator_url)) as migrator:
        migrator.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(OWNER)))
        row = migrator.execute(
            "SELECT version_num, current_setting('server_version') FROM app_private.alembic_version"
        ).fetchone()
    if row is None:
        raise DatabaseUnavailable("The schema has no revision. Make it with `atelier db init`.")
    return str(row[0]), str(row[1]).split(" ")[0]


def every_tenant(migrator_url: str) -> dict[str, UUID]:
    """Return the id of every tenant by its slug, for work on all of them."""
    with psycopg.connect(_plain(migrator_url)) as migrator:
        migrator.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(AUTHN)))
        rows = migrator.execute("SELECT slug, id FROM app.tenants ORDER BY slug").fetchall()
    return {str(slug): id_ for slug, id_ in rows}


def migration_sql() -> str:
    """Return every migration as the SQL it would run."""
    from alembic import command

    config = _config("postgresql+psycopg://")
    config.output_buffer = io.StringIO()
    command.upgrade(config, "head", sql=True)
    return config.output_buffer.getvalue()


def keep_sealing_key(migrator_url: str, key: SealingKey) -> None:
    """Let the database verify what this key seals; an older key stays good until it is removed."""
    inner, outer = key.pads
    with psycopg.connect(_plain(migrator_url)) as migrator:
        migrator.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(OWNER)))
        migrator.execute(
            "INSERT INTO app_private.seal_keys (key_id, inner_pad, outer_pad) VALUES (%s, %s, %s) "
            "ON CONFLICT (key_id) DO UPDATE SET inner_pad = excluded.inner_pad, "
            "outer_pad = excluded.outer_pad",
            (key.key_id, inner, outer),
        )


def _config(url: str) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["url"] = url
    return config


def _plain(url: str) -> str:
    """Return an SQLAlchemy address as psycopg reads it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)
