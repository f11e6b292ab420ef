"""A run's entries in the database, written while it works; without a database, nothing."""

import asyncio
import time
from collections.abc import Awaitable
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import UUID

from prefect import get_client, get_run_logger
from prefect.exceptions import Pause, TerminationSignal
from prefect.runtime import flow_run
from prefect.utilities.annotations import quote

from blocks._home_folder import has_database
from domain.errors import DatabaseUnavailable, NotAllowed, TenantUnknown, UserUnknown
from domain.ledger import Ended
from domain.lifecycle import WorkflowState
from domain.release import Manifest
from flows._team import Team
from tasks.ledger import open_run, record_failure, record_moments, record_repetition

if TYPE_CHECKING:
    from blocks.model_gateway import Account

_SECONDS_BETWEEN_ENTRIES = 1.0
_REFUSALS = (NotAllowed, TenantUnknown, UserUnknown)


def account_of(tenant: str, run: UUID) -> "Account":
    """Return whose money a run spends on models."""
    from blocks.database_home import DatabaseHome
    from blocks.model_gateway import Account
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    return Account(postgres=postgres, tenant_id=tenant_id(postgres, tenant), execution_id=run)


class Record:
    """One run in the ledger, with its events; a database that fails stops no build."""

    def __init__(
        self,
        team: Team,
        *,
        project: str,
        tenant: str,
        user: str | None,
        flow: str = "build-website",
    ) -> None:
        self._team = team
        self._project = project
        self._tenant = tenant
        self._user = user
        self._flow = flow
        self._written_at = time.monotonic()
        self._opening: asyncio.Task[UUID] | None = None
        self._writing: asyncio.Task[None] | None = None
        self._is_over = False
        self._problem: DatabaseUnavailable | None = None
        """Why nothing is written down though there is a database; None while it is."""

    async def __aenter__(self) -> Self:
        if not has_database():
            if self._user:
                raise DatabaseUnavailable(
                    f"There is no database, so nobody knows what {self._user!r} may do. Make one "
                    f"with `atelier db init`, or leave the user out."
                )
            return self
        # Not awaited here: the agents need not wait until SQLAlchemy is imported.
        self._opening = asyncio.create_task(self._open())
        self._team.diary.is_kept = True
        self._team.after_each.append(self._write_soon)
        if self._user:
            await self._opening
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # A run that waits for its approval is suspended, and goes on in another process.
        if self._opening and not self._is_over and not isinstance(error, Pause | None):
            await self._fail(error)

    async def run(self) -> UUID | None:
        """Return the run's id in the database, everything so far written; None when it cannot be."""
        await self._write()
        return await self._opened()

    async def account(self) -> "Account | None":
        """Return whose money the run spends on models; None when there is no database.

        Raises:
            DatabaseUnavailable: There is one, but nothing can be written down there.
        """
        run = await self._opened()
        if run is None and self._problem:
            raise self._problem
        return None if run is None else await asyncio.to_thread(account_of, self._tenant, run)

    async def repeat(self, manifest: Manifest) -> None:
        """Write down that the release was there already."""
        if run := await self.run():
            await self._try(record_repetition(manifest, execution_id=run, tenant=self._tenant))
        self._is_over = True

    async def rejected(self, reason: str) -> None:
        """Write down that a reviewer rejected what was made."""
        await self._end(WorkflowState.CANCELLED, error="Rejected", reason=reason)
        self._is_over = True

    def released(self) -> None:
        """Take note that the release was written down, and with it the end of the run."""
        self._is_over = True

    async def _fail(self, error: BaseException) -> None:
        gone = isinstance(error, asyncio.CancelledError | TerminationSignal | KeyboardInterrupt)
        if gone and await _goes_on():
            await self.run()
            return
        status = WorkflowState.CANCELLED if gone else WorkflowState.FAILED
        await self._end(status, error=type(error).__name__, reason=str(error))

    async def _end(self, status: Ended, *, error: str, reason: str) -> None:
        self._team.diary.end_step()
        if run := await self.run():
            writing = record_failure(
                run, tenant=self._tenant, status=status, error=error, reason=reason
            )
            await self._try(writing)

    async def _open(self) -> UUID:
        return await open_run(
            self._project,
            flow=self._flow,
            tenant=self._tenant,
            run=UUID(flow_run.get_id()),
            user=self._user,
        )

    async def _opened(self) -> UUID | None:
        if self._opening is None:
            return None
        try:
            return await self._opening
        except _REFUSALS:
            raise
        except Exception as error:  # the site is made all the same
            self._give_up(error)
            return None

    def _write_soon(self) -> None:
        """Write at most once a second, and let nobody wait for it."""
        is_due = time.monotonic() - self._written_at >= _SECONDS_BETWEEN_ENTRIES
        if is_due and (self._writing is None or self._writing.done()):
            self._writing = asyncio.create_task(self._write_once())

    async def _write(self) -> None:
        if self._writing:
            await self._writing
        await self._write_once()

    async def _write_once(self) -> None:
        self._written_at = time.monotonic()
        run = await self._opened()
        moments = self._team.diary.take()
        if run and moments:
            writing = record_moments(
                quote(moments),  # pyright: ignore[reportArgumentType] # Prefect takes the quote off
                execution_id=run,
                tenant=self._tenant,
            )
            await self._try(writing)

    async def _try(self, writing: Awaitable[None]) -> None:
        try:
            await writing
        except Exception as error:  # the site is made all the same
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        if isinstance(error, DatabaseUnavailable):
            self._problem = error
        if self._team.diary.is_kept:
            get_run_logger().error("The run could not be written down: %s", error)
        self._team.diary.is_kept = False
        self._opening = None


async def _goes_on() -> bool:
    """Whether this run is only interrupted: a worker starts it again, unless somebody cancelled it."""
    async with get_client() as client:
        run = await client.read_flow_run(UUID(flow_run.get_id()))
    state = run.state
    is_cancelled = state is not None and (state.is_cancelling() or state.is_cancelled())
    return run.deployment_id is not None and not is_cancelled
