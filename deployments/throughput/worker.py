"""The type of worker: `prefect worker start --type atelier-throughput --pool fast`."""

import asyncio
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, NoReturn
from uuid import UUID

import httpx
from prefect.client.schemas.objects import FlowRun
from prefect.settings import PREFECT_WORKER_QUERY_SECONDS, temporary_settings
from prefect.workers.base import BaseJobConfiguration, BaseWorker, BaseWorkerResult
from pydantic import BaseModel, Field

from deployments.throughput.engine import Ending
from deployments.throughput.fit import Fitting, refusal, websites
from deployments.throughput.floor import Floor, Live
from deployments.throughput.shares import Shares
from deployments.throughput.waiting import PAGE, Waiting, WaitingRoom, tenant_of
from deployments.throughput.watch import Watch

LIMIT = 200
"""Places without `--limit`; each build takes some MB."""

POLL_S = 0.5
"""Seconds between two looks for new runs, unless Prefect's own setting says otherwise."""

_PUT_BACK_S = 30.0
_REMEMBERED = 5_000


class Rules(BaseModel):
    """What a worker keeps to; set on the page of its work pool."""

    runs_per_tenant: int | None = Field(
        default=None,
        ge=1,
        title="Runs per client",
        description="Most runs of one client at once in each worker; empty for half of its places.",
    )
    grace_s: float = Field(
        default=30,
        ge=0,
        title="Seconds to finish",
        description="How long runs may go on when the worker is told to end; then they are put back.",
    )
    stall_s: float = Field(
        default=5,
        gt=0,
        title="Seconds of standstill",
        description="After how long a run that keeps all others from working is reported.",
    )


