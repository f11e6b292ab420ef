"""The worker against a real server: what runs, what is let in, what is refused."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from prefect import flow, task
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import WorkPoolUpdate
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Completed

from deployments.throughput import waiting
from deployments.throughput.watch import Watch
from flows._heavy import RANK
from tests.deployments.throughput.hall import hall, is_open, note, opened, rehearse, until

pytestmark = pytest.mark.usefixtures("prefect_api")


@task
async def wait(seconds: float) -> None:
    await asyncio.sleep(seconds)


@flow
async def waits(seconds: float = 0.0, tenant: str = "local") -> str:
    await wait(seconds)
    return tenant


@flow
async def holds(gate: str, tenant: str = "local") -> str:
    await opened(gate)
    return tenant


@task(timeout_seconds=60)
def count() -> int:
    return 1


@flow
async def counts() -> int:
    return count()


@flow
async def tells_its_rank(file: str) -> None:
    rank = RANK.get()
    assert rank is not None
    note(file, f"{rank.number} {id(rank.turns)}\n")


@flow
async def breaks() -> None:
    raise ValueError("this flow is broken")


@flow(persist_result=True, result_serializer="pickle")
async def returns_a_lock() -> object:
    return threading.Lock()


@flow
async def ends_the_process() -> None:
    raise SystemExit(3)


@flow
async def ends_the_process_in_a_task_of_its_own() -> None:
    async def end() -> None:
        raise SystemExit(4)

    await asyncio.create_task(end())


@flow
async def blocks_the_loop(gate: str) -> None:
    released = threading.Event()
    while not is_open(gate):
        released.wait(0.05)


def test_many_runs_are_in_flight_at_once_and_none_brings_threads_of_its_own(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(holds, limit=40) as one:
            gate = tmp_path / "open"
            ids = [await one.order(holds, gate=str(gate)) for _ in range(9)]

            await one.running(*ids)
            before = threading.active_count()
            more = [await one.order(holds, gate=str(gate)) for _ in range(9)]
            await one.running(*more)
            assert threading.active_count() - before < 5
            gate.touch()
            states = await one.finished(*ids, *more)
            assert {state.type for state in states} == {StateType.COMPLETED}
            assert not one.worker.floor.live

    rehearse(scenario)


def test_every_run_that_lives_is_told_to_the_server(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(holds) as one:
            gate = tmp_path / "open"
            run = await one.order(holds, gate=str(gate))
            await one.running(run)
            for _ in range(2):
                await Watch(one.worker.floor, one.client, stall_s=5).beat()

            async def is_heard() -> bool:
                return await one.heartbeats(run) >= 3

            await until(is_heard)
            gate.touch()
            await one.finished(run)

    rehearse(scenario)


def test_a_synchronous_task_with_a_timeout_leaves_no_warning_in_every_log() -> None:
    async def scenario() -> None:
        async with hall(counts) as one:
            run = await one.order(counts)
            await one.finished(run)
            await one.said(run, "Finished in state Completed()")
            assert not any("Timeout of" in line for line in await one.log(run))

    rehearse(scenario)


def test_what_breaks_one_run_reaches_no_other(tmp_path: Path) -> None:
    broken = (breaks, returns_a_lock, ends_the_process, ends_the_process_in_a_task_of_its_own)

    async def scenario() -> None:
        async with hall(holds, *broken) as one:
            gate = tmp_path / "open"
            good = await one.order(holds, gate=str(gate))
            bad = [await one.order(each) for each in broken]
            states = await one.finished(*bad)
            assert [state.type for state in states] == [
                StateType.FAILED,
                StateType.COMPLETED,
                StateType.CRASHED,
                StateType.CRASHED,
            ]
            assert "this flow is broken" in str(states[0].message)
            assert await one.said(bad[1], "Failed to serialize object of type 'lock'")
            gate.touch()
            (state,) = await one.finished(good)
            assert state.type == StateType.COMPLETED

    rehearse(scenario)


def test_a_run_that_blocks_the_loop_is_reported_by_its_id(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(blocks_the_loop, stall_s=0.5) as one:
            gate = tmp_path / "open"
            run = await one.order(blocks_the_loop, gate=str(gate), tags=("tenant:rye",))
            await one.poll()
            line = await one.said(run, "The event loop has stood still")
            gate.touch()
            said, _, place = line.partition(" at ")
            assert said.endswith(f" s, and all 1 runs with it: the run {run} of 'rye' is"), line
            assert place.startswith(f"{__file__}:")
            assert place.endswith(" in blocks_the_loop. Move that work to a thread.")
            await one.finished(run)

    rehearse(scenario)


def test_a_client_with_one_brief_gets_a_place_before_one_with_many(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(holds, limit=4) as one:
            gate = tmp_path / "open"
            many = [await one.order(holds, gate=str(gate), tenant="ant") for _ in range(12)]
            few = await one.order(holds, gate=str(gate), tenant="bee")
            let_in = await one.poll()
            assert few in let_in
            # Half of the places at most are one client's.
            assert let_in[0] == many[0]
            assert set(let_in) == {*many[:2], few}
            assert {(await one.state(run)).name for run in many[2:]} == {"Scheduled"}
            gate.touch()
            await one.finished(few, *many)
            assert {(await one.run(run)).run_count for run in (few, *many)} == {1}

    rehearse(scenario)


def test_a_place_that_is_left_is_given_away_at_once() -> None:
    async def scenario() -> None:
        async with hall(waits, limit=2, runs_per_tenant=2) as one:
            ids = [await one.order(waits) for _ in range(6)]
            await one.poll()

            async def all_are() -> bool:
                return all([(await one.state(run)).is_final() for run in ids])

            await until(all_are)

    rehearse(scenario)


def test_limits_of_queues_hold_and_queues_and_pools_that_are_paused_wait(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(holds, limit=10) as one:
            gate = tmp_path / "open"
            for name, priority, limit in (("P0", 1, 1), ("P1", 2, None), ("P2", 3, None)):
                await one.client.create_work_queue(
                    name=name,
                    work_pool_name=one.pool,
                    priority=priority,
                    concurrency_limit=limit,
                    is_paused=name == "P2",
                )
            runs = {
                (name, number): await one.order(holds, queue=name, gate=str(gate))
                for number in range(2)
                for name in ("P2", "P1", "P0")
            }
            let_in = await one.poll()
            assert let_in == [runs["P0", 0], runs["P1", 0], runs["P1", 1]]
            await one.client.update_work_pool(one.pool, WorkPoolUpdate(is_paused=True))
            await one.worker.sync_with_backend()
            gate.touch()
            await asyncio.wait_for(one.worker.floor.is_empty.wait(), 30)
            assert await one.poll() == []
            for name in ("P0", "P2"):
                assert (await one.state(runs[name, 1])).name == "Scheduled"

    rehearse(scenario)


def test_runs_take_turns_at_heavy_work_in_the_order_they_were_let_in(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(tells_its_rank) as one:
            told = tmp_path / "told"
            for _ in range(3):
                await one.finished(await one.order(tells_its_rank, file=str(told)))
            lines = [line.split() for line in told.read_text(encoding="utf-8").splitlines()]
            assert [number for number, _ in lines] == ["0", "1", "2"]
            assert len({turns for _, turns in lines}) == 1

    rehearse(scenario)


def test_a_flow_that_does_not_fit_is_refused_with_the_reason_in_state_and_log() -> None:
    async def scenario() -> None:
        async with hall(waits) as one:
            run = await one.order(breaks)
            (state,) = await one.finished(run)
            sentence = (
                "The flow `breaks` is not one that runs many in one process, which are `waits`. "
                "Start it from a deployment in a pool of type `process`."
            )
            assert (state.type, state.message) == (StateType.FAILED, sentence)
            assert await one.said(run, "is not one that runs many") == sentence

    rehearse(scenario)


def test_a_run_that_somebody_finished_while_it_waited_is_not_done_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(holds, limit=1) as one:
            gate = tmp_path / "open"
            first, second = [await one.order(holds, gate=str(gate)) for _ in range(2)]
            assert await one.poll() == [first]
            await one.client.set_flow_run_state(second, Completed(), force=True)
            for known in one.worker.waiting:
                object.__setattr__(known, "read_at", 0.0)
            gate.touch()
            await one.finished(first)
            await one.poll()
            await asyncio.wait_for(one.worker.floor.is_empty.wait(), 30)
            assert (await one.run(second)).run_count == 0

    rehearse(scenario)


def test_runs_that_waited_for_long_are_asked_about_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One after the other they would begin as slowly as the server answers, thousands of them."""

    async def scenario() -> None:
        async with hall(waits) as one:
            runs = [await one.order(waits) for _ in range(5)]
            asked: list[int] = []
            read = PrefectClient.read_flow_runs

            async def told(self: PrefectClient, **words: Any) -> list[FlowRun]:
                found = await read(self, **words)
                if (which := words["flow_run_filter"].id) is not None:
                    asked.append(len(which.any_))
                return found

            monkeypatch.setattr(PrefectClient, "read_flow_runs", told)
            monkeypatch.setattr(waiting, "_FRESH_S", -1.0)
            assert sorted(await one.poll()) == sorted(runs)
            assert asked == [5]
            await one.finished(*runs)

    rehearse(scenario)
