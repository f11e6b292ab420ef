"""`/v1/approvals` and `/v1/runs/{run_id}/approval`: versions that wait for somebody to let them out."""

import logging
from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any, Literal
from uuid import UUID

import httpx
from fastapi import APIRouter, Response
from prefect.client.orchestration import get_client
from prefect.exceptions import PrefectException
from pydantic import Field
from sqlalchemy import Select, select
from sqlalchemy.orm import Session, defer

from blocks import approvals, blobs
from blocks.database.schema import ApprovalRow, Project, WorkflowExecution
from blocks.ledger import media_type
from blocks.waiting_runs import Standing, as_waiting, let_go_on
from deployments.http_api import immutable
from deployments.http_api.callers import KnownCaller
from deployments.http_api.idempotency import Key, once
from deployments.http_api.immutable import IfNoneMatch
from deployments.http_api.paging import After, Limit, Page, page
from deployments.http_api.problems import Refused, not_found, refusals
from deployments.http_api.releases import typed
from domain.approval import ApprovalState, Decided, PageComment, Review, ReviewForm, Words
from domain.errors import ReviewRefused
from domain.release import Manifest
from domain.report import report
from domain.tenancy import Permission
from domain.value import Value

router = APIRouter(prefix="/v1", tags=["approvals"])
_log = logging.getLogger(__name__)
_ME = "me"
"""Stands for the reviewer in what is asked: the person of the key counts."""


class Approval(Value):
    """The question whether to release a version, and its answer."""

    run_id: UUID
    project_id: UUID
    project: str = Field(examples=["rye-bakery"])
    number: int
    """How often the run had asked before; it asks again when a version was sent back."""
    state: ApprovalState
    """`waiting` until somebody decides."""
    site_sha256: str
    """Hash tree over all files of the version."""
    score: float | None
    """Lowest grade, 0-1; null when nothing could be measured."""
    asked_at: datetime
    escalates_at: datetime
    """When somebody is told that nobody has decided."""
    expires_at: datetime
    """When the run ends without a release."""
    decided_at: datetime | None
    review: Review | None
    """Who decided, and with which words; null while it waits."""


class ApprovalWithFiles(Value):
    """A version that waits, or waited, with its pages and files."""

    approval: Approval
    pages: tuple[str, ...]
    """What comments may name."""
    files: tuple[str, ...]


class NewDecision(Value):
    """What is decided about the version a run asks for."""

    decision: Decided
    """`accept`: it is released. `reject`: nothing is. `send back`: what you write goes to the agents."""
    instructions: Words = Field(default="", max_length=5000)
    """What is to be different everywhere, or why it is rejected, or what to keep with the approval."""
    comments: tuple[PageComment, ...] = Field(default=(), max_length=100)
    """What is to be different on single pages."""


class _Decision(NewDecision):
    run_id: str


_DECIDED = {409: {**refusals(409)[409], "description": "It cannot be decided so, or not any more."}}


@router.get("/approvals", operation_id="listApprovals", responses=refusals())
def list_approvals(
    caller: KnownCaller,
    state: ApprovalState | Literal["all"] = ApprovalState.WAITING,
    project_id: UUID | None = None,
    limit: Limit = 20,
    after: After = None,
) -> Page[Approval]:
    """List versions that wait, or those in another state or `all`, newest first. Scope: `run:read`."""
    query = _approvals()
    if state != "all":
        query = query.where(ApprovalRow.status == state)
    if project_id:
        query = query.where(WorkflowExecution.project_id == project_id)
    with caller.reading(Permission.RUN_READ) as session:
        return page(session, query, ApprovalRow, show=_shown, limit=limit, after=after)


@router.get(
    "/runs/{run_id}/approval",
    operation_id="getApproval",
    response_model=ApprovalWithFiles,
    responses=refusals(304, 404),
)
def get_approval(caller: KnownCaller, run_id: UUID, seen: IfNoneMatch = None) -> Response:
    """Return the last question of a run, and what it is about. Scope: `run:read`."""
    with caller.reading(Permission.RUN_READ) as session:
        manifest = _manifest(session, run_id)
        shown = ApprovalWithFiles(
            approval=_last(session, run_id),
            pages=tuple(approvals.pages(manifest)),
            files=tuple(file.path for file in manifest.files),
        )
    return immutable.json_of(shown, seen=seen)


@router.get(
    "/runs/{run_id}/approval/report",
    operation_id="getReportToApprove",
    response_class=Response,
    responses={
        200: {"description": "The report.", "content": {"text/html": {}}},
        **refusals(304, 404),
    },
)
def get_report(caller: KnownCaller, run_id: UUID, seen: IfNoneMatch = None) -> Response:
    """Return the report of the version as one HTML page, without pictures. Scope: `release:read`."""
    with caller.reading(Permission.RELEASE_READ) as session:
        html = report(_manifest(session, run_id))
    return immutable.sent(html.encode(), seen=seen, media_type="text/html; charset=utf-8")


