"""What waits on the server for the runs of a work pool, read as it comes in."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterNextScheduledStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import FlowRun, StateType, WorkPool, WorkQueue
from prefect.client.schemas.sorting import FlowRunSort

from deployments.throughput.shares import Applicant, Queue

PAGE = 200
"""Most runs the server returns at once."""

PAGES = 25
"""Most pages of a full reading; runs beyond them are found when those before them are done."""

_ALL_S = 30.0
"""Seconds between two full readings; between them only what has become due is read."""

_READING = 0.2
"""Most of the time that full readings may take: one of five thousand runs takes half a minute."""

_OVERLAP = timedelta(seconds=10)
"""How far clocks may differ, and how long a run may take to be written."""

_FRESH_S = 2.0
"""How old news of a waiting run may be for it to be begun without asking again."""

_QUEUES_S = 3.0
_POLLED_S = 15.0
_HOME = "local"
_DUE = FlowRunFilterStateType(any_=[StateType.SCHEDULED])
_TENANT = "tenant:"


@dataclass(frozen=True)
class Waiting:
    """A run that is due."""

    flow_run: FlowRun
    read_at: float
    """When the server said so, by the monotonic clock."""

    @property
    def applicant(self) -> Applicant:
        """The run as one of those who ask for a place."""
        run = self.flow_run
        since = run.next_scheduled_start_time or run.created or datetime.now(UTC)
        return Applicant(run_id=run.id, tenant=tenant_of(run), queue=run.work_queue_id, since=since)


@dataclass
class WaitingRoom:
    """The due runs of a pool that this process knows of."""

    pool: str
    names: frozenset[str] = frozenset()
    """Queues that are served; all when empty."""
    runs: dict[UUID, Waiting] = field(default_factory=dict[UUID, Waiting])
    _all_from: float = float("-inf")
    """When all of it is read again."""
    _queues_at: float = float("-inf")
    _polled_at: float = float("-inf")
    _since: datetime | None = None
    _queues: list[WorkQueue] = field(default_factory=list[WorkQueue])

    async def look(self, client: PrefectClient) -> None:
        """Read what has become due since the last look; all of it now and then."""
        started, now = time.monotonic(), datetime.now(UTC)
        after = self._since
        if is_all := started >= self._all_from:
            self.runs, after = {}, None
        for page in range(PAGES):
            found = await self._page(client, after=after, before=now, offset=page * PAGE)
            for run in found:
                if run.empirical_policy.retry_type != "in_process":
                    self.runs[run.id] = Waiting(run, started)
            if len(found) < PAGE:
                break
        if is_all:
            took_s = time.monotonic() - started
            self._all_from = started + max(_ALL_S, took_s / _READING)
        self._since = now - _OVERLAP
        if is_all or started - self._polled_at >= _POLLED_S:
            self._polled_at = started
            await self._show_up(client)

    async def still_due(self, client: PrefectClient, some: Sequence[Waiting]) -> list[FlowRun]:
        """Return those of a page of runs that are still due, as they are now.

        Prefect would let a worker begin a run that is finished.
        """
        now = time.monotonic()
        fresh = {one.flow_run.id: one.flow_run for one in some if now - one.read_at < _FRESH_S}
        stale = [one.flow_run.id for one in some if one.flow_run.id not in fresh]
        if stale:
            found = await client.read_flow_runs(
                flow_run_filter=FlowRunFilter(
                    id=FlowRunFilterId(any_=stale), state=FlowRunFilterState(type=_DUE)
                ),
                limit=PAGE,
            )
            fresh |= {run.id: run for run in found}
        return [fresh[one.flow_run.id] for one in some if one.flow_run.id in fresh]

    async def queues(self, client: PrefectClient, pool: WorkPool) -> Mapping[UUID, Queue]:
        """Return the queues that are open, and the places left in them and in the pool."""
        if time.monotonic() - self._queues_at >= _QUEUES_S:
            self._queues_at = time.monotonic()
            self._queues = await client.read_work_queues(work_pool_name=self.pool)
        open_ones = [
            one
            for one in self._queues
            if not one.is_paused and (not self.names or one.name in self.names)
        ]
        if pool.is_paused:
            return {}
        taken = await self._taken(client, pool, open_ones)
        return {
            one.id: Queue(
                one.priority,
                None
                if one.concurrency_limit is None
                else max(0, one.concurrency_limit - taken.get(one.id, 0)),
            )
            for one in open_ones
        }

    async def _taken(
        self, client: PrefectClient, pool: WorkPool, queues: list[WorkQueue]
    ) -> Mapping[UUID, int]:
        """Return how many runs of each queue are under way, in all workers; nothing without limits."""
        if pool.concurrency_limit is None and all(q.concurrency_limit is None for q in queues):
            return {}
        status = await client.read_work_pool_concurrency_status(
            self.pool, limit=PAGE, flow_run_limit=0
        )
        return {one.queue_id: one.active_slots for one in status.queues}

    async def _page(
        self, client: PrefectClient, *, after: datetime | None, before: datetime, offset: int
    ) -> list[FlowRun]:
        due: dict[str, Any] = {"after_": after, "before_": before}
        return await client.read_flow_runs(
            flow_run_filter=FlowRunFilter(
                state=FlowRunFilterState(type=_DUE),
                next_scheduled_start_time=FlowRunFilterNextScheduledStartTime.model_validate(due),
            ),
            work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[self.pool])),
            sort=FlowRunSort.NEXT_SCHEDULED_START_TIME_ASC,
            limit=PAGE,
            offset=offset,
        )

    async def _show_up(self, client: PrefectClient) -> None:
        """Ask the way other workers do, which is how the server knows that queues are served."""
        await client.request(
            "POST",
            "/work_pools/{name}/get_scheduled_flow_runs",
            path_params={"name": self.pool},
            json={"limit": 1, "work_queue_names": sorted(self.names)},
        )


def tenant_of(run: FlowRun) -> str:
    """Return whose run it is: what its parameters say, else its tags."""
    said = run.parameters.get("tenant")
    if isinstance(said, str) and said:
        return said
    tagged = (tag.removeprefix(_TENANT) for tag in sorted(run.tags) if tag.startswith(_TENANT))
    return next(tagged, _HOME)
