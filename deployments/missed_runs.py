"""Runs whose time came while nothing was up: of each schedule, the last is caught up with."""

from datetime import UTC, datetime
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.sorting import FlowRunSort

from deployments.keeper_process import POOL


async def drop_missed_runs(client: PrefectClient) -> int:
    """Remove what schedules have piled up, all but the last run of each; return how many went.

    What a person has asked for stays.
    """
    due = FlowRunFilter.model_validate(
        {
            "state": {"type": {"any_": ["SCHEDULED"]}},
            "next_scheduled_start_time": {"before_": datetime.now(UTC)},
        }
    )
    gone = 0
    last: dict[UUID | None, UUID] = {}
    offset = 0
    while found := await client.read_flow_runs(
        flow_run_filter=due,
        sort=FlowRunSort.EXPECTED_START_TIME_DESC,
        offset=offset,
    ):
        old = [run for run in found if _is_missed(run, last)]
        for run in old:
            await client.delete_flow_run(run.id)
        gone += len(old)
        offset += len(found) - len(old)
    return gone


def _is_missed(run: FlowRun, last: dict[UUID | None, UUID]) -> bool:
    """Whether a later run of the same schedule is there; runs come the latest first."""
    is_ours = run.auto_scheduled and run.work_pool_name == POOL
    return is_ours and last.setdefault(run.deployment_id, run.id) != run.id
