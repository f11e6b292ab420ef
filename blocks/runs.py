"""Runs as the database keeps them: every entry with the events that tell of it, in one transaction."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from blocks import approvals, audit_log, ledger
from blocks.database.schema import AgentExecution, Project, ReleaseRow, WorkflowExecution
from blocks.event_stream import Happened, write_events
from domain.audit import Head
from domain.events import (
    Event,
    EventKind,
    ProjectCompleted,
    ProjectCreated,
    ProjectUpdated,
    WorkflowCompleted,
    WorkflowFailed,
    WorkflowStarted,
)
from domain.ledger import AgentCall, Ended, Moment
from domain.lifecycle import WorkflowState
from domain.release import Manifest
from domain.run_events import STEPS, events
from domain.site import Site

LOST = "Its process ended without a word."
"""Why a run failed that nobody heard of any more."""


def begin(
    session: Session, *, project: str, flow: str, run: UUID
) -> tuple[UUID, tuple[Happened, ...]]:
    """Write down that a run has begun, and its project with it; return its id and the news.

    A run that was interrupted goes on as the same one; one that had failed or was cancelled is a new
    entry, as what has ended is not changed any more.

    Args:
        session: The transaction of the tenant.
        project: Name of the project; made if the tenant has none of this name.
        flow: Name of the flow.
        run: Id of the run in Prefect.

    Raises:
        ValueError: The run is written down as one of another project or flow.
    """
    is_new = session.scalars(select(Project.id).where(Project.name == project)).first() is None
    execution_id = ledger.open_execution(
        session,
        project=project,
        flow=flow,
        idempotency_key=_entry(session, run),
        prefect_flow_run_id=run,
    )
    project_id = _project_of(session, execution_id)
    told: list[Event] = []
    if is_new:
        created = ProjectCreated(brief_id=None)
        told.append(Event(kind=EventKind.PROJECT_CREATED, subject_id=project_id, payload=created))
    if not _is_completed(session, execution_id) and ledger.start(session, execution_id):
        payload = WorkflowStarted(project_id=project_id, steps=len(STEPS))
        told.append(
            Event(kind=EventKind.WORKFLOW_STARTED, subject_id=execution_id, payload=payload)
        )
    return execution_id, write_events(session, told)


def note(session: Session, execution_id: UUID, moments: Sequence[Moment]) -> tuple[Happened, ...]:
    """Write down what happened in a run since the last time, in order."""
    calls = [one for one in moments if isinstance(one, AgentCall)]
    ledger.record_agents(session, execution_id, calls)
    return write_events(session, events(moments, execution_id))


def hold_project(session: Session, execution_id: UUID) -> int:
    """Let no other run of the project release until the transaction ends; return the last number."""
    project_id = _project_of(session, execution_id)
    session.execute(select(Project.id).where(Project.id == project_id).with_for_update())
    newest = select(func.coalesce(func.max(ReleaseRow.number), 0))
    return session.scalars(newest.where(ReleaseRow.project_id == project_id)).one()


def release_of(session: Session, execution_id: UUID) -> int | None:
    """Return the number of the release a run has made; None when it has made none."""
    made = select(ReleaseRow.number).where(ReleaseRow.execution_id == execution_id)
    return session.scalars(made).first()


def has_release(session: Session, manifest: Manifest) -> bool:
    """Whether the database has exactly this release."""
    number = (
        select(ReleaseRow.number)
        .join(Project, Project.id == ReleaseRow.project_id)
        .where(
            Project.name == manifest.project,
            ReleaseRow.number == manifest.release,
            ReleaseRow.site_sha256 == manifest.site_sha256,
        )
    )
    return session.scalars(number).first() is not None


def anchor(session: Session, *, subject: str, site: Site, accepted: bool) -> Head:
    """Write into the audit log that a site is released, and return where the log then ends."""
    detail = {"site_sha256": site.sha256, "accepted": accepted}
    return audit_log.record(
        session, actor="build-website", action="release", subject=subject, detail=detail
    )


def complete(
    session: Session, execution_id: UUID, *, manifest: Manifest, site: Site
) -> tuple[Happened, ...]:
    """Write down a run's release with its files, and that the run ended well.

    Raises:
        FileExistsError: Another run took the number first.
        IllegalMove: The run has not begun, or ended in another way.
        LookupError: The tenant has no such run.
        ReleaseInvalid: The site is not the one of the manifest, or of another project than the run.
    """
    ledger.record_release(session, execution_id, manifest=manifest, site=site)
    told = _ended(session, execution_id, manifest)
    if told and manifest.accepted:
        told += _project_done(session, execution_id, manifest)
    return write_events(session, told)


def repeat(session: Session, execution_id: UUID, *, manifest: Manifest) -> tuple[Happened, ...]:
    """Write down that a run found its release made already, and did nothing again."""
    return write_events(session, _ended(session, execution_id, manifest))


def fail(
    session: Session, execution_id: UUID, *, status: Ended, error: str, reason: str
) -> tuple[Happened, ...]:
    """Write down that a run ended without a release; what it still asked for, nobody decides any more.

    Args:
        session: The transaction of the tenant.
        execution_id: The run.
        status: `failed` or `cancelled`.
        error: Type of the error.
        reason: What it said; stays with the run and is told to nobody.

    Raises:
        IllegalMove: The run has not begun, or ended in another way.
        LookupError: The tenant has no such run.
    """
    if not ledger.finish(session, execution_id, status=status, reason=reason):
        return ()
    approvals.expire(session, execution_id)
    payload = WorkflowFailed(
        error=error,
        cost_usd=_cost(session, execution_id),
        duration_ms=_duration_ms(session, execution_id),
    )
    failed = Event(kind=EventKind.WORKFLOW_FAILED, subject_id=execution_id, payload=payload)
    return write_events(session, [failed])


def open_of(session: Session, run: UUID) -> tuple[UUID, ...]:
    """Return the entries of a run in Prefect that are not known to have ended."""
    entries = select(WorkflowExecution.id).where(
        WorkflowExecution.prefect_flow_run_id == run,
        WorkflowExecution.status.in_((WorkflowState.PENDING, WorkflowState.RUNNING)),
    )
    return tuple(session.scalars(entries))


def unfinished(session: Session, project: str) -> dict[UUID, UUID]:
    """Return the run in Prefect of every run of the project that is not known to have ended."""
    rows = session.execute(
        select(WorkflowExecution.id, WorkflowExecution.prefect_flow_run_id)
        .join(Project, WorkflowExecution.project_id == Project.id)
        .where(
            Project.name == project,
            WorkflowExecution.status == WorkflowState.RUNNING,
            WorkflowExecution.prefect_flow_run_id.is_not(None),
        )
    )
    return {row.id: row.prefect_flow_run_id for row in rows}


def _ended(session: Session, execution_id: UUID, manifest: Manifest) -> list[Event]:
    if not ledger.finish(
        session, execution_id, status=WorkflowState.COMPLETED, reason=manifest.stopped
    ):
        return []
    payload = WorkflowCompleted(
        release=manifest.release,
        accepted=manifest.accepted,
        score=manifest.score,
        cost_usd=_cost(session, execution_id),
        duration_ms=_duration_ms(session, execution_id),
    )
    return [Event(kind=EventKind.WORKFLOW_COMPLETED, subject_id=execution_id, payload=payload)]


def _project_done(session: Session, execution_id: UUID, manifest: Manifest) -> list[Event]:
    project_id = _project_of(session, execution_id)
    changed = session.scalars(
        update(Project)
        .where(Project.id == project_id, Project.status == "open")
        .values(status="completed")
        .returning(Project.id)
    ).first()
    done = ProjectCompleted(execution_id=execution_id, release=manifest.release)
    told = [Event(kind=EventKind.PROJECT_COMPLETED, subject_id=project_id, payload=done)]
    if changed:
        news = ProjectUpdated(changed=("status",))
        told.insert(0, Event(kind=EventKind.PROJECT_UPDATED, subject_id=project_id, payload=news))
    return told


def _entry(session: Session, run: UUID) -> str:
    """Return the key under which a run in Prefect is written down now."""
    tries = select(func.count()).where(
        WorkflowExecution.prefect_flow_run_id == run,
        WorkflowExecution.status.in_((WorkflowState.FAILED, WorkflowState.CANCELLED)),
    )
    before = session.scalars(tries).one()
    return f"{run}:{before + 1}" if before else str(run)


def _is_completed(session: Session, execution_id: UUID) -> bool:
    """Whether the run has its release, and was killed before Prefect heard of it."""
    status = select(WorkflowExecution.status).where(WorkflowExecution.id == execution_id)
    return session.scalars(status).one() == WorkflowState.COMPLETED


def _project_of(session: Session, execution_id: UUID) -> UUID:
    return session.scalars(
        select(WorkflowExecution.project_id).where(WorkflowExecution.id == execution_id)
    ).one()


def _cost(session: Session, execution_id: UUID) -> Decimal:
    total = select(func.coalesce(func.sum(AgentExecution.cost_usd), 0))
    return session.scalars(total.where(AgentExecution.execution_id == execution_id)).one()


def _duration_ms(session: Session, execution_id: UUID) -> int:
    # Not `now()`, which is when the transaction began.
    took = func.extract("epoch", func.clock_timestamp() - WorkflowExecution.started_at) * 1000
    found = session.scalars(select(took).where(WorkflowExecution.id == execution_id)).one()
    return max(0, int(found or 0))
