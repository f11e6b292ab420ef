"""Remove what is kept for a while only: results, releases on disk, Prefect's record of runs."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import FlowFilter, FlowRunFilter
from prefect.client.schemas.objects import StateType

from blocks.left_behind import clear_all_away
from blocks.release_retention import sweep_releases
from domain.housekeeping import YOUNG, Swept, cutoff

UNDER_WAY = "not at their end"
_ENDED = [StateType.COMPLETED, StateType.FAILED, StateType.CRASHED, StateType.CANCELLED]
_AT_ONCE = 100


@task(name="remove-old-results", timeout_seconds=1800, cache_policy=NO_CACHE)
def remove_old_results(*, days: int) -> Swept:
    """Remove results nobody has written for so many days; return what went and what stays.

    Raises:
        DatabaseUnavailable: There is a database, but it does not answer.
    """
    from blocks.result_retention import sweep_results  # 0.4 s of SQLAlchemy

    return sweep_results(before=cutoff(datetime.now(UTC), days=days))


@task(name="remove-old-releases", timeout_seconds=1800, cache_policy=NO_CACHE)
def remove_old_releases(folder: str, *, newest: int, days: int) -> Swept:
    """Remove old releases from disk, none that is live, the last accepted or among the newest.

    What killed processes left of releases is finished or removed too.

    Args:
        folder: Where releases are written to.
        newest: How many of the newest of each project stay.
        days: Only what is older goes.

    Raises:
        DatabaseUnavailable: There is a database, but it does not answer.
    """
    before = cutoff(datetime.now(UTC), days=days)
    clear_all_away(Path(folder))
    return sweep_releases(Path(folder), newest=newest, before=before)


@task(name="remove-old-runs", timeout_seconds=1800, cache_policy=NO_CACHE)
def remove_old_runs(flows: Sequence[str], *, days: int) -> Swept:
    """Remove runs from Prefect's history that ended so many days ago, with their tasks.

    Args:
        flows: Names of the flows whose runs may go.
        days: Only what ended earlier goes.
    """
    before = cutoff(datetime.now(UTC), days=days)
    ended = {"state": {"type": {"any_": _ENDED}}}
    old = FlowRunFilter.model_validate({**ended, "end_time": {"before_": before}})
    ours = FlowFilter.model_validate({"name": {"any_": list(flows)}})
    removed = 0
    with get_client(sync_client=True) as client:
        while found := client.read_flow_runs(flow_filter=ours, flow_run_filter=old, limit=_AT_ONCE):
            for run in found:
                client.delete_flow_run(run.id)
            removed += len(found)
        young = _count(client, ours, FlowRunFilter.model_validate(ended))
        others = _count(client, ours, None) - young
    kept = {reason: count for reason, count in ((YOUNG, young), (UNDER_WAY, others)) if count}
    return Swept(what="runs in Prefect's history", removed=removed, kept=kept)


def _count(client: SyncPrefectClient, flows: FlowFilter, runs: FlowRunFilter | None) -> int:
    asked = {"flows": flows.model_dump(mode="json")}
    if runs:
        asked["flow_runs"] = runs.model_dump(mode="json")
    return int(client.request("POST", "/flow_runs/count", json=asked).json())
