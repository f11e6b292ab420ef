"""Many runs in flight in one process of the worker, against as many by Prefect alone.

Run: `python tests/benchmarks/bench_in_flight.py [--runs 100] [--seconds 5] [--builds [--brief NAME]]`.
With `--builds` the runs are whole websites, whose engine waits a second for each agent, or `--agent`
seconds: of a folder in `examples/`, or of one sentence, other for each client. Each side runs in a process of its own, on one
server. `prefect` calls the flow; `tasks` are as many tasks that do nothing; `worker` is ours.

Long ones, on a machine nobody else works on:

    python tests/benchmarks/bench_in_flight.py --builds --brief sentence --runs 1000 --sides worker,tasks
    python tests/benchmarks/bench_in_flight.py --builds --brief sentence --runs 10000 --sides worker \
        --agent 1700 --minutes 20

With `--minutes` the worker is watched for so long and then left: the runs that have not ended by then
show what so many cost while they are in flight. Agents that wait longer, as a batch of questions does,
let all of them be in flight before the first has come to its end.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from clients import brief_of
from meter import Side, side_of, watched
from prefect import Flow, flow, task
from stage import ROOT, warm_server

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.client.orchestration import PrefectClient
    from prefect.client.schemas.objects import FlowRun

    from deployments.throughput.worker import ThroughputWorker

SIDES = ("prefect", "tasks", "worker")
ENGINE, SECONDS_PER_CALL = "one-second", 1.0
POOL = "fast"
TRIGGERS = 7
ORDERS_AT_ONCE = 4
"""With eight, those who write to SQLite wait for one another four times as long."""
LONG = 50
"""Runs from which on the curve is printed."""


@task(persist_result=False)
async def wait(seconds: float) -> None:
    """Wait as an agent waits for its model."""
    await asyncio.sleep(seconds)


@flow(name="bench-wait", persist_result=False)
async def bench_wait(seconds: float = 0.0, tenant: str = "local") -> str:
    """Do one task."""
    await wait(seconds)
    return tenant


@flow(name="bench-tasks", persist_result=False)
async def bench_tasks(tasks: int) -> None:
    """Do so many tasks that do nothing."""
    await asyncio.gather(*(wait(0) for _ in range(tasks)))


def _flow(words: argparse.Namespace) -> Flow[..., Any]:
    if words.builds:
        from flows.website import build_website

        return build_website
    return bench_wait


def _parameters(words: argparse.Namespace, number: int) -> dict[str, Any]:
    tenant = f"client-{words.side}-{number}"
    if not words.builds:
        return {"seconds": words.seconds, "tenant": tenant}
    return {
        "brief": brief_of(words.brief, number),
        "tenant": tenant,
        "out": f"{os.environ['ATELIER_HOME']}/out",
        "engine": f"offline-engine/{ENGINE}",
        "rounds": 0,
    }


async def by_tasks(words: argparse.Namespace) -> Side:
    """Run so many flows side by side with as many tasks as a build has, which do nothing."""
    going = 0

    async def call() -> bool:
        nonlocal going
        going += 1
        try:
            running = cast("Awaitable[Any]", bench_tasks(words.tasks, return_state=True))
            return bool((await running).is_completed())
        finally:
            going -= 1

    await call()
    with watched(lambda: going) as seen:
        done = await asyncio.gather(*(call() for _ in range(words.runs)))
    side = side_of(seen, runs=words.runs, failures=done.count(False))
    side.tasks = words.tasks
    return side


async def by_prefect(words: argparse.Namespace) -> Side:
    """Call the flow so many times side by side, with nothing but Prefect."""
    one, going = _flow(words), 0

    async def call(number: int) -> bool:
        nonlocal going
        going += 1
        try:
            state = await cast(
                "Awaitable[Any]", one(**_parameters(words, number), return_state=True)
            )
            return bool(state.is_completed())
        finally:
            going -= 1

    await call(-1)
    with watched(lambda: going) as seen:
        done = await asyncio.gather(*(call(number) for number in range(words.runs)))
    return side_of(seen, runs=words.runs, failures=done.count(False))


@dataclass
class Orders:
    """Somebody who orders runs of one flow from a worker."""

    client: "PrefectClient"
    worker: "ThroughputWorker"
    deployment: "UUID"
    words: argparse.Namespace
    at_once: asyncio.Semaphore

    async def order(self, number: int) -> "FlowRun":
        """Order one run."""
        async with self.at_once:
            parameters = _parameters(self.words, number)
            return await self.client.create_flow_run_from_deployment(
                self.deployment, parameters=parameters
            )

    async def over(self, runs: "list[FlowRun]", *, within_s: float | None = None) -> int:
        """Wait until the worker has nothing to do; return how many of these runs did not complete.

        After `within_s` the wait is given up, and runs that have ended badly by then are counted.
        """
        begins = time.monotonic()
        while True:
            await asyncio.sleep(0.5)
            if within_s and time.monotonic() - begins > within_s:
                return await self._failed()
            last = (await self.client.read_flow_run(runs[-1].id)).state
            if not self.worker.floor.live and not self.worker.waiting and last and last.is_final():
                break
        ends = [(await self.client.read_flow_run(one.id)).state for one in runs]
        return sum(not (state and state.is_completed()) for state in ends)

    async def _failed(self) -> int:
        from prefect.client.schemas.filters import (
            FlowRunFilter,
            FlowRunFilterState,
            FlowRunFilterStateType,
        )
        from prefect.client.schemas.objects import StateType

        badly = [StateType.FAILED, StateType.CRASHED, StateType.CANCELLED]
        which = FlowRunFilter(
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=badly)),
        )
        return len(await self.client.read_flow_runs(flow_run_filter=which, limit=200))

    async def latency_s(self, number: int) -> float:
        """Return the seconds from an order to the start of the run's first task."""
        run = await self.order(number)
        await self.over([run])
        assert run.created
        return min(await _tasks_of(self.client, run.id)) - run.created.timestamp()

    def in_flight(self) -> int:
        """Return how many runs are at work."""
        live = [*self.worker.floor.live.values()]
        return sum(bool(one.engine and one.engine.state.is_running()) for one in live)


