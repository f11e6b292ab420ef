"""How runs are ended from outside: cancelled, suspended, taken away, put back."""

import asyncio
from pathlib import Path
from uuid import UUID

import pytest
from prefect import flow, task
from prefect.cache_policies import INPUTS
from prefect.client.schemas.objects import StateType
from prefect.states import Cancelling, Crashed, Suspended

from tests.deployments.throughput.hall import Hall, hall, note, opened, rehearse, told_to_end, until

pytestmark = pytest.mark.usefixtures("prefect_api")


@task(persist_result=True, cache_policy=INPUTS, result_serializer="json")
async def write(file: str) -> str:
    note(file)
    return file


@task(persist_result=False)
async def hold(gate: str) -> None:
    await opened(gate)


@task(persist_result=False)
async def finish() -> str:
    return "done"


@flow
async def writes(folder: str) -> str:
    await write(f"{folder}/diary")
    await hold(f"{folder}/open")
    return await finish()


async def _begun(one: Hall, folder: Path) -> UUID:
    """Order a run, and wait until it has written and holds."""
    run = await one.order(writes, folder=str(folder))

    async def has_written() -> bool:
        await one.poll()
        return (folder / "diary").exists()

    await until(has_written)
    return run


async def _states(one: Hall, run: UUID) -> list[str]:
    return [state.name or "" for state in await one.client.read_flow_run_states(run)]


def test_a_cancelled_run_ends_and_was_never_a_crash(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(writes) as one:
            run = await _begun(one, tmp_path)
            await one.client.set_flow_run_state(run, Cancelling())
            (state,) = await one.finished(run)
            assert state.type == StateType.CANCELLED
            assert "Crashed" not in await _states(one, run)

    rehearse(scenario)


def test_a_run_suspended_in_the_dashboard_stops_and_goes_on_when_resumed(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(writes) as one:
            run = await _begun(one, tmp_path)
            await one.client.set_flow_run_state(run, Suspended(timeout_seconds=600))
            engine = one.worker.floor.live[run].engine

            async def is_told() -> bool:
                return bool(engine and engine.is_asked_to_stop)

            await until(is_told)
            (tmp_path / "open").touch()
            await asyncio.wait_for(one.worker.floor.is_empty.wait(), 30)
            assert (await one.state(run)).name == "Suspended"
            await one.client.resume_flow_run(run)
            (state,) = await one.finished(run)
            assert state.type == StateType.COMPLETED
            assert (tmp_path / "diary").read_text(encoding="utf-8") == "x"

    rehearse(scenario)


def test_a_run_that_was_given_another_state_is_let_go_of(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(writes) as one:
            run = await _begun(one, tmp_path)
            await one.client.set_flow_run_state(run, Crashed(message="lost"), force=True)
            await asyncio.wait_for(one.worker.floor.is_empty.wait(), 30)
            assert (await one.state(run)).message == "lost"

    rehearse(scenario)


def test_runs_get_time_to_finish_when_the_worker_ends(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(writes, grace_s=30) as one:
            run = await _begun(one, tmp_path)

            async def order_and_open() -> UUID:
                ordered = await one.order(writes, folder=str(tmp_path))
                assert await one.poll() == []
                (tmp_path / "open").touch()
                return ordered

            ordering = asyncio.create_task(order_and_open())
            await told_to_end(one.worker)
            assert (await one.state(run)).type == StateType.COMPLETED
            assert (await one.state(await ordering)).name == "Scheduled"

    rehearse(scenario)


def test_what_has_no_time_to_finish_goes_on_elsewhere_with_what_it_has_kept(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with hall(writes, grace_s=0) as one:
            run = await _begun(one, tmp_path)
            await told_to_end(one.worker)
            state = await one.state(run)
            assert (state.type, state.name) == (StateType.SCHEDULED, "AwaitingRetry")
            assert "Crashed" not in await _states(one, run)
            (tmp_path / "open").touch()
            await one.worker.setup()
            (state,) = await one.finished(run)
            assert state.type == StateType.COMPLETED
            assert (tmp_path / "diary").read_text(encoding="utf-8") == "x"

    rehearse(scenario)
