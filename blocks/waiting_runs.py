"""Runs that wait for an approval, as Prefect knows them; also where there is no database."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateName,
)
from prefect.client.schemas.objects import FlowRun
from prefect.client.schemas.responses import SetStateStatus
from prefect.client.schemas.sorting import FlowRunSort
from prefect.exceptions import ObjectNotFound
from prefect.states import Cancelled

from blocks.held_site import held_folder
from blocks.site_store import SiteStore
from domain.approval import EXPIRES_AFTER, ReviewForm
from domain.errors import ReviewRefused
from domain.value import Value

FLOW = "build-website"
EXPIRED = "Expired"
"""Name of the state of a run nobody decided about in time."""

_PAUSE = "approval-"
"""How the key of a suspension begins that waits for an approval."""
_RESUMED = ("Resuming", "Late")
_PAGE = 200


class Standing(StrEnum):
    """Where a run is that was to be approved."""

    WAITING = "waits"
    DECIDED = "decided, and not gone on with"
    """Nobody works for its deployment: a build of the command line that the dashboard resumed."""


class WaitingRun(Value):
    """One run that waits."""

    flow_run_id: UUID
    name: str
    tenant: str
    project: str
    number: int
    """How often it had asked before."""
    standing: Standing
    ordered_by: str | None
    """Who ordered it, as flows name them; None for the operator."""
    asked_at: datetime
    escalates_at: datetime
    expires_at: datetime
    has_worker: bool
    """Whether a work pool goes on with it."""
    is_stuck: bool
    """Whether it was escalated."""
    folder: str
    """Where it can be looked at, as the machine names it that made it."""


def waiting_runs(client: SyncPrefectClient) -> tuple[WaitingRun, ...]:
    """Return every run that waits for an approval, oldest first."""
    found: list[FlowRun] = []
    states = FlowRunFilterState(name=FlowRunFilterStateName(any_=["Suspended", *_RESUMED]))
    while page := client.read_flow_runs(
        flow_filter=FlowFilter(name=FlowFilterName(any_=[FLOW])),
        flow_run_filter=FlowRunFilter(state=states),
        sort=FlowRunSort.START_TIME_ASC,
        limit=_PAGE,
        offset=len(found),
    ):
        found += page
    return tuple(one for run in found if (one := as_waiting(run)))


def find_run(client: SyncPrefectClient, named: str) -> FlowRun | None:
    """Return the run somebody names: by its id, its beginning, or the project of one that waits."""
    try:
        return client.read_flow_run(UUID(named))
    except (ValueError, ObjectNotFound):
        pass
    fits = [
        one.flow_run_id
        for one in waiting_runs(client)
        if str(one.flow_run_id).startswith(named.lower()) or one.project == named
    ]
    return client.read_flow_run(fits[0]) if len(fits) == 1 else None


def is_left(run: FlowRun) -> bool:
    """Whether a command that went on with a decided run may have been killed; locks tell for sure."""
    state = run.state
    has_asked = any(str(key).startswith(_PAUSE) for key in run.empirical_policy.pause_keys or ())
    is_ended = state is not None and (state.is_running() or state.is_crashed())
    return has_asked and run.work_pool_name is None and is_ended


def resume(client: SyncPrefectClient, flow_run_id: UUID, form: ReviewForm) -> None:
    """Give a run the decision, and let it go on.

    Raises:
        ReviewRefused: It waits no longer.
    """
    said = form.model_dump(mode="json")
    answer = client.resume_flow_run(flow_run_id, run_input=said)
    # Also a refusal comes as 200.
    if answer.status != SetStateStatus.ACCEPT:
        reason = getattr(answer.details, "reason", None) or "it waits no longer"
        raise ReviewRefused(f"The run did not go on: {reason}")


def let_go_on(client: SyncPrefectClient, one: WaitingRun, form: ReviewForm) -> None:
    """Give a run a decision that is written down already, unless somebody else just did.

    Raises:
        ReviewRefused: It still waits, and does not go on.
    """
    try:
        resume(client, one.flow_run_id, form)
    except ReviewRefused:
        now = as_waiting(client.read_flow_run(one.flow_run_id))
        if now and now.standing is Standing.WAITING and now.number == one.number:
            raise


def escalate(client: SyncPrefectClient, one: WaitingRun) -> None:
    """Mark a run as escalated, so that it is only once."""
    tags = {*client.read_flow_run(one.flow_run_id).tags, _mark(one.number)}
    client.update_flow_run(one.flow_run_id, tags=sorted(tags))


def expire(client: SyncPrefectClient, one: WaitingRun) -> bool:
    """End a run nobody decided about in time, and return whether it had not gone on meanwhile."""
    answer = client.set_flow_run_state(
        one.flow_run_id, Cancelled(name=EXPIRED, message=expiry_words(one))
    )
    return answer.status == SetStateStatus.ACCEPT


def expiry_words(one: WaitingRun) -> str:
    """Return what is said of a run nobody decided about in time."""
    return (
        f"Nobody decided until {one.expires_at:%Y-%m-%d %H:%M} UTC, so nothing was released. "
        f"What was made is kept: the same order again takes it up and asks anew."
    )


def as_waiting(run: FlowRun) -> WaitingRun | None:
    """Return how a run waits; None when it does not wait for an approval."""
    key = _pause_key(run)
    if run.state is None or key is None:
        return None
    given = run.parameters
    asked_at = (run.state.timestamp or datetime.now(UTC)).astimezone(UTC)
    hours = float(given.get("approval_hours", 48))
    tenant, project = str(given.get("tenant", "local")), _tagged(run.tags, "project:")
    store = SiteStore(folder=Path(str(given.get("out", "out"))), tenant=tenant)
    number = int(key.removeprefix(_PAUSE).partition("-")[0])
    return WaitingRun(
        flow_run_id=run.id,
        name=run.name,
        tenant=tenant,
        project=project,
        number=number,
        standing=Standing.DECIDED if run.state.name in _RESUMED else Standing.WAITING,
        ordered_by=given.get("user"),
        asked_at=asked_at,
        escalates_at=asked_at + timedelta(hours=hours),
        expires_at=asked_at + timedelta(hours=hours * EXPIRES_AFTER),
        has_worker=run.work_pool_name is not None,
        is_stuck=_mark(number) in run.tags,
        folder=str(held_folder(store.releases(project), run=str(run.id), number=number)),
    )


def _pause_key(run: FlowRun) -> str | None:
    """Return the key of the approval a run waits for, or was resumed from."""
    state = run.state
    if state is None or state.name not in ("Suspended", *_RESUMED):
        return None
    keys: Sequence[Any] = [state.state_details.pause_key]
    if state.name in _RESUMED:
        keys = sorted(run.empirical_policy.pause_keys or (), key=str)
    ours = [str(key) for key in keys if str(key).startswith(_PAUSE)]
    return ours[-1] if ours else None


def _tagged(tags: Sequence[str], kind: str) -> str:
    return next((tag.removeprefix(kind) for tag in sorted(tags) if tag.startswith(kind)), "")


def _mark(number: int) -> str:
    return f"approval:stuck-{number}"