async def by_worker(words: argparse.Namespace) -> Side:
    """Order so many runs from the worker at once."""
    from prefect.client.orchestration import get_client

    from deployments.throughput.fit import Fit
    from deployments.throughput.worker import POLL_S, ThroughputWorker

    one = _flow(words)
    worker = ThroughputWorker(work_pool_name=POOL, name="bench", limit=words.runs)
    worker.fitting = {one.name: Fit(one)}

    async def poll() -> None:
        while True:
            await worker.get_and_submit_flow_runs()
            await asyncio.sleep(POLL_S)

    async with get_client() as client, worker:
        deployment = await client.create_deployment(
            flow_id=await client.create_flow(one), name=f"{one.name}-bench", work_pool_name=POOL
        )
        orders = Orders(client, worker, deployment, words, asyncio.Semaphore(ORDERS_AT_ONCE))
        polling = asyncio.create_task(poll())
        triggers = 0 if words.minutes else 1 if words.builds else TRIGGERS
        latencies = [await orders.latency_s(-number) for number in range(1, triggers + 1)]
        # Ordering is not the worker's work.
        polling.cancel()
        runs = await asyncio.gather(*map(orders.order, range(words.runs)))
        with watched(orders.in_flight) as seen:
            polling = asyncio.create_task(poll())
            failures = await orders.over(runs, within_s=words.minutes * 60 or None)
        polling.cancel()
        side = side_of(seen, runs=words.runs, failures=failures)
        side.latency_s = statistics.median(latencies) if latencies else 0
        side.tasks = len(await _tasks_of(client, runs[0].id))
        if words.minutes:  # nobody waits until so many have been put back
            print(json.dumps(asdict(side)), flush=True)
            os._exit(0)
        return side


