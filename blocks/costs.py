"""What models cost a tenant, and what the grade points came to that were accepted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, RowMapping, Select, func, or_, select
from sqlalchemy.orm import Session

from blocks.actors import require_user
from blocks.database.schema import (
    AgentExecution,
    ModelCallRow,
    Project,
    ReleaseRow,
    WebsiteEvaluation,
    WorkflowExecution,
)
from domain.costs import (
    Attempt,
    By,
    CostRow,
    Effort,
    Priced,
    RunCost,
    Spent,
    rows_by_agent,
    rows_by_run,
    total,
    won_alone,
)
from domain.errors import ProjectUnknown
from domain.model.completion import Usage
from domain.tenancy import Permission

_Call = ModelCallRow
_Run = WorkflowExecution
_EACH = {
    "agent": _Call.agent.expression,
    "run": _Call.execution_id.expression,
    "project": Project.name.expression,
    "month": func.to_char(func.timezone("UTC", _Call.created_at), "YYYY-MM"),
}


def costs(
    session: Session,
    *,
    by: By,
    project: str | None = None,
    run: UUID | None = None,
    user: str | None = None,
) -> tuple[CostRow, ...]:
    """Return what models cost, one row for each and the total last; nothing when none was asked.

    Args:
        session: A transaction of the tenant; one that only reads will do.
        by: What is added up.
        project: Only of the project of this name; None for all.
        run: Only of this run, as the database or Prefect names it; None for all.
        user: Who asks, as `blocks.actors` names them; None for the operator.

    Raises:
        LookupError: The tenant has no such run.
        NotAllowed: Costs are not for `user` to see.
        ProjectUnknown: The tenant has no such project.
    """
    require_user(session, user, Permission.COST_READ)
    only = _only(session, project=project, run=run)
    spent = tuple(map(_spent, session.execute(_spending(by, only)).mappings()))
    if not spent:
        return ()
    runs = _runs(session, only)
    if by == "agent":
        return rows_by_agent(spent, _won(session, runs), runs)
    return rows_by_run(spent, runs, by=by)


def of_work(session: Session, content_keys: Iterable[str]) -> Spent:
    """Return what models were paid for pieces of agents' work, by their content addresses."""
    mine = _Call.content_key.in_(list(content_keys))
    rows = [_spent(row) for row in session.execute(_spending("agent", [mine])).mappings()]
    return total(rows)


def _only(session: Session, *, project: str | None, run: UUID | None) -> list[ColumnElement[bool]]:
    """Return what calls have to fulfil, once it is known that there is such a project and run."""
    only: list[ColumnElement[bool]] = []
    if project is not None:
        named = select(Project.id).where(Project.name == project)
        if session.scalars(named).one_or_none() is None:
            raise ProjectUnknown(project)
        only.append(Project.name == project)
    if run is not None:
        same = or_(_Run.id == run, _Run.prefect_flow_run_id == run)
        if session.scalars(select(_Run.id).where(same)).first() is None:
            raise LookupError(str(run))
        only.append(same)
    return only


def _spending(by: By, only: Iterable[ColumnElement[bool]]) -> Select[Any]:
    whose, is_useless = _EACH[by], _Call.status == "failed"
    return (
        select(
            whose.label("whose"),
            func.count().label("calls"),
            func.count().filter(is_useless).label("useless"),
            _sum(_Call.cost_usd.expression).label("cost_usd"),
            _sum(_Call.cost_usd.expression, is_useless).label("useless_usd"),
            _sum(_Call.reserved_usd.expression, _Call.status == "reserved").label("reserved_usd"),
            _sum(_Call.latency_ms.expression).label("answering_ms"),
            *(_sum(getattr(_Call, name).expression).label(name) for name in Usage.model_fields),
        )
        .select_from(_Call)
        .outerjoin(_Run, _Run.id == _Call.execution_id)
        .outerjoin(Project, Project.id == _Run.project_id)
        .where(*only)
        .group_by(whose)
        .order_by(func.min(_Call.created_at) if by == "run" else whose)
    )


