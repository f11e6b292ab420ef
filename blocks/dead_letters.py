"""Runs that are not tried again, as Prefect knows them: their own states are the list."""

from collections.abc import Iterable, Iterator
from typing import cast
from uuid import UUID, uuid5

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.events import emit_event
from prefect.states import AwaitingRetry

from domain.dead_letters import DeadLetter, Ending, error_of, goes_on

TAG = "website"
"""Tag of deployments that work on a brief; what upkeep says by failing is an alert, not a brief."""

FAILED_BEGINNINGS = "atelier.failed-beginnings"
"""Label of a run: how often it was tried again without having been started."""

DEAD_LETTERED = "atelier.run.dead_lettered"

_BAD = [StateType.FAILED, StateType.CRASHED]
_PAGE = 200


def ended(client: SyncPrefectClient, states: Iterable[StateType] = _BAD) -> Iterator[FlowRun]:
    """Yield the runs of deployments that work on briefs and ended so, the newest first."""
    asked = FlowRunFilter(
        tags=FlowRunFilterTags(all_=[TAG]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[*states])),
    )
    found = 0
    while page := client.read_flow_runs(
        flow_run_filter=asked, sort=FlowRunSort.END_TIME_DESC, limit=_PAGE, offset=found
    ):
        yield from (run for run in page if run.deployment_id)
        found += len(page)


def dead_letters(client: SyncPrefectClient) -> list[DeadLetter]:
    """Return every run that waits for a person, the newest first."""
    return [dead_letter(client, run) for run in ended(client) if not will_go_on(run)]


def will_go_on(run: FlowRun) -> bool:
    """Whether a run that ended badly is started again by itself."""
    return goes_on(
        _ending(run),
        starts=run.run_count,
        reason=_reason(run),
        failed_beginnings=failed_beginnings(run),
    )


def failed_beginnings(run: FlowRun) -> int:
    """Return how often a run was tried again whose process had ended before it began."""
    return int(run.labels.get(FAILED_BEGINNINGS, 0))


def dead_letter(client: SyncPrefectClient, run: FlowRun) -> DeadLetter:
    """Return what is said of a run that is not tried again."""
    state = run.state
    assert state is not None  # noqa: S101 # asked for by its state
    return DeadLetter(
        flow_run_id=run.id,
        name=run.name,
        flow=client.read_flow(run.flow_id).name,
        tenant=tenant_of(run),
        ending=_ending(run),
        reason=_reason(run),
        error=error_of(_reason(run)),
        attempts=run.run_count,
        ended_at=state.timestamp,
        log=f"{str(client.api_url).removesuffix('/api/').removesuffix('/api')}/runs/flow-run/{run.id}",
    )


def tenant_of(run: FlowRun) -> str:
    """Return whose run it is; the default tenant's when nothing is said."""
    return str(run.parameters.get("tenant") or "local")


def retry(client: SyncPrefectClient, run: UUID, *, message: str) -> None:
    """Have a run start again from what its agents had finished, in the queue of its deployment."""
    client.set_flow_run_state(run, AwaitingRetry(message=message), force=True)


def one_of(client: SyncPrefectClient, run: UUID) -> FlowRun | None:
    """Return a run; None when Prefect knows none of this id."""
    asked = FlowRunFilter(id=FlowRunFilterId(any_=[run]))
    return next(iter(client.read_flow_runs(flow_run_filter=asked, limit=1)), None)


def tell(letter: DeadLetter, *, state: UUID) -> None:
    """Emit the event; of one state it is the same event again, which Prefect keeps once."""
    emit_event(
        DEAD_LETTERED,
        resource={
            "prefect.resource.id": f"prefect.flow-run.{letter.flow_run_id}",
            "prefect.resource.name": letter.name,
            "atelier.tenant": letter.tenant,
            "atelier.flow": letter.flow,
        },
        payload=letter.model_dump(mode="json"),
        id=uuid5(state, DEAD_LETTERED),
    )


def _ending(run: FlowRun) -> Ending:
    assert run.state_type is not None  # noqa: S101 # asked for by its state
    return cast("Ending", run.state_type.value)


def _reason(run: FlowRun) -> str:
    return (run.state and run.state.message) or "Nothing was said."