@router.get(
    "/runs/{run_id}/approval/files/{path:path}",
    operation_id="getFileToApprove",
    response_class=Response,
    responses={
        200: {
            "description": "The file's bytes, in its own media type.",
            "content": {"*/*": {}},
        },
        **refusals(304, 404),
    },
)
def get_file(caller: KnownCaller, run_id: UUID, path: str, seen: IfNoneMatch = None) -> Response:
    """Return one file of the version, byte for byte. Scope: `release:read`."""
    with caller.reading(Permission.RELEASE_READ) as session:
        sha256 = files(session, run_id).get(path)
        if sha256 is None:
            raise not_found("file in this version")
        if immutable.is_known(sha256, seen):
            return immutable.same(sha256)
        body = blobs.get(session, sha256)
    return immutable.sent(body, seen=None, media_type=typed(media_type(path)), etag=sha256)


@router.post(
    "/runs/{run_id}/approval",
    operation_id="decide",
    responses={**refusals(400, 404, 413), **_DECIDED},
)
def decide(caller: KnownCaller, run_id: UUID, new: NewDecision, key: Key) -> Approval:
    """Decide about the version a run asks for; the key's person is the reviewer. Scope: `release:approve`.

    Nobody accepts what they ordered. The run goes on by itself.
    """
    form = ReviewForm(reviewer=_ME, **new.model_dump())
    user = caller.bearer.user
    with caller.writing(Permission.RELEASE_APPROVE) as session:
        flow_run_id = _flow_run(session, run_id)

        def work() -> Approval:
            try:
                approvals.decide(session, run_id, form, user=user)
            except ReviewRefused as error:
                raise Refused(HTTPStatus.CONFLICT, str(error)) from None
            session.flush()
            return _last(session, run_id)

        asked = _Decision(run_id=str(run_id), **new.model_dump())
        decided = once(session, key=key, request=asked, work=work, answer_type=Approval)
    _go_on(flow_run_id, decided)
    return decided


def _go_on(flow_run_id: UUID, decided: Approval) -> None:
    """Let the run go on, if it still waits with this question; the database has what was decided.

    Raises:
        Refused: Prefect does not answer; the same request again lets the run go on.
    """
    review = decided.review
    assert review  # noqa: S101 # the caller has just decided
    try:
        with get_client(sync_client=True) as client:
            waits = as_waiting(client.read_flow_run(flow_run_id))
            if waits and waits.standing is Standing.WAITING and waits.number == decided.number:
                let_go_on(client, waits, ReviewForm(**review.model_dump(exclude={"at", "site"})))
    except (httpx.HTTPError, PrefectException, ReviewRefused) as error:
        _log.error("Run %s does not go on: %s: %s", flow_run_id, type(error).__name__, error)
        detail = "It is decided, but the run does not go on yet. Send the same again in a minute."
        raise Refused(
            HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "60"}
        ) from None


def _approvals() -> Select[*tuple[Any, ...]]:
    score = ApprovalRow.manifest["score"].as_float()
    return (
        select(ApprovalRow, WorkflowExecution.project_id, Project.name, score)
        .join(WorkflowExecution, WorkflowExecution.id == ApprovalRow.execution_id)
        .join(Project, Project.id == WorkflowExecution.project_id)
        .options(defer(ApprovalRow.manifest, raiseload=True))
    )


def _last(session: Session, run_id: UUID) -> Approval:
    mine = _approvals().where(ApprovalRow.execution_id == run_id)
    return _shown(*session.execute(mine.order_by(ApprovalRow.number.desc()).limit(1)).one())


def _manifest(session: Session, run_id: UUID) -> Manifest:
    said = session.scalars(
        select(ApprovalRow.manifest)
        .where(ApprovalRow.execution_id == run_id)
        .order_by(ApprovalRow.number.desc())
        .limit(1)
    ).one_or_none()
    if said is None:
        raise not_found("run that asked for an approval")
    return Manifest.model_validate(said)


def files(session: Session, run_id: UUID) -> Mapping[str, str]:
    """Return the hash of each file of the version a run asks about.

    Raises:
        Refused: The tenant has no such run, or it asks about none.
    """
    return {file.path: file.sha256 for file in _manifest(session, run_id).files}


def _flow_run(session: Session, run_id: UUID) -> UUID:
    _manifest(session, run_id)
    found = select(WorkflowExecution.prefect_flow_run_id).where(WorkflowExecution.id == run_id)
    flow_run_id = session.scalars(found).one()
    if flow_run_id is None:
        raise not_found("run that asked for an approval")
    return flow_run_id


def _shown(row: ApprovalRow, project_id: UUID, project: str, score: float | None) -> Approval:
    return Approval(
        run_id=row.execution_id,
        project_id=project_id,
        project=project,
        number=row.number,
        state=ApprovalState(row.status),
        site_sha256=row.site_sha256,
        score=score,
        asked_at=row.created_at,
        escalates_at=row.escalates_at,
        expires_at=row.expires_at,
        decided_at=row.decided_at,
        review=None if row.review is None else Review.model_validate(row.review),
    )