def _sum(column: ColumnElement[Any], *only: ColumnElement[bool]) -> ColumnElement[Any]:
    added = func.sum(column)
    return func.coalesce(added.filter(*only) if only else added, 0)


def _spent(row: RowMapping) -> Spent:
    usage = Usage.model_validate({name: int(row[name]) for name in Usage.model_fields})
    names = set(Spent.model_fields) - {"whose", "usage"}
    return Spent(whose=str(row["whose"] or ""), usage=usage, **{name: row[name] for name in names})


def _runs(session: Session, only: Iterable[ColumnElement[bool]]) -> tuple[RunCost, ...]:
    """Return every run that asked models, with what it released."""
    asked = select(_Call.execution_id).where(_Call.execution_id.is_not(None))
    took_s = func.extract("epoch", _Run.ended_at - _Run.started_at)
    rows = session.execute(
        select(
            _Run.id,
            Project.name.label("project"),
            func.to_char(func.timezone("UTC", _Run.created_at), "YYYY-MM").label("month"),
            (func.coalesce(took_s, 0) / 60).label("minutes"),
        )
        .join(Project, Project.id == _Run.project_id)
        .where(_Run.id.in_(asked), *only)
    ).mappings()
    released = _released_points(session)
    return tuple(
        RunCost(
            run=str(row["id"]),
            project=row["project"],
            month=row["month"],
            minutes=float(row["minutes"]),
            points=released.get(row["id"], 0.0),
        )
        for row in rows
    )


def _released_points(session: Session) -> dict[UUID, float]:
    """Return the grade points of what each run released, as they were graded last."""
    graded = WebsiteEvaluation
    rows = session.execute(
        select(graded.execution_id, 100 * func.sum(func.coalesce(graded.score, 0)))
        .join(
            ReleaseRow,
            (ReleaseRow.execution_id == graded.execution_id)
            & (ReleaseRow.site_sha256 == graded.site_sha256),
        )
        .group_by(graded.execution_id, graded.round)
        .order_by(graded.round)
    )
    return {run: float(points) for run, points in rows.tuples()}


def _won(session: Session, runs: Iterable[RunCost]) -> Mapping[str, Priced]:
    """Return what agents won alone in all of these runs."""
    ids = [UUID(run.run) for run in runs]
    efforts = _efforts(session, ids)
    found: dict[str, Priced] = {}
    tried = select(ReleaseRow.execution_id, ReleaseRow.manifest["rounds"]).where(
        ReleaseRow.execution_id.in_(ids)
    )
    for run, rounds in session.execute(tried).tuples():
        for agent, priced in won_alone([_attempt(one) for one in rounds], efforts[run]).items():
            found[agent] = found.get(agent, Priced()) + priced
    return found


def _attempt(said: Mapping[str, Any]) -> Attempt:
    """Return one round of a manifest as far as prices need it."""
    points = sum(100 * (grade["score"] or 0.0) for grade in said["grades"])
    return Attempt(
        number=said["number"],
        accepted=said["accepted"],
        sent_to=tuple(said["sent_to"]),
        points=points,
    )


def _efforts(session: Session, runs: Iterable[UUID]) -> Mapping[UUID, list[Effort]]:
    call = AgentExecution
    rows = session.execute(
        select(
            call.execution_id,
            call.agent,
            call.round,
            func.sum(call.cost_usd),
            func.sum(call.latency_ms),
        )
        .where(call.execution_id.in_(list(runs)), call.round > 0, ~call.is_cached)
        .group_by(call.execution_id, call.agent, call.round)
    )
    found: defaultdict[UUID, list[Effort]] = defaultdict(list)
    for run, agent, number, cost_usd, took_ms in rows.tuples():
        minutes = float(took_ms) / 60_000
        found[run].append(Effort(agent=agent, number=number, cost_usd=cost_usd, minutes=minutes))
    return found
