"""Approvals as the database keeps them: asked once, decided once, never by who ordered."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from blocks import audit_log, blobs
from blocks.actors import actor_of, named
from blocks.database.schema import ApprovalRow, User, WorkflowExecution
from domain.approval import (
    EXPIRES_AFTER,
    STATES,
    ApprovalState,
    Review,
    ReviewForm,
    check_four_eyes,
    check_review,
)
from domain.errors import ReviewRefused
from domain.release import Manifest
from domain.site import Site, url_of
from domain.tenancy import OPERATOR, Permission, require


def ask(
    session: Session,
    execution_id: UUID,
    *,
    number: int,
    manifest: Manifest,
    site: Site,
    user: str | None,
    hours: float,
) -> None:
    """Write down that a version waits for its approval, and keep its files; twice is once.

    Args:
        session: The transaction of the tenant.
        execution_id: The run.
        number: How often it has asked before.
        manifest: What the version says of itself.
        site: Its files.
        user: Who ordered the run, as `blocks.actors` names them; None for the operator.
        hours: After how many it is escalated.
    """
    blobs.put(session, (file.body for file in site.files))
    now = datetime.now(UTC)
    new = insert(ApprovalRow).values(
        tenant_id=session.info["tenant_id"],
        execution_id=execution_id,
        number=number,
        site_sha256=site.sha256,
        manifest=manifest.model_dump(mode="json"),
        ordered_by=None if user is None else actor_of(session, user).user_id,
        escalates_at=now + timedelta(hours=hours),
        expires_at=now + timedelta(hours=EXPIRES_AFTER * hours),
    )
    session.execute(new.on_conflict_do_nothing())


def decide(session: Session, execution_id: UUID, form: ReviewForm, *, user: str | None) -> Review:
    """Write down what somebody decides about the version a run asks for last, and return it.

    Args:
        session: The transaction of the tenant.
        execution_id: The run.
        form: What is decided; its reviewer does not count.
        user: Who decides, as `blocks.actors` names them; None for the operator.

    Raises:
        NotAllowed: That is not for them to decide.
        ReviewRefused: They ordered the run, it was decided already, or nothing could follow from it.
        UserUnknown: The tenant has nobody with the address.
    """
    by, reviewer, name = OPERATOR, None, OPERATOR
    if user is not None:
        actor = actor_of(session, user)
        require(actor, Permission.RELEASE_APPROVE)
        by, reviewer, name = named(actor), actor.user_id, email_of(session, actor.user_id)
    row = session.scalars(_last(execution_id).with_for_update()).one_or_none()
    if row is None:
        raise ReviewRefused("This run has not asked for an approval.")
    if row.status != ApprovalState.WAITING:
        raise ReviewRefused(
            f"The approval of this version is {row.status.replace('_', ' ')} already."
        )
    check_four_eyes(form.decision, ordered_by=row.ordered_by, reviewer=reviewer)
    manifest = Manifest.model_validate(row.manifest)
    check_review(form, pages=pages(manifest))
    review = Review(
        decision=form.decision,
        reviewer=name,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        site=row.site_sha256,
        instructions=form.instructions,
        comments=form.comments,
    )
    row.status = STATES[form.decision]
    row.decided_at = datetime.now(UTC)
    row.decided_by = reviewer
    row.review = review.model_dump(mode="json")
    audit_log.record(
        session,
        actor=by,
        action=f"{form.decision} a version",
        subject=f"{manifest.project}, run {execution_id}",
        detail={"site_sha256": row.site_sha256},
    )
    return review


def expire(session: Session, execution_id: UUID) -> None:
    """Write down that nobody decided in time, or before the run ended in another way."""
    session.execute(
        update(ApprovalRow)
        .where(ApprovalRow.execution_id == execution_id, ApprovalRow.status == "waiting")
        .values(status=ApprovalState.EXPIRED, decided_at=func.now())
    )


def decided(session: Session, execution_id: UUID, *, number: int) -> Review | None:
    """Return what was decided when a run asked for the time `number`; None while it waits."""
    said = session.scalars(
        select(ApprovalRow.review).where(
            ApprovalRow.execution_id == execution_id, ApprovalRow.number == number
        )
    ).one_or_none()
    return None if said is None else Review.model_validate(said)


def execution_of(session: Session, flow_run_id: UUID) -> UUID | None:
    """Return the run that a flow run in Prefect works for: the last, where it was started again."""
    return session.scalars(
        select(WorkflowExecution.id)
        .where(WorkflowExecution.prefect_flow_run_id == flow_run_id)
        .order_by(WorkflowExecution.created_at.desc())
        .limit(1)
    ).one_or_none()


def email_of(session: Session, user_id: UUID | None) -> str:
    """Return how a person is named in manifests; the operator has no address."""
    if user_id is None:
        return OPERATOR
    return session.scalars(select(User.email).where(User.id == user_id)).one()


def pages(manifest: Manifest) -> Sequence[str]:
    """Return the paths of a version's pages, the home page first."""
    return sorted(url_of(file.path) for file in manifest.files if file.path.endswith(".html"))


def _last(execution_id: UUID) -> Select[ApprovalRow]:
    return (
        select(ApprovalRow)
        .where(ApprovalRow.execution_id == execution_id)
        .order_by(ApprovalRow.number.desc())
        .limit(1)
    )
