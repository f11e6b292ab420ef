"""A run that only tries something: whose money it spends, and how it ended, without any news."""

import asyncio
from types import TracebackType
from typing import TYPE_CHECKING, Self
from uuid import UUID

from prefect.exceptions import TerminationSignal
from prefect.runtime import flow_run

from blocks._home_folder import has_database
from domain.errors import DatabaseUnavailable
from domain.ledger import AgentCall
from domain.lifecycle import WorkflowState
from flows._record import account_of
from flows._team import Team
from tasks.trials import close_trial, open_trial

if TYPE_CHECKING:
    from blocks.model_gateway import Account


class TrialRecord:
    """One trial in the ledger; without a database, nothing is written down."""

    def __init__(
        self, team: Team, *, project: str, tenant: str, user: str | None, flow: str
    ) -> None:
        self._team = team
        self._project = project
        self._tenant = tenant
        self._user = user
        self._flow = flow
        self._opened: UUID | None = None

    async def __aenter__(self) -> Self:
        if not has_database():
            if self._user:
                raise DatabaseUnavailable(
                    f"There is no database, so nobody knows what {self._user!r} may do. Make one "
                    f"with `atelier db init`, or leave the user out."
                )
            return self
        self._team.diary.is_kept = True
        self._opened = await open_trial(
            self._project,
            flow=self._flow,
            tenant=self._tenant,
            run=UUID(flow_run.get_id()),
            user=self._user,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._opened is None:
            return
        gone = isinstance(error, asyncio.CancelledError | TerminationSignal | KeyboardInterrupt)
        ended = WorkflowState.CANCELLED if gone else WorkflowState.FAILED
        moments = self._team.diary.take()
        await close_trial(
            self._opened,
            tenant=self._tenant,
            calls=[one for one in moments if isinstance(one, AgentCall)],
            status=WorkflowState.COMPLETED if error is None else ended,
            reason="Only tried; nothing was released." if error is None else str(error),
        )

    async def account(self) -> "Account | None":
        """Return whose money the run spends on models; None when nothing can be written down."""
        if self._opened is None:
            return None
        return await asyncio.to_thread(account_of, self._tenant, self._opened)

    async def run(self) -> UUID | None:
        """Return the run's id in the database; None when there is none."""
        return self._opened

    def released(self) -> None:
        """Do nothing: a trial releases nothing."""
