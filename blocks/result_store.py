"""Where Prefect keeps what tasks returned: in the database, each result under its tenant."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from prefect.filesystems import WritableFileSystem
from prefect.utilities.asyncutils import run_sync_in_worker_thread
from pydantic import PrivateAttr
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from blocks.database.schema import ResultRow
from blocks.database_home import DatabaseHome
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.errors import DatabaseUnavailable
from domain.tenancy import TenantSlug

_KEY = re.compile(r"(?P<tenant>[a-z0-9]+(?:-[a-z0-9]+)*)/[^\x00]+")


_PAUSES_S = (0.2, 1.0, 3.0)
"""Between tries, while a server that was killed recovers."""

T = TypeVar("T")

_DRAWN = re.compile(r"[0-9a-f]{16,64}")


class PostgresResults(WritableFileSystem):
    """Results of tasks under their content key, `<tenant>/...`.

    Flows of a machine with a database use it by themselves, unless Prefect was given another place.
    Other machines share it with `PREFECT_DEFAULT_RESULT_STORAGE_BLOCK=atelier-postgres-results/<name>`;
    Prefect then keeps results without a content key as well, unless a flow or task says
    `persist_result=False`.
    """

    _block_type_name = "Atelier results in PostgreSQL"
    _block_type_slug = "atelier-postgres-results"

    postgres: Postgres | None = None
    """The database; None for that of the home folder of whoever runs."""
    tenant: TenantSlug | None = None
    """Whose results it keeps; None for those of every tenant, told apart by their keys."""

    elsewhere: Path | None = None
    """Folder for what has no tenant, such as Prefect's notes of failures; None refuses it."""

    _tenants: dict[str, UUID] = PrivateAttr(default_factory=dict[str, UUID])
    """Ids by slug; neither ever changes."""

    def read_path(self, path: str, *, _sync: bool = True) -> bytes:  # pyright: ignore[reportIncompatibleMethodOverride] # declared async, called with `_sync=True`
        """Return the result kept under a key.

        Args:
            path: The key.
            _sync: What Prefect says to have the synchronous one of two methods.

        Raises:
            ValueError: There is none, or the key is not one of this store.
            TenantUnknown: The tenant is suspended.
            DatabaseUnavailable: The database does not answer.
        """
        if note := self._note(path):
            return note.read_bytes()
        body = self._patiently(lambda: self._kept(path))
        if body is None:
            raise ValueError(f"No result is kept under {path!r}; its task has to run.")
        return body

    def write_path(self, path: str, content: bytes, *, _sync: bool = True) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] # declared async, called with `_sync=True`
        """Keep a result under a key, in place of what was there; the same twice is the same as once.

        Args:
            path: The key.
            content: The result as Prefect has written it.
            _sync: What Prefect says to have the synchronous one of two methods.

        Raises:
            ValueError: The key is not one of this store.
            TenantUnknown: The tenant is suspended.
            DatabaseUnavailable: The database does not answer.
        """
        if note := self._note(path):
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_bytes(content)
            return
        self._patiently(lambda: self._keep(path, content))

    def _keep(self, path: str, content: bytes) -> None:
        owner = self._owner(path) or self._make_owner(path)
        new = insert(ResultRow).values(tenant_id=owner, key=path, body=content)
        keep = new.on_conflict_do_update(
            index_elements=["tenant_id", "key"],
            set_={"body": new.excluded.body, "written_at": func.now()},
            where=ResultRow.body.is_distinct_from(new.excluded.body),
        )
        with self._database.session(owner) as session:
            session.execute(keep)

    def _kept(self, path: str) -> bytes | None:
        owner = self._owner(path)
        if owner is None:
            return None
        with self._database.session(owner) as session:
            return session.scalars(
                select(ResultRow.body).where(ResultRow.key == path)
            ).one_or_none()

    def _patiently(self, work: Callable[[], T]) -> T:
        """Do the work, again while the server comes back: what is lost here is paid twice."""
        for pause_s in _PAUSES_S:
            try:
                return work()
            except DatabaseUnavailable:
                if self.postgres is None:  # the home's own server, which nobody else may start
                    with suppress(DatabaseUnavailable):
                        DatabaseHome().postgres()
                time.sleep(pause_s)
        return work()

    # Not `asyncio.to_thread`: its few threads are where builds wait for pictures.

    async def aread_path(self, path: str) -> bytes:
        """Return the result kept under a key, while the event loop goes on; see `read_path`."""
        return await run_sync_in_worker_thread(self.read_path, path)

    async def awrite_path(self, path: str, content: bytes) -> None:
        """Keep a result under a key, while the event loop goes on; see `write_path`."""
        await run_sync_in_worker_thread(self.write_path, path, content)

    def _resolve_path(self, path: str) -> None:
        """Say that keys are no paths, or Prefect makes them relative to the working folder."""

    def _note(self, key: str) -> Path | None:
        """Return the file of a key Prefect drew at random; None when it is a key with a tenant."""
        return self.elsewhere / key if self.elsewhere and _DRAWN.fullmatch(key) else None

    @cached_property
    def _database(self) -> Postgres:
        return self.postgres or DatabaseHome().postgres()

    def _owner(self, key: str) -> UUID | None:
        """Return the id of the tenant a key begins with; None when nobody knows it yet."""
        slug = self._slug(key)
        if slug not in self._tenants and (known := self._database.tenant(slug)):
            self._tenants[slug] = known
        return self._tenants.get(slug)

    def _make_owner(self, key: str) -> UUID:
        return ensure_tenant(self._database, self._slug(key))

    def _slug(self, key: str) -> str:
        match = _KEY.fullmatch(key)
        if match is None:
            raise ValueError(
                f"The result key {key!r} does not begin with a tenant. Give the task a cache key of "
                f"the form `<tenant>/...`, or set `persist_result=False` where it is made."
            )
        slug = match["tenant"]
        if self.tenant not in (None, slug):
            raise ValueError(
                f"The result key {key!r} is one of tenant {slug!r}, but this block keeps the results "
                f"of {self.tenant!r} only. Use a block of that tenant, or one without a tenant."
            )
        return slug
