"""Builds of the command line that may wait: runs of a deployment no worker serves."""

import fcntl
import json
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any
from uuid import UUID

from blocks._home_folder import home_folder
from domain.approval import REMARKS
from domain.errors import AwaitsApproval, ReviewRefused

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun, State

    from domain.release import Built

DEPLOYMENT = "command-line"
"""Name of the deployment; it has no work pool, so a command goes on with its runs."""

# Prefect is imported by the functions: importing it fixes which server it works with.


async def build_or_wait(parameters: dict[str, Any]) -> "Built":
    """Build a website as a run that can wait for its approval.

    Args:
        parameters: Of `build-website`.

    Raises:
        AwaitsApproval: It is made, and waits.
    """
    from prefect.client.orchestration import get_client

    from flows.website import build_website

    async with get_client() as client:
        deployment = await client.create_deployment(
            flow_id=await client.create_flow(build_website),
            name=DEPLOYMENT,
            entrypoint="flows.website.build_website",
            description="Builds of `atelier build --approval`; `atelier approve` goes on with them.",
        )
        run = await client.create_flow_run_from_deployment(deployment, parameters=parameters)
    return await go_on(run.id)


async def go_on(flow_run_id: UUID) -> "Built":
    """Work on a run until it ends or waits.

    Raises:
        AwaitsApproval: It waits for a reviewer, perhaps again.
        ReviewRefused: It was rejected, or another process is at work on it.
    """
    from prefect.client.orchestration import get_client
    from prefect.exceptions import Pause
    from prefect.flow_engine import run_flow_async
    from prefect.states import AwaitingRetry

    from flows.website import build_website

    with _alone(flow_run_id):
        async with get_client() as client:
            run = await client.read_flow_run(flow_run_id)
            if run.state and not (run.state.is_scheduled() or run.state.is_pending()):
                # Its process was killed: nobody else holds the lock.
                await client.set_flow_run_state(run.id, AwaitingRetry(), force=True)
                run = await client.read_flow_run(flow_run_id)
        with suppress(Pause):
            working: Any = run_flow_async(
                build_website,
                # Without its deployment, so that no thread listens for suspension by others.
                flow_run=run.model_copy(update={"deployment_id": None}),
                parameters=run.parameters,
                return_type="state",
            )
            state: State[Built] = await working
            if state.is_cancelled():
                raise ReviewRefused(f"{state.message} Nothing was released.")
            return await state.aresult()
    async with get_client() as client:
        raise AwaitsApproval(str(flow_run_id), said=await _problem(client, flow_run_id))


async def _problem(client: Any, flow_run_id: UUID) -> str:
    """Return why the last decision was not taken; empty when none was refused."""
    run: FlowRun = await client.read_flow_run(flow_run_id)
    keys = run.state and run.state.state_details.run_input_keyset
    if not keys:
        return ""
    words = json.loads(await client.read_flow_run_input(flow_run_id, keys["description"]))
    told = (line for line in words.split("\n\n") if line.startswith(REMARKS))
    return next(told, "")


@contextmanager
def _alone(flow_run_id: UUID) -> Generator[None]:
    """Let no other command work on the run meanwhile.

    Raises:
        ReviewRefused: One does.
    """
    folder = home_folder() / "approvals"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{flow_run_id}.lock"
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ReviewRefused("Another command is at work on this run. Wait for it.") from None
        yield
    path.unlink(missing_ok=True)
