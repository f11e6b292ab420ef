"""Everything that is looked after for all live runs at once: their wishes, their life, their loop."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from uuid import UUID

import httpx
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.logging.loggers import flow_run_logger
from prefect.settings import get_current_settings

from blocks.memory import trim
from deployments.throughput.engine import Ending
from deployments.throughput.floor import Floor

LOOK_S = 2.0
"""Seconds until a cancelled or suspended run hears of it, at most."""

BEAT_S = 30.0

TRIM_S = 15.0
"""Without it glibc keeps what is freed: 44 to 53 MB after a dozen builds (measured 2026-11)."""

_BATCH = 500
_log = logging.getLogger("prefect.workers.throughput")


class Watch:
    """Looks after the runs of a floor, from outside its loop."""

    def __init__(self, floor: Floor, client: PrefectClient, *, stall_s: float) -> None:
        self._floor = floor
        self._client = client
        self._stall_s = stall_s
        self._stalled_since: float | None = None
        self._seen: dict[UUID, UUID | None] = {}
        """States that are nobody's wish, as they were at the last look."""

    async def keep(self) -> None:
        """Look until cancelled."""
        beat_s = max(BEAT_S, get_current_settings().flows.heartbeat_frequency or 0)
        await asyncio.gather(
            _every(LOOK_S, self.hear),
            _every(beat_s, self.beat),
            _every(0.5, self.check_loop),
            _every(TRIM_S, self.trim),
        )

    async def hear(self) -> None:
        """End the runs that somebody cancelled, suspended or gave another state."""
        ids = list(self._floor.live)
        self._seen = {one: self._seen[one] for one in self._seen.keys() & self._floor.live.keys()}
        for start in range(0, len(ids), _BATCH):
            for told in await self._not_running(ids[start : start + _BATCH]):
                self._heard(told)

    async def beat(self) -> None:
        """Tell the server that every run lives."""
        for number, one in enumerate([*self._floor.live.values()]):
            if one.engine and one.engine.state.is_running():
                one.engine.beat()
            if number % 50 == 49:
                await asyncio.sleep(0)

    async def trim(self) -> None:
        """Return to the system what builds that ended have freed."""
        await asyncio.to_thread(trim)

    async def check_loop(self) -> None:
        """Report a loop that stands still once, with the run that holds it, and when it goes on."""
        silent_s = time.monotonic() - self._floor.ticked_at
        if silent_s < self._stall_s:
            if self._stalled_since is not None:
                stood_s = self._floor.ticked_at - self._stalled_since
                _log.warning("The event loop goes on after %.1f s.", stood_s)
                self._stalled_since = None
            return
        if self._stalled_since is None:
            self._stalled_since = self._floor.ticked_at
            self._report(silent_s)

    def _report(self, silent_s: float) -> None:
        one, place = self._floor.at_work()
        whose = f"the run {one.flow_run.id} of {one.tenant!r}" if one else "no run"
        sentence = (
            f"The event loop has stood still for {silent_s:.1f} s, and all {len(self._floor.live)} "
            f"runs with it: {whose} is at {place}. Move that work to a thread."
        )
        _log.error(sentence)
        if one:
            flow_run_logger(one.flow_run).error(sentence)

    async def _not_running(self, ids: list[UUID]) -> list[FlowRun]:
        under_way = [StateType.RUNNING, StateType.PENDING]
        return await self._client.read_flow_runs(
            flow_run_filter=FlowRunFilter(
                id=FlowRunFilterId(any_=ids),
                state=FlowRunFilterState(type=FlowRunFilterStateType(not_any_=under_way)),
            ),
            limit=200,
        )

    def _heard(self, told: FlowRun) -> None:
        one, state = self._floor.live.get(told.id), told.state
        if one is None or state is None:
            return
        if state.is_cancelling():
            self._floor.end(one, Ending.CANCELLED)
        elif state.is_paused() and one.engine:
            one.engine.suspend(state)
        elif one.engine and one.engine.state.is_running():
            # Seen twice, so that it is not the run itself that has just ended.
            if self._seen.get(told.id) == told.state_id:
                self._floor.end(one, Ending.TAKEN)
            self._seen[told.id] = told.state_id


async def _every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    while True:
        await asyncio.sleep(seconds)
        try:
            await work()
        except httpx.HTTPError as error:
            _log.warning("The server was not heard: %s: %s", type(error).__name__, error)
        except Exception:  # nobody would hear of cancelled runs any more
            _log.exception("Looking after the runs failed, and is tried again.")