async def _tasks_of(client: Any, run_id: Any) -> list[float]:
    """Return when the tasks of a run began, once the server knows them."""
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    which = FlowRunFilter(id=FlowRunFilterId(any_=[run_id]))
    for _ in range(50):
        found = await client.read_task_runs(flow_run_filter=which, limit=200)
        if starts := [one.start_time.timestamp() for one in found if one.start_time]:
            return starts
        await asyncio.sleep(0.2)
    return []


def in_process(side: str, **more: object) -> Side:
    """Run one side in a process of its own."""
    told = (f"--{name}={value}" for name, value in more.items())
    run = subprocess.run(
        [sys.executable, __file__, *sys.argv[1:], "--side", side, *told],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{Path(__file__).parent}"},
        check=True,
    )
    return Side(**json.loads(run.stdout.splitlines()[-1]))


def slow_engine(seconds: float) -> None:
    """Keep an engine on the Blocks page that waits so long for each agent."""
    from blocks.engine import OfflineEngine

    OfflineEngine(seconds_per_call=seconds).save(ENGINE, overwrite=True)


WAYS = {"prefect": by_prefect, "tasks": by_tasks, "worker": by_worker}


def main() -> None:
    """Compare the sides and say whether the targets are reached."""
    words = argparse.ArgumentParser()
    words.add_argument("--runs", type=int, default=100)
    words.add_argument("--seconds", type=float, default=5)
    words.add_argument("--builds", action="store_true")
    words.add_argument("--agent", type=float, default=SECONDS_PER_CALL)
    words.add_argument("--minutes", type=float, default=0)
    words.add_argument("--brief", default="northgate-heating")
    words.add_argument("--sides", default="worker,prefect")
    words.add_argument("--side", choices=SIDES)
    words.add_argument("--tasks", type=int, default=1)
    said = words.parse_args()
    if said.side:
        if said.builds:
            slow_engine(said.agent)
        print(json.dumps(asdict(asyncio.run(WAYS[said.side](said)))))
        return
    sides: dict[str, Side] = {}
    with warm_server():
        for name in said.sides.split(","):
            known = sides.get("worker")
            sides[name] = in_process(name, tasks=round(known.tasks) if known else said.tasks)
            show(name, sides[name], said)
    compare(sides, said)


def show(name: str, side: Side, said: argparse.Namespace) -> None:
    """Print what one side came to."""
    what = f"builds of {said.brief}" if said.builds and name != "tasks" else "runs"
    print(
        f"{name}: {said.runs} {what}, {side.in_flight} in flight, {side.failures} failed, "
        f"{side.wall_s:.1f} s; each {side.cpu_ms:.0f} ms of processor, {side.mb:.2f} MB; "
        f"server {side.server_ms:.0f} ms each, {side.server_mb:.0f} MB; {side.disk_mb:.2f} MB of disk",
        flush=True,
    )
    for seconds, in_flight, mb in side.curve if name == "worker" and said.runs >= LONG else ():
        print(f"  {seconds:7.1f} s {in_flight:6} in flight {mb:8.1f} MB", flush=True)


def compare(sides: dict[str, Side], said: argparse.Namespace) -> None:
    """Print what is held against the targets."""
    ours = sides["worker"]
    print(f"memory {ours.mb:.2f} MB a run; at most 3: {_verdict(ours.mb <= 3)}")
    tasks = max(1, ours.tasks)
    print(f"{ours.tasks:.0f} task runs each, {ours.cpu_ms / tasks:.1f} ms for each")
    for name, side in sides.items():
        if name != "worker":
            ratio = ours.cpu_ms / side.cpu_ms
            print(f"processor {ratio:.2f} x {name}; at most 1.2: {_verdict(ratio <= 1.2)}")
    if not said.builds:
        verdict = _verdict(ours.latency_s <= 1)
        print(
            f"trigger to first task {ours.latency_s:.2f} s, median of {TRIGGERS}; below 1: {verdict}"
        )


def _verdict(is_reached: bool) -> str:
    return "reached" if is_reached else "MISSED"


if __name__ == "__main__":
    main()
