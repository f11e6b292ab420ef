"""The roles of the database cluster: who may log in, and what each can never do."""

from collections.abc import Mapping

from psycopg import sql

OWNER = "atelier_owner"
"""Owns everything, cannot log in, and is held by the policies like everybody else."""
MIGRATOR = "atelier_migrator"
"""Changes the schema, as the owner."""
APP = "atelier_app"
"""Reads and writes rows of the tenant its transaction is sealed for."""
READER = "atelier_reader"
"""Reads rows of the tenant its transaction is sealed for."""
RELAY = "atelier_relay"
"""Reads the events of every tenant, and nothing else."""
AUTHN = "atelier_authn"
"""Owns the two functions that find a tenant before there is a context; cannot log in."""

LOGINS = (MIGRATOR, APP, READER, RELAY)
HARMLESS = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"

_SETTINGS: Mapping[str, Mapping[str, str]] = {
    APP: {"statement_timeout": "30s", "idle_in_transaction_session_timeout": "30s"},
    READER: {
        "default_transaction_read_only": "on",
        "statement_timeout": "5min",
        "idle_in_transaction_session_timeout": "60s",
    },
    RELAY: {"default_transaction_read_only": "on", "idle_in_transaction_session_timeout": "30s"},
    MIGRATOR: {"lock_timeout": "2s"},
}


def role_statements(passwords: Mapping[str, str]) -> list[sql.SQL | sql.Composed]:
    """Return what makes the roles or brings them back to what they should be.

    Args:
        passwords: One for each role of `LOGINS`.
    """
    statements: list[sql.SQL | sql.Composed] = []
    for role in (OWNER, AUTHN, *LOGINS):
        statements.append(
            sql.SQL(
                "DO $do$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {name}) "
                "THEN CREATE ROLE {role}; END IF; END $do$"
            ).format(name=sql.Literal(role), role=sql.Identifier(role))
        )
        login = "LOGIN" if role in LOGINS else "NOLOGIN"
        # The migrator becomes the owner only when it says so.
        statements.append(
            sql.SQL("ALTER ROLE {role} " + f"{login} {HARMLESS} NOINHERIT").format(
                role=sql.Identifier(role)
            )
        )
    for role in LOGINS:
        statements.append(
            sql.SQL("ALTER ROLE {role} PASSWORD {password}").format(
                role=sql.Identifier(role), password=sql.Literal(passwords[role])
            )
        )
        statements += (
            sql.SQL("ALTER ROLE {role} SET {name} = {value}").format(
                role=sql.Identifier(role), name=sql.Identifier(name), value=sql.Literal(value)
            )
            for name, value in _SETTINGS[role].items()
        )
    statements.append(
        sql.SQL("GRANT {owner} TO {migrator}; GRANT {authn} TO {owner}").format(
            owner=sql.Identifier(OWNER),
            authn=sql.Identifier(AUTHN),
            migrator=sql.Identifier(MIGRATOR),
        )
    )
    return statements


def database_statements(database: str) -> list[sql.SQL | sql.Composed]:
    """Return what leaves nobody a right on a new database but those who need one.

    Nobody may make temporary tables: one that is left behind would show a tenant's rows to the next
    user of the connection.
    """
    name = sql.Identifier(database)
    logins = sql.SQL(", ").join(map(sql.Identifier, LOGINS))
    return [
        sql.SQL("REVOKE ALL ON DATABASE {database} FROM PUBLIC").format(database=name),
        sql.SQL("GRANT CONNECT ON DATABASE {database} TO {roles}").format(
            database=name, roles=logins
        ),
        sql.SQL("GRANT CREATE ON DATABASE {database} TO {owner}").format(
            database=name, owner=sql.Identifier(OWNER)
        ),
        sql.SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC"),
        *(
            sql.SQL("CREATE SCHEMA IF NOT EXISTS {schema} AUTHORIZATION {owner}").format(
                schema=sql.Identifier(schema), owner=sql.Identifier(OWNER)
            )
            for schema in ("app", "app_private")
        ),
    ]
