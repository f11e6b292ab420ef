"""Prefect's engine without what it starts for every single run, and told why a run is ended."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from anyio import CancelScope
from prefect.client.schemas.objects import State
from prefect.flow_engine import AsyncFlowRunEngine
from prefect.states import AwaitingRetry


class Ending(StrEnum):
    """Why a run is ended from outside."""

    CANCELLED = "cancelled"
    PUT_BACK = "put back"
    """The worker ends; the run goes on in another one, with what it has kept."""
    TAKEN = "taken"
    """Somebody else has given it another state already."""


@dataclass
class LeanEngine(AsyncFlowRunEngine[..., Any]):
    """One run of a flow among many in this event loop.

    Prefect itself would start a thread for the heartbeat of each run and another one, with an event
    loop and a websocket, to hear of its suspension. The second is left out for runs that have no
    deployment, so the engine is given the run without it; what the run sees is read again later.
    """

    ending: Ending | None = None
    _is_told: bool = False

    @property
    def heartbeat_seconds(self) -> None:
        """None: whoever holds all runs calls `beat`."""

    @property
    def is_told(self) -> bool:
        """Whether the server knows how the run ended."""
        return self._is_told or self.state.is_final()

    @property
    def is_asked_to_stop(self) -> bool:
        """Whether it stops before its next task."""
        return self._flow_run_suspension_request.is_requested()

    async def work(self) -> None:
        """Run the flow until it has a final state, is suspended or ended."""
        async with self.start():
            while self.is_running():
                async with self.run_context():
                    self.beat()
                    await self.call_flow_fn()

    def beat(self) -> None:
        """Tell the server that the run lives."""
        if not self.state.is_final():
            self._emit_flow_run_heartbeat()

    def suspend(self, state: State) -> None:
        """Stop before the next task; `state` is what the server has given the run."""
        self._flow_run_suspension_request.mark_requested(state)

    async def handle_crash(self, exc: BaseException) -> None:
        """Report how the run ended, which is a crash only when nobody ended it."""
        self._is_told = True
        if self.ending is None:
            await super().handle_crash(exc)
        elif self.ending is Ending.CANCELLED:
            await self.handle_cancellation(exc)
        elif self.ending is Ending.PUT_BACK:
            with CancelScope(shield=True):
                self.logger.info("The worker ends; the run goes on from what it has kept.")
                await self.set_state(put_back(), force=True)


def put_back() -> State:
    """Return the state of a run that goes on elsewhere."""
    return AwaitingRetry(message="Its worker ended; it goes on from what was kept.")
