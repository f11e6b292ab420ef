"""A work pool of its own with our worker in this process, and people who order runs from it."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

from prefect import Flow
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.filters import LogFilter, LogFilterFlowRunId
from prefect.client.schemas.objects import FlowRun, State

from deployments.throughput.fit import Fit
from deployments.throughput.worker import ThroughputWorker

PATIENCE_S = 60.0

T = TypeVar("T")


@dataclass
class Hall:
    """What a test works with."""

    client: PrefectClient
    worker: ThroughputWorker
    pool: str
    deployments: dict[tuple[str, str | None], UUID] = field(
        default_factory=dict[tuple[str, str | None], UUID]
    )

    async def order(
        self,
        flow: Flow[..., Any],
        *,
        tags: tuple[str, ...] = (),
        queue: str | None = None,
        **parameters: Any,
    ) -> UUID:
        """Order a run of a flow, and return its id."""
        if (flow.name, queue) not in self.deployments:
            self.deployments[flow.name, queue] = await self.client.create_deployment(
                flow_id=await self.client.create_flow(flow),
                name=f"{flow.name}-{queue}-{self.pool}",
                work_pool_name=self.pool,
                work_queue_name=queue,
            )
        deployment = self.deployments[flow.name, queue]
        run = await self.client.create_flow_run_from_deployment(
            deployment, parameters=parameters, tags=tags
        )
        return run.id

    async def run(self, run_id: UUID) -> FlowRun:
        """Return the run as the server has it."""
        return await self.client.read_flow_run(run_id)

    async def state(self, run_id: UUID) -> State:
        """Return how the run is."""
        state = (await self.run(run_id)).state
        assert state is not None
        return state

    async def poll(self) -> list[UUID]:
        """Have the worker look once, and return whom it let in."""
        return [one.id for one in await self.worker.get_and_submit_flow_runs()]

    async def finished(self, *runs: UUID) -> list[State]:
        """Have the worker look until all runs have a final state, and return those."""

        async def all_are() -> list[State] | None:
            await self.poll()
            states = [await self.state(one) for one in runs]
            return states if all(state.is_final() for state in states) else None

        return await until(all_are)

    async def running(self, *runs: UUID) -> None:
        """Have the worker look until all these run."""

        async def all_are() -> bool:
            await self.poll()
            return all([(await self.state(one)).is_running() for one in runs])

        await until(all_are)

    async def said(self, run_id: UUID, words: str) -> str:
        """Return the line of the run's log that has these words, once it is there."""

        async def line() -> str | None:
            return next((one for one in await self.log(run_id) if words in one), None)

        return await until(line)

    async def log(self, run_id: UUID) -> list[str]:
        """Return what the server has of the run's log."""
        which = LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run_id]))
        return [one.message for one in await self.client.read_logs(which)]

    async def heartbeats(self, run_id: UUID) -> int:
        """Return how often the server heard that the run lives."""
        which = {
            "event": {"name": ["prefect.flow-run.heartbeat"]},
            "resource": {"id": [f"prefect.flow-run.{run_id}"]},
        }
        answer = await self.client.request("POST", "/events/filter", json={"filter": which})
        return int(answer.json()["total"])


async def until(seen: Callable[[], Awaitable[T | None]]) -> T:
    """Ask again and again until there is an answer."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if found := await seen():
            return found
        await asyncio.sleep(0.05)
    raise TimeoutError("it was not to be seen")


def is_open(gate: str) -> bool:
    """Whether a test has let through those who wait at a gate."""
    return Path(gate).exists()


async def opened(gate: str) -> None:
    """Wait at a gate."""
    while not is_open(gate):  # noqa: ASYNC110 # runs are in another loop than the test
        await asyncio.sleep(0.05)


def note(file: str, words: str = "x") -> None:
    """Write down that somebody was here."""
    with Path(file).open("a", encoding="utf-8") as diary:
        diary.write(words)


async def told_to_end(worker: ThroughputWorker) -> None:
    """End the worker as Ctrl-C does."""
    with suppress(asyncio.CancelledError):
        await worker.teardown(asyncio.CancelledError, asyncio.CancelledError(), None)


@asynccontextmanager
async def hall(*flows: Flow[..., Any], limit: int = 20, **rules: float) -> AsyncGenerator[Hall]:
    """Open a pool and a worker for these flows."""
    pool = f"fast-{uuid4().hex[:8]}"
    template = ThroughputWorker.get_default_base_job_template()
    for name, value in rules.items():
        template["variables"]["properties"][name]["default"] = value
    worker = ThroughputWorker(
        work_pool_name=pool, name=pool, limit=limit, base_job_template=template
    )
    worker.fitting = {flow.name: Fit(flow) for flow in flows}
    async with get_client() as client, worker:
        yield Hall(client, worker, pool)


def rehearse(scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Play a scenario through."""
    asyncio.run(scenario())
