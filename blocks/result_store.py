"""Where Prefect keeps what tasks returned: in the database, each result under its tenant."""

import re
from functools import cached_property
from uuid import UUID

from prefect.filesystems import WritableFileSystem
from prefect.utilities.asyncutils import run_sync_in_worker_thread
from pydantic import PrivateAttr
from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from blocks.database.schema import ResultRow
from blocks.database_home import DatabaseHome
from blocks.postgres import Postgres
from blocks.tenants import tenant_id
from domain.tenancy import TenantSlug

_KEY = re.compile(r"(?P<tenant>[a-z0-9]+(?:-[a-z0-9]+)*)/[^\x00]+")


class PostgresResults(WritableFileSystem):
    """Results of tasks under their content key, `<tenant>/...`.

    `PREFECT_DEFAULT_RESULT_STORAGE_BLOCK=atelier-postgres-results/<name>` switches it on. Prefect then
    keeps the results of flows and of tasks without a content key as well, unless they say
    `persist_result=False`; those have no tenant and are refused here.
    """

    _block_type_name = "Atelier results in PostgreSQL"
    _block_type_slug = "atelier-postgres-results"

    postgres: Postgres | None = None
    """The database; None for that of the home folder of whoever runs."""
    tenant: TenantSlug | None = None
    """Whose results it keeps; None for those of every tenant, told apart by their keys."""

    _tenants: dict[str, UUID] = PrivateAttr(default_factory=dict[str, UUID])
    """Ids by slug; neither ever changes."""

    def read_path(self, path: str, *, _sync: bool = True) -> bytes:  # pyright: ignore[reportIncompatibleMethodOverride] # declared async, called with `_sync=True`
        """Return the result kept under a key.

        Args:
            path: The key.
            _sync: What Prefect says to have the synchronous one of two methods.

        Raises:
            ValueError: There is none, or the key is not one of this store.
            TenantUnknown: No active tenant has the name the key begins with.
            DatabaseUnavailable: The database does not answer.
        """
        owner = self._owner(path)
        with self._database.session(owner) as session:
            body = session.scalars(
                select(ResultRow.body).where(ResultRow.key == path)
            ).one_or_none()
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
            TenantUnknown: No active tenant has the name the key begins with.
            DatabaseUnavailable: The database does not answer.
        """
        owner = self._owner(path)
        new = insert(ResultRow).values(tenant_id=owner, key=path, body=content)
        keep = new.on_conflict_do_update(
            index_elements=["tenant_id", "key"],
            set_={"body": new.excluded.body, "written_at": func.now()},
            where=ResultRow.body.is_distinct_from(new.excluded.body),
        )
        with self._database.session(owner) as session:
            session.execute(keep)

    # Not `asyncio.to_thread`: its few threads are where builds wait for pictures.

    async def aread_path(self, path: str) -> bytes:
        """Return the result kept under a key, while the event loop goes on; see `read_path`."""
        return await run_sync_in_worker_thread(self.read_path, path)

    async def awrite_path(self, path: str, content: bytes) -> None:
        """Keep a result under a key, while the event loop goes on; see `write_path`."""
        await run_sync_in_worker_thread(self.write_path, path, content)

    def _resolve_path(self, path: str) -> None:
        """Say that keys are no paths, or Prefect makes them relative to the working folder."""

    @cached_property
    def _database(self) -> Postgres:
        return self.postgres or DatabaseHome().postgres()

    def _owner(self, key: str) -> UUID:
        """Return the id of the tenant a key begins with."""
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
        if slug not in self._tenants:
            self._tenants[slug] = tenant_id(self._database, slug)
        return self._tenants[slug]
