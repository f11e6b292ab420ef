"""The pool on a real server: queues in order, none starved, and what was missed is not piled up."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

import httpx
import pytest
from prefect import flow
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.client.schemas.objects import State, StateType, WorkPool
from prefect.settings import PREFECT_API_URL

from deployments.missed_runs import drop_missed_runs
from deployments.server_questions import ServerQuestions
from deployments.work_pool import LIMIT, POOL, QUEUES, ensure_pool
from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]

T = TypeVar("T")


def asked(work: Callable[[PrefectClient], Awaitable[T]]) -> T:
    """Do something with a client of the server."""

    async def run() -> T:
        async with get_client() as client:
            return await work(client)

    return asyncio.run(run())


@pytest.fixture
def pool(prefect_api: None) -> Iterator[str]:
    """A server whose pool is as it should be; its runs are gone afterwards."""
    asked(ensure_pool)
    yield POOL
    asked(lambda client: client.delete_work_pool(POOL))


def _deployment(queue: str) -> UUID:
    @flow(name="waits")
    def waits() -> None: ...

    async def make(client: PrefectClient) -> UUID:
        flow_id = await client.create_flow(waits)
        return await client.create_deployment(
            flow_id, f"in-{queue}-{uuid4().hex[:6]}", work_pool_name=POOL, work_queue_name=queue
        )

    return asked(make)


def _wait_in(queue: str, runs: int) -> None:
    deployment = _deployment(queue)

    async def make(client: PrefectClient) -> None:
        for _ in range(runs):
            await client.create_flow_run_from_deployment(deployment)

    asked(make)


def _given_out() -> Counter[str]:
    """Return how many runs of each queue a worker would be given now."""

    async def get(client: PrefectClient) -> Counter[str]:
        names = {one.id: one.name for one in await client.read_work_queues(work_pool_name=POOL)}
        due = datetime.now(UTC) + timedelta(seconds=10)
        found = await client.get_scheduled_flow_runs_for_work_pool(POOL, scheduled_before=due)
        return Counter(
            names[one.flow_run.work_queue_id] for one in found if one.flow_run.work_queue_id
        )

    return asked(get)


@pytest.mark.usefixtures("pool")
def test_the_pool_has_three_queues_in_order_and_the_middle_one_takes_what_names_none() -> None:
    async def look(client: PrefectClient) -> list[tuple[str, int | None, int | None]]:
        found = await client.read_work_queues(work_pool_name=POOL)
        pool = await client.read_work_pool(POOL)
        middle = await client.read_work_queue_by_name("P1", POOL)
        assert pool.default_queue_id == middle.id
        assert pool.concurrency_limit == LIMIT
        return sorted((one.name, one.priority, one.concurrency_limit) for one in found)

    assert asked(look) == [(one.name, one.priority, one.limit) for one in QUEUES]
    assert asked(ensure_pool) == []


@pytest.mark.usefixtures("pool")
def test_what_somebody_changed_is_set_right() -> None:
    async def spoil(client: PrefectClient) -> None:
        first = await client.read_work_queue_by_name("P0", POOL)
        await client.update_work_queue(first.id, priority=3, concurrency_limit=9)

    asked(spoil)
    changes = asked(ensure_pool)
    assert "queue P0 set right" in changes
    assert asked(ensure_pool) == []


@pytest.mark.usefixtures("prefect_api")
def test_a_pool_of_another_type_keeps_what_its_jobs_are_made_from() -> None:
    template: dict[str, Any] = {
        "variables": {"properties": {}},
        "job_configuration": {"image": "atelier-worker"},
    }
    wanted = WorkPoolCreate(name=POOL, type="kubernetes", base_job_template=template)

    async def make(client: PrefectClient) -> WorkPool:
        await client.create_work_pool(wanted)
        await ensure_pool(client)
        return await client.read_work_pool(POOL)

    try:
        pool = asked(make)
    finally:
        asked(lambda client: client.delete_work_pool(POOL))
    assert (pool.type, pool.concurrency_limit) == ("kubernetes", None)
    assert pool.base_job_template == template


@pytest.mark.usefixtures("pool")
def test_the_last_queue_is_served_while_the_first_two_are_full() -> None:
    for queue, runs in (("P0", 9), ("P1", 9), ("P2", 1)):
        _wait_in(queue, runs)
    assert _given_out() == {"P0": 2, "P1": 2, "P2": 1}


@pytest.mark.usefixtures("pool")
def test_a_queue_alone_gets_all_it_may_have() -> None:
    _wait_in("P2", 4)
    assert _given_out() == {"P2": 2}


@pytest.mark.usefixtures("pool")
def test_of_each_schedule_only_the_last_missed_run_stays() -> None:
    scheduled, by_hand = _deployment("P2"), _deployment("P1")

    url = f"{PREFECT_API_URL.value()}/deployments/{scheduled}"
    every = {"schedules": [{"schedule": {"interval": 600}, "active": True}]}
    httpx.patch(url, json=every, timeout=60).raise_for_status()
    now = datetime.now(UTC)
    past = {"start_time": str(now - timedelta(hours=2)), "end_time": str(now), "min_runs": 9}
    httpx.post(f"{url}/schedule", json=past, timeout=60).raise_for_status()

    async def drop(client: PrefectClient) -> list[UUID | None]:
        for _ in range(2):
            await client.create_flow_run_from_deployment(by_hand)
        assert await drop_missed_runs(client) >= 8
        theirs = DeploymentFilter.model_validate({"id": {"any_": [scheduled, by_hand]}})
        due = {"next_scheduled_start_time": {"before_": datetime.now(UTC)}}
        left = await client.read_flow_runs(
            deployment_filter=theirs, flow_run_filter=FlowRunFilter.model_validate(due)
        )
        return [one.deployment_id for one in left]

    assert Counter(asked(drop)) == {scheduled: 1, by_hand: 2}


@pytest.mark.usefixtures("pool")
def test_what_was_interrupted_waits_for_the_next_worker_and_what_has_ended_stays() -> None:
    deployment = _deployment("P0")

    async def begin(client: PrefectClient) -> list[str]:
        made = [await client.create_flow_run_from_deployment(deployment) for _ in range(3)]
        states = (StateType.RUNNING, StateType.PENDING, StateType.COMPLETED)
        for run, state in zip(made, states, strict=True):
            await client.set_flow_run_state(run.id, State(type=state), force=True)
        return [str(run.id) for run in made]

    running, pending, completed = asked(begin)
    server = ServerQuestions(str(PREFECT_API_URL.value()), POOL)
    assert set(server.busy(ours=True)) == {running, pending}
    assert [server.put_back(run) for run in (running, pending, completed)] == [True, True, False]
    assert server.busy(ours=True) == []
    assert {one.name: (one.running, one.waiting) for one in server.queues()}["P0"] == (0, 2)
