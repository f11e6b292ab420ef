"""Decide about a run that waits for its approval, and look after those nobody decides about."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient

from blocks._home_folder import has_database
from blocks.approval_events import ApprovalNews, tell
from blocks.waiting_runs import (
    Standing,
    WaitingRun,
    escalate,
    expire,
    expiry_words,
    let_go_on,
    resume,
    waiting_runs,
)
from domain.approval import Review, ReviewForm
from domain.errors import DatabaseUnavailable, TenantUnknown
from domain.value import Value

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

T = TypeVar("T")


class LookedAfter(Value):
    """What became of runs nobody had decided about."""

    escalated: tuple[UUID, ...] = ()
    expired: tuple[UUID, ...] = ()


def decide(
    client: SyncPrefectClient, run: WaitingRun, form: ReviewForm, *, user: str | None
) -> Review | None:
    """Write down what is decided, and let the run go on.

    Args:
        client: Of the server that has the run.
        run: The run.
        form: What is decided.
        user: Who decides, as `blocks.actors` names them; None for the operator.

    Returns:
        What the database had already, which counts instead; None when there was nothing.

    Raises:
        DatabaseUnavailable: A person is named, or there is a database, and it does not answer.
        NotAllowed: That is not for them to decide.
        ReviewRefused: They ordered the run, it waits no longer, or nothing could follow from it.
        UserUnknown: The tenant has nobody with the address.
    """
    if has_database():
        written = _in_database(run, lambda s, execution: (_decided(s, execution, run, form, user),))
        if written:
            (known,) = written
            counts = known and ReviewForm(**known.model_dump(exclude={"at", "site"}))
            let_go_on(client, run, counts or form)
            return known
    elif user is not None:
        raise DatabaseUnavailable(
            f"There is no database, so nobody knows what {user!r} may do. Make one with "
            f"`atelier db init`, or leave the user out."
        )
    resume(client, run.flow_run_id, form)
    return None


def look_after(client: SyncPrefectClient, *, now: datetime) -> LookedAfter:
    """Escalate what waits for too long, once, and end what waits far too long.

    Args:
        client: Of the server that has the runs.
        now: The time by which deadlines are judged.
    """
    late = [one for one in waiting_runs(client) if one.standing is Standing.WAITING]
    expired = [one for one in late if one.expires_at <= now and expire(client, one)]
    for one in expired:
        if has_database():
            _in_database(one, lambda s, execution, one=one: _expire(s, execution, one))
        _tell("expired", one, now)
    over = {one.flow_run_id for one in expired}
    stuck = [
        one
        for one in late
        if one.escalates_at <= now and not one.is_stuck and one.flow_run_id not in over
    ]
    for one in stuck:
        _tell("stuck", one, now)
        escalate(client, one)
    return LookedAfter(escalated=tuple(one.flow_run_id for one in stuck), expired=tuple(over))


def _decided(
    session: "Session", execution_id: UUID, run: WaitingRun, form: ReviewForm, user: str | None
) -> Review | None:
    from blocks import approvals

    known = approvals.decided(session, execution_id, number=run.number)
    if known is None:
        approvals.decide(session, execution_id, form, user=user)
    return known


def _expire(session: "Session", execution_id: UUID, run: WaitingRun) -> None:
    from blocks import approvals, runs
    from blocks.event_stream import emit
    from domain.lifecycle import WorkflowState

    approvals.expire(session, execution_id)
    told = runs.fail(
        session,
        execution_id,
        status=WorkflowState.CANCELLED,
        error="ApprovalExpired",
        reason=expiry_words(run),
    )
    emit(told)


def _in_database(run: WaitingRun, work: "Callable[[Session, UUID], T]") -> T | None:
    """Do something in a transaction of the run's tenant; nothing when the database has not the run."""
    from blocks import approvals
    from blocks.database_home import DatabaseHome
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    try:
        owner = tenant_id(postgres, run.tenant)
    except TenantUnknown:
        return None
    with postgres.session(owner) as session:
        execution_id = approvals.execution_of(session, run.flow_run_id)
        return None if execution_id is None else work(session, execution_id)


def _tell(news: ApprovalNews, one: WaitingRun, now: datetime) -> None:
    tell(
        news,
        flow_run_id=one.flow_run_id,
        number=one.number,
        tenant=one.tenant,
        project=one.project,
        hours=round((now - one.asked_at).total_seconds() / 3600, 1),
        expires_at=one.expires_at.isoformat(timespec="seconds"),
    )
