"""Which database this machine works with: an embedded one, or one somebody else runs."""

import contextlib
import os
import secrets
from pathlib import Path
from uuid import UUID

from prefect.blocks.core import Block
from psycopg import OperationalError
from pydantic import Field, SecretStr
from sqlalchemy import make_url

from blocks.database.roles import APP, LOGINS, MIGRATOR, READER, RELAY
from blocks.database.setup import (
    Credentials,
    end_connections,
    every_tenant,
    migrate,
    prepare,
    revision,
)
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.home import Home
from blocks.postgres import Postgres
from domain.errors import DatabaseUnavailable
from domain.value import Value

DATABASE = "atelier"
"""Name of the application's database; Prefect's own is never in it."""


class Access(Value):
    """How this machine reaches the database; kept in a file only its user may read."""

    credentials: Credentials
    server: str | None = None
    """Address of a server somebody else runs, without names and passwords; None for the embedded one."""
    database: str = DATABASE


class DatabaseHome(Block):
    """The database of one home folder."""

    _block_type_name = "Atelier database home"
    _block_type_slug = "atelier-database-home"

    home: Home = Field(default_factory=Home)

    @property
    def embedded(self) -> EmbeddedPostgres:
        """The server this home would run itself."""
        return EmbeddedPostgres(folder=self.home.folder / "postgres")

    @property
    def is_set_up(self) -> bool:
        """Whether `init` was run for this home."""
        return self._file.is_file()

    def init(self, admin_url: str | None = None, *, new_keys: bool = False) -> Postgres:
        """Make the database with its roles, schema and keys, or bring it up to date.

        Args:
            admin_url: Address of an administrator on a PostgreSQL 15 or newer; None runs the
                embedded one. It is used once and not kept.
            new_keys: Draw passwords and sealing key anew, and end what came in with the old ones.

        Raises:
            DatabaseUnavailable: The server cannot be started or does not answer.
        """
        known = self._access()
        credentials = known.credentials if known and not new_keys else Credentials.new()
        if admin_url:
            url = make_url(admin_url).set(drivername="postgresql+psycopg")
            admin = url.render_as_string(hide_password=False)
            server = str(url._replace(username=None, password=None, database=None))
        else:
            admin, server = self.embedded.start(), None
        # Kept first: should this stop half-way, the next try finds the passwords it set.
        self._keep(Access(credentials=credentials, server=server))
        try:
            prepare(admin, credentials, database=DATABASE)
            if new_keys:
                end_connections(admin)
        except OperationalError as error:
            first = str(error).strip().splitlines()[0]
            raise DatabaseUnavailable(
                f"The database does not answer: {first}. Check the address of the administrator."
            ) from error
        return self.postgres()

    def postgres(self) -> Postgres:
        """Return the door to the database, starting the embedded server if it sleeps.

        Raises:
            DatabaseUnavailable: There is none yet, or it cannot be started.
        """
        access = self._known()
        server = self._server(access)  # asked once: an embedded one answers before it is named
        urls = {role: SecretStr(_url(server, access, role)) for role in (APP, READER, RELAY)}
        return Postgres(
            app_url=urls[APP],
            reader_url=urls[READER],
            relay_url=urls[RELAY],
            seal_key_id=access.credentials.seal_key_id,
            seal_key=SecretStr(access.credentials.seal_key),
        )

    def migrate(self) -> None:
        """Bring the schema to what this version of Atelier needs."""
        migrate(self._url(self._known(), MIGRATOR))

    @property
    def server(self) -> str | None:
        """Address of a server somebody else runs; None for the embedded one."""
        return self._known().server

    def revision(self) -> tuple[str, str]:
        """Return the revision of the schema and the version of the server.

        Raises:
            DatabaseUnavailable: It does not answer.
        """
        return revision(self._url(self._known(), MIGRATOR))

    def tenants(self) -> dict[str, UUID]:
        """Return the id of every tenant by its slug, for work on all of them."""
        return every_tenant(self._url(self._known(), MIGRATOR))

    @property
    def credentials(self) -> Credentials:
        """How the roles log in, and the sealing key.

        Raises:
            DatabaseUnavailable: There is no database yet.
        """
        return self._known().credentials

    def role_url(self, role: str) -> str:
        """Return the address of one of the roles that may log in.

        Raises:
            ValueError: There is no such role.
        """
        if role not in LOGINS:
            raise ValueError(f"{role!r} is no role that logs in; take one of {', '.join(LOGINS)}.")
        return self._url(self._known(), role)

    @property
    def _file(self) -> Path:
        return self.home.folder / "database" / "access.json"

    def _access(self) -> Access | None:
        with contextlib.suppress(FileNotFoundError):
            return Access.model_validate_json(self._file.read_bytes())
        return None

    def _known(self) -> Access:
        if access := self._access():
            return access
        raise DatabaseUnavailable(
            f"There is no database in {str(self.home.folder)!r} yet. Make one with `atelier db init`."
        )

    def _url(self, access: Access, role: str) -> str:
        return _url(self._server(access), access, role)

    def _server(self, access: Access) -> str:
        return access.server or self.embedded.start()

    def _keep(self, access: Access) -> None:
        folder = self.home.room("database")
        part = folder / f".access.{secrets.token_hex(4)}"
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(access.model_dump_json())
        part.replace(folder / "access.json")


def _url(server: str, access: Access, role: str) -> str:
    return (
        make_url(server)
        .set(
            username=role,
            password=access.credentials.passwords[role],
            database=access.database,
        )
        .render_as_string(hide_password=False)
    )
