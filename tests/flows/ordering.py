"""Runs of a deployment that nobody but the test works for, as a worker's process would."""

import asyncio
from typing import Any
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.responses import SetStateStatus
from prefect.exceptions import Pause
from prefect.flow_engine import run_flow_async

from flows.website import build_website


def ordered(**parameters: Any) -> UUID:
    """Order a build, and return its run."""
    with get_client(sync_client=True) as client:
        flow_id = client.create_flow(build_website)
        deployment = client.create_deployment(flow_id=flow_id, name="test")
        return client.create_flow_run_from_deployment(deployment, parameters=parameters).id


def worked_on(run: UUID) -> State[Any]:
    """Work on the run until it ends or waits, and return its state."""

    async def work() -> State[Any]:
        async with get_client() as client:
            found = await client.read_flow_run(run)
        working: Any = run_flow_async(
            build_website, flow_run=found, parameters=found.parameters, return_type="state"
        )
        try:
            return await working
        except Pause:
            return state_of(run)

    return asyncio.run(work())


def run_of(run: UUID) -> FlowRun:
    with get_client(sync_client=True) as client:
        return client.read_flow_run(run)


def state_of(run: UUID) -> State[Any]:
    state = run_of(run).state
    assert state is not None
    return state


def fill_in(run: UUID, **form: Any) -> str:
    """Fill in the form behind *Resume*, and return what the server says against it."""
    with get_client(sync_client=True) as client:
        answer = client.resume_flow_run(run, run_input=form)
    return "" if answer.status == SetStateStatus.ACCEPT else str(answer.details)
