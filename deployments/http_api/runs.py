"""`/v1/runs`: builds of websites, started, watched and graded."""

from datetime import datetime
from decimal import Decimal
from http import HTTPStatus
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field, PlainSerializer
from sqlalchemy import Text, bindparam, cast, select
from sqlalchemy.orm import Session

from blocks import audit_log, ledger, runs
from blocks.actors import named
from blocks.database.schema import (
    AgentExecution,
    BriefRow,
    Project,
    Tenant,
    WebsiteEvaluation,
    WorkflowExecution,
)
from blocks.event_stream import Happened, emit
from deployments.http_api import immutable
from deployments.http_api.callers import KnownCaller
from deployments.http_api.idempotency import Key
from deployments.http_api.immutable import IfNoneMatch
from deployments.http_api.json_types import Integer, Number, Truth
from deployments.http_api.listing import Listing, json_of
from deployments.http_api.paging import After, Limit, Page
from deployments.http_api.problems import Refused, not_found, refusals
from deployments.http_api.reads import Question
from deployments.http_api.starting import start
from deployments.http_api.stopping import stop
from domain.grading.grade import Dimension, Finding
from domain.lifecycle import WorkflowState
from domain.tenancy import Permission
from domain.value import Value

router = APIRouter(prefix="/v1/runs", tags=["runs"])
_FLOW = "build-website"
_OPEN = (WorkflowState.PENDING, WorkflowState.RUNNING)

Dollars = Annotated[Decimal, PlainSerializer(lambda usd: f"{usd:.8f}", return_type=str)]
"""US dollars, as text, so that no digit is lost."""


class NewRun(Value):
    """A build that is asked for."""

    project_id: UUID
    """The project; its newest brief is built."""
    rounds: Integer = Field(default=3, ge=0, le=10)
    """Most rounds of refinement after the first version."""
    target: Number = Field(default=0.9, ge=0, le=1)
    """Least score every dimension must reach."""
    engine: Literal["offline", "claude", "openai-compatible"] = "offline"
    """Who writes the words: rules alone, or a language model."""
    budget_usd: Number = Field(default=5, ge=0, le=1000)
    """Most US dollars the run may spend on language models, within the tenant's own budget."""
    measured: Truth = False
    """Whether real browsers measure the best version too; takes minutes instead of seconds."""
    approval: Truth = False
    """Whether the best version waits until somebody else has accepted it, see `/v1/approvals`."""
    approval_hours: Number = Field(default=48, gt=0, le=2000)
    """After how many hours without a decision that is escalated; it expires after three times as many."""


class Run(Value):
    """One build."""

    run_id: UUID
    project_id: UUID
    project: str = Field(examples=["rye-bakery"])
    flow: str = Field(examples=["build-website"])
    state: WorkflowState
    """`pending` until a worker begins it."""
    reason: str | None
    """Why it ended as it did; null until then."""
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None


class Step(Value):
    """One call of an agent, as the ledger has it."""

    agent: str = Field(examples=["hero_copy"])
    item: str = Field(examples=["bread"])
    """What of several it worked on; empty when there is one."""
    round: int
    attempt: int
    state: str = Field(examples=["completed"])
    engine: str = Field(examples=["offline"])
    cost_usd: Dollars
    took_ms: int
    is_cached: bool
    """Whether the answer was there already, and nothing was paid."""


class RunWithSteps(Value):
    """One build with what was done for it, in order."""

    run: Run
    steps: tuple[Step, ...]


RUNS = Listing(
    what="run",
    permission=Permission.RUN_READ,
    table=WorkflowExecution,
    key="run_id",
    query=select(
        WorkflowExecution.id.label("run_id"),
        WorkflowExecution.project_id,
        Project.name.label("project"),
        WorkflowExecution.flow,
        WorkflowExecution.status.label("state"),
        WorkflowExecution.reason,
        WorkflowExecution.created_at,
        WorkflowExecution.started_at,
        WorkflowExecution.ended_at,
    ).join(Project, Project.id == WorkflowExecution.project_id),
    filters={"project_id": WorkflowExecution.project_id, "state": WorkflowExecution.status},
)
_STEPS = Question.of(
    select(
        AgentExecution.agent,
        AgentExecution.item,
        AgentExecution.round,
        AgentExecution.attempt,
        AgentExecution.status.label("state"),
        AgentExecution.engine,
        cast(AgentExecution.cost_usd, Text).label("cost_usd"),
        AgentExecution.latency_ms.label("took_ms"),
        AgentExecution.is_cached,
    )
    .where(
        AgentExecution.tenant_id == bindparam("tenant_id"),
        AgentExecution.execution_id == bindparam("run_id"),
    )
    .order_by(AgentExecution.created_at, AgentExecution.id)
)


class GradeOfRound(Value):
    """What a dimension came to in one round."""

    round: int
    dimension: Dimension
    status: Literal["scored", "partial", "not_run"]
    score: float | None
    """0-1; null when nothing could be measured, which never passes."""
    letter: str | None
    gate: Literal["pass", "fail"]
    findings: tuple[Finding, ...]
    site_sha256: str


class Grades(Value):
    """Every grade of a run, by round and dimension."""

    items: tuple[GradeOfRound, ...]


_WHERE: dict[int | str, dict[str, Any]] = {
    202: {
        "headers": {
            "Location": {"description": "Where to watch the run.", "schema": {"type": "string"}}
        }
    }
}


