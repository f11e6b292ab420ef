"""The worker against a real server: what runs, ends, waits and is refused."""

import asyncio
import threading
from datetime import UTC, datetime

import pytest
from prefect import flow, task
from prefect.client.schemas.objects import StateType
from prefect.states import Cancelling, Suspended

from tests.deployments.throughput.hall import hall, rehearse, until

pytestmark = pytest.mark.usefixtures("prefect_api")

GO: dict[str, threading.Event] = {}
"""What flows of this file wait for, by the name of the test."""


@task
async def wait(seconds: float) -> float:
    await asyncio.sleep(seconds)
    return seconds


@flow
async def waits(seconds: float = 0.0, tenant: str = "local") -> str:
    await wait(seconds)
    return tenant


def test_many_runs_are_in_flight_at_once_in_one_process() -> None:
    async def scenario() -> None:
        async with hall(waits) as one:
            ids = [await one.order(waits, seconds=2) for _ in range(8)]
            assert set(await one.poll()) == set(ids)
            assert len(one.worker.floor.live) == 8
            states = await one.finished(*ids)
            assert {state.type for state in states} == {StateType.COMPLETED}
            assert not one.worker.floor.live

    rehearse(scenario)