class ThroughputWorker(BaseWorker[BaseJobConfiguration, Any, BaseWorkerResult]):
    """Runs many flows that mostly wait, side by side in this process."""

    type = "atelier-throughput"
    job_configuration = BaseJobConfiguration
    _description = "Runs many builds in one process, each an ordinary flow run."

    fitting: Fitting | None = None
    """Flows it works on; Atelier's own when None."""

    _floor: Floor | None = None
    _keeping: "asyncio.Task[None] | None" = None

    @classmethod
    def get_default_base_job_template(cls) -> dict[str, Any]:
        """Return the rules as what can be set on the pool's page; no run has a job of its own."""
        # The server refuses an empty one.
        return {"job_configuration": {"command": None}, "variables": Rules.model_json_schema()}

    @property
    def floor(self) -> Floor:
        """Where its runs are."""
        assert self._floor is not None  # noqa: S101 # opened at the first look
        return self._floor

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """The runs it knows of that have no place yet."""
        return tuple(self._room.runs.values())

    @property
    def rules(self) -> Rules:
        """What the work pool says."""
        template = self.work_pool.base_job_template or self.get_default_base_job_template()
        said = template["variables"].get("properties", {})
        return Rules.model_validate(
            {
                name: said[name]["default"]
                for name in Rules.model_fields
                if "default" in said.get(name, {})
            }
        )

    async def start(self, *words: Any, **more: Any) -> None:
        """Work until told to end; new runs are looked for often."""
        with temporary_settings(set_defaults={PREFECT_WORKER_QUERY_SECONDS: POLL_S}):
            await super().start(*words, **more)

    async def setup(self) -> None:
        """Load the flows."""
        self.fitting = self.fitting if self.fitting is not None else websites()
        self._room = WaitingRoom(self._work_pool_name, frozenset(self._work_queues))
        self._shares = Shares()
        self._names: dict[UUID, str] = {}
        self._over: dict[UUID, UUID | None] = {}
        self._door = asyncio.Lock()
        self._is_open = True
        self._filling: asyncio.Task[None] | None = None
        await super().setup()

    async def teardown(self, *exc_info: Any) -> None:
        """Let no more runs in; wait for those that run, as long as there is time."""
        if self._floor:
            self._is_open = False
            is_told = bool(exc_info and exc_info[0])
            await self._drain(self.rules.grace_s if is_told else None)
            await self._floor.close()
            self._floor = None
        if self._keeping:
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)
        await super().teardown(*exc_info)

    async def get_and_submit_flow_runs(self) -> list[FlowRun]:
        """Look for runs that are due, and let in those whose turn it is."""
        self._last_polled_time = datetime.now(UTC)
        if self._work_pool is None:
            return []
        if self._floor is None:
            await self._open_floor()
        await self._room.look(self.client)
        return await self._let_in()

    async def run(self, *_words: Any, **_more: Any) -> NoReturn:
        """Refuse what no part of Prefect asks of a worker that submits by itself."""
        # Prefect's base class is abstract without it.
        raise RuntimeError("Runs of this worker begin on its floor, not by `run`.")

    async def _open_floor(self) -> None:
        """Open it at the first look, as the server may not have been there when the worker began."""
        floor = Floor(self._ended)
        await floor.open()
        self._floor = floor
        watch = Watch(floor, self.client, stall_s=self.rules.stall_s)
        self._keeping = asyncio.create_task(watch.keep())

    async def _let_in(self) -> list[FlowRun]:
        async with self._door:
            return await self._begin_chosen()

    async def _begin_chosen(self) -> list[FlowRun]:
        floor, limit = self.floor, self._limit or LIMIT
        applying = [one for one in self._room.runs.values() if self._may_apply(one)]
        if not applying or len(floor.live) >= limit or not self._is_open:
            return []
        chosen = self._shares.choose(
            [one.applicant for one in applying],
            places=limit - len(floor.live),
            per_tenant=self.rules.runs_per_tenant or max(1, limit // 2),
            running=Counter(one.tenant for one in floor.live.values()),
            queues=await self._room.queues(self.client, self.work_pool),
        )
        begun: list[FlowRun] = []
        for at in range(0, len(chosen), PAGE):
            some = [self._room.runs.pop(one.run_id) for one in chosen[at : at + PAGE]]
            for run in await self._room.still_due(self.client, some):
                floor.start(await self._live(run))
                begun.append(run)
        return begun

    def _may_apply(self, one: Waiting) -> bool:
        run = one.flow_run
        is_old_news = run.id in self._over and self._over[run.id] == run.state_id
        return run.id not in self.floor.live and not is_old_news

    async def _live(self, run: FlowRun) -> Live:
        assert self.fitting is not None  # noqa: S101 # set in `setup`
        if run.flow_id not in self._names:
            self._names[run.flow_id] = (await self.client.read_flow(run.flow_id)).name
        name = self._names[run.flow_id]
        refused = refusal(name, run.parameters, self.fitting)
        flow = None if refused else self.fitting[name].flow
        return Live(run, tenant_of(run), flow, refused)

    def _ended(self, one: Live) -> None:
        """Remember what was done, which the server may still list for a moment; fill the place."""
        self._over[one.flow_run.id] = one.flow_run.state_id
        if len(self._over) > _REMEMBERED:
            del self._over[next(iter(self._over))]
        if self._room.runs and (self._filling is None or self._filling.done()):
            self._filling = asyncio.create_task(self._fill())

    async def _fill(self) -> None:
        try:
            await self._let_in()
        except httpx.HTTPError as error:
            self._logger.warning("A free place waits for the next look: %s", error)

    async def _drain(self, grace_s: float | None) -> None:
        floor = self.floor
        if floor.live:
            until = "they end" if grace_s is None else f"{grace_s:g} s are over"
            self._logger.info("%s runs go on until %s.", len(floor.live), until)
        await _empty(floor, grace_s)
        for one in [*floor.live.values()]:
            floor.end(one, Ending.PUT_BACK)
        await _empty(floor, _PUT_BACK_S)
        for one in floor.live.values():
            self._logger.error("Run %s does not end, and is left behind.", one.flow_run.id)


async def _empty(floor: Floor, seconds: float | None) -> None:
    with suppress(TimeoutError):
        await asyncio.wait_for(floor.is_empty.wait(), seconds)
