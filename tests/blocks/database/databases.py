"""A prepared database and how it is reached, for the tests of this folder."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from psycopg import sql
from sqlalchemy import make_url

from blocks.database.asking import Raw
from blocks.database.attacks import Connect
from blocks.database.isolation import connect_as_admin, connector
from blocks.database.roles import LOGINS, database_statements
from blocks.database.seal import SealingKey
from blocks.database.setup import Credentials


@dataclass(frozen=True)
class Database:
    """A database of the server with roles, schema and sealing key, but without rows."""

    name: str
    admin_url: str
    """Of the administrator, in this database."""
    urls: dict[str, str]
    """Address of each role that logs in."""
    credentials: Credentials

    @property
    def key(self) -> SealingKey:
        return SealingKey(self.credentials.seal_key_id, bytes.fromhex(self.credentials.seal_key))

    @property
    def connect(self) -> Connect:
        """Opens an autocommit connection of a role."""
        return connector(self.urls)

    def admin(self) -> Raw:
        """Open an autocommit connection of the administrator."""
        return connect_as_admin(self.admin_url)


def copied(server_url: str, template: Database) -> Iterator[Database]:
    """Copy a database, and drop the copy when the test is over."""
    name = f"test_{secrets.token_hex(4)}"
    make = "CREATE DATABASE {} TEMPLATE {} STRATEGY wal_log"
    drop = "DROP DATABASE {} WITH (FORCE)"
    with connect_as_admin(server_url) as admin:
        admin.execute(sql.SQL(make).format(sql.Identifier(name), sql.Identifier(template.name)))
        for statement in database_statements(name)[:3]:  # rights on a database are not copied
            admin.execute(statement)
        yield reached(server_url, name, template.credentials)
        admin.execute(sql.SQL(drop).format(sql.Identifier(name)))


def reached(server_url: str, name: str, credentials: Credentials) -> Database:
    """Return a database of a server with the addresses of its roles."""
    url = make_url(server_url).set(database=name)
    return Database(
        name=name,
        admin_url=url.render_as_string(hide_password=False),
        urls={
            role: url.set(
                drivername="postgresql+psycopg",
                username=role,
                password=credentials.passwords[role],
            ).render_as_string(hide_password=False)
            for role in LOGINS
        },
        credentials=credentials,
    )