@router.post(
    "",
    operation_id="startRun",
    status_code=HTTPStatus.ACCEPTED,
    responses={**_WHERE, **refusals(400, 404, 409, 413)},
)
def start_run(caller: KnownCaller, new: NewRun, key: Key, response: Response) -> Run:
    """Start a build of a project's newest brief; `Location` says where to watch it. Scope: `run:start`."""
    with caller.reading(Permission.RUN_START) as session:
        project = _buildable(session, new.project_id)
        tenant = session.scalars(select(Tenant.slug)).one()
    bearer = caller.bearer
    flow_run_id = start(
        tenant_id=bearer.tenant_id,
        tenant=tenant,
        user=bearer.user,
        key=key,
        parameters={
            "brief": f"project:{new.project_id}",
            **new.model_dump(exclude={"project_id"}),
        },
    )
    with caller.writing(Permission.RUN_START) as session:
        # The run itself opens the same entry when it begins; this shows it before.
        run_id = ledger.open_execution(
            session,
            project=project,
            flow=_FLOW,
            idempotency_key=str(flow_run_id),
            prefect_flow_run_id=flow_run_id,
        )
        run = _shown(session, run_id)
    response.headers["Location"] = f"{router.prefix}/{run_id}"
    return run


_OVER = {409: {**refusals(409)[409], "description": "The run has ended already."}}


@router.post(
    "/{run_id}/cancel",
    operation_id="cancelRun",
    status_code=HTTPStatus.ACCEPTED,
    responses={**refusals(404), **_OVER},
)
def cancel_run(caller: KnownCaller, run_id: UUID) -> Run:
    """Stop a run, so that it spends no more and releases nothing; twice is once. Scope: `run:cancel`.

    It is `cancelled` at once where it waited for a worker or a decision, and else within seconds.
    """
    with caller.reading(Permission.RUN_CANCEL) as session:
        run, flow_run_id = _stoppable(session, run_id)
    if run.state is WorkflowState.CANCELLED:
        return run
    why = "Somebody of the tenant cancelled it."
    is_over = flow_run_id is None or stop(flow_run_id, why=why)
    told: tuple[Happened, ...] = ()
    with caller.writing(Permission.RUN_CANCEL) as session:
        by, subject = named(caller.actor(session)), f"{run.project}, run {run_id}"
        audit_log.record(session, actor=by, action="cancel a run", subject=subject, detail={})
        if is_over and _shown(session, run_id).state in _OPEN:
            told = runs.fail(
                session,
                run_id,
                status=WorkflowState.CANCELLED,
                error="Cancelled",
                reason=why,
            )
        run = _shown(session, run_id)
    emit(told)
    return run


def _stoppable(session: Session, run_id: UUID) -> tuple[Run, UUID | None]:
    """Return a run that may be stopped, or was, and its id in Prefect.

    Raises:
        Refused: The tenant has no such run, or it has ended in another way.
    """
    flow_run_ids = session.scalars(
        select(WorkflowExecution.prefect_flow_run_id).where(WorkflowExecution.id == run_id)
    ).all()
    if not flow_run_ids:
        raise not_found("run")
    run = _shown(session, run_id)
    if run.state not in (*_OPEN, WorkflowState.CANCELLED):
        detail = f"The run has {run.state} already, so there is nothing left to cancel."
        raise Refused(HTTPStatus.CONFLICT, detail)
    return run, flow_run_ids[0]


def _shown(session: Session, run_id: UUID) -> Run:
    found = session.execute(RUNS.query.where(WorkflowExecution.id == run_id)).mappings().one()
    return Run.model_validate(dict(found))


@router.get("", operation_id="listRuns", response_model=Page[Run], responses=refusals())
def list_runs(
    caller: KnownCaller,
    project_id: UUID | None = None,
    state: WorkflowState | None = None,
    limit: Limit = 20,
    after: After = None,
) -> Response:
    """List the tenant's runs, newest first. Scope: `run:read`."""
    return RUNS.page(caller, limit=limit, after=after, project_id=project_id, state=state)


@router.get(
    "/{run_id}", operation_id="getRun", response_model=RunWithSteps, responses=refusals(304, 404)
)
def get_run(caller: KnownCaller, run_id: UUID, seen: IfNoneMatch = None) -> Response:
    """Return a run and what was done for it so far. Scope: `run:read`."""
    mine = {"tenant_id": caller.bearer.tenant_id, "run_id": run_id}
    rows, steps = caller.read(Permission.RUN_READ, RUNS.question(caller, run_id), (_STEPS, mine))
    return json_of({"run": RUNS.found(rows), "steps": steps}, seen=seen)


@router.get(
    "/{run_id}/grades",
    operation_id="listGrades",
    response_model=Grades,
    responses=refusals(304, 404),
)
def list_grades(caller: KnownCaller, run_id: UUID, seen: IfNoneMatch = None) -> Response:
    """Return every grade of a run with the faults that were found. Scope: `run:read`."""
    with caller.reading(Permission.RUN_READ) as session:
        if session.scalars(select(WorkflowExecution.id).filter_by(id=run_id)).first() is None:
            raise not_found("run")
        rows = session.scalars(
            select(WebsiteEvaluation)
            .where(WebsiteEvaluation.execution_id == run_id)
            .order_by(WebsiteEvaluation.round, WebsiteEvaluation.dimension)
        )
        grades = Grades(items=tuple(map(_grade, rows)))
    return immutable.json_of(grades, seen=seen)


def _buildable(session: Session, project_id: UUID) -> str:
    """Return the name of a project that has a brief."""
    has_brief = select(BriefRow.id).where(BriefRow.project_id == project_id).exists()
    name = session.scalars(
        select(Project.name).where(Project.id == project_id, has_brief)
    ).one_or_none()
    if name is None:
        raise not_found("project with a brief")
    return name


def _grade(row: WebsiteEvaluation) -> GradeOfRound:
    kept = {name: getattr(row, name) for name in GradeOfRound.model_fields}
    return GradeOfRound.model_validate(kept)
