"""Count what a tenant's rows say of a while."""

from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from blocks.database.schema import (
    AgentExecution,
    ModelCallRow,
    ReleaseRow,
    WebsiteEvaluation,
    WorkflowExecution,
)
from domain.figures import AgentFigures, Figures, GradeFigures, ModelFigures


def figures(session: Session, *, since: datetime) -> Figures:
    """Return the numbers of everything that was begun since then.

    Args:
        session: A transaction of the tenant; one that only reads will do.
        since: From when on.
    """
    releases, accepted = session.execute(
        select(func.count(), func.count().filter(ReleaseRow.accepted)).where(
            ReleaseRow.created_at >= since
        )
    ).one()
    return Figures(
        runs=_runs(session, since),
        agents=_agents(session, since),
        grades=_grades(session, since),
        models=_models(session, since),
        releases=releases,
        accepted=accepted,
    )


def _runs(session: Session, since: datetime) -> dict[str, int]:
    run = WorkflowExecution
    counted = select(run.status, func.count()).where(run.created_at >= since).group_by(run.status)
    return {status: count for status, count in session.execute(counted)}


def _agents(session: Session, since: datetime) -> dict[str, AgentFigures]:
    call = AgentExecution
    is_done = call.status == "completed"
    counted = (
        select(
            call.agent,
            func.count().filter(is_done, call.is_cached.is_(False)),
            func.count().filter(is_done, call.is_cached.is_(True)),
            func.count().filter(call.status == "failed"),
        )
        .where(call.created_at >= since)
        .group_by(call.agent)
    )
    return {
        agent: AgentFigures(worked=worked, kept=kept, failed=failed)
        for agent, worked, kept, failed in session.execute(counted)
    }


def _grades(session: Session, since: datetime) -> dict[str, GradeFigures]:
    """Count the grades of versions that were released; a candidate that lost says nothing."""
    grade = WebsiteEvaluation
    newest = (
        select(
            grade.execution_id,
            grade.dimension,
            grade.gate,
            grade.score,
            func.row_number()
            .over(partition_by=(grade.execution_id, grade.dimension), order_by=grade.round.desc())
            .label("place"),
        )
        .join(
            ReleaseRow,
            (ReleaseRow.execution_id == grade.execution_id)
            & (ReleaseRow.site_sha256 == grade.site_sha256),
        )
        .where(ReleaseRow.created_at >= since, grade.score.is_not(None))
        .subquery()
    )
    counted = (
        select(
            newest.c.dimension,
            func.count(),
            func.sum(case((newest.c.gate == "pass", 1), else_=0)),
            func.sum(newest.c.score),
        )
        .where(newest.c.place == 1)
        .group_by(newest.c.dimension)
    )
    return {
        dimension: GradeFigures(graded=count, passed=passed, score_sum=float(total or 0))
        for dimension, count, passed, total in session.execute(counted)
    }


def _models(session: Session, since: datetime) -> dict[str, ModelFigures]:
    call = ModelCallRow
    read = call.input_tokens + call.cache_read_tokens + call.cache_write_tokens
    counted = (
        select(
            call.model,
            func.count(),
            func.count().filter(call.status == "failed"),
            func.coalesce(func.sum(call.cost_usd), 0),
            func.sum(read + call.cache_write_1h_tokens),
            func.sum(call.cache_read_tokens),
            func.sum(call.output_tokens),
        )
        .where(call.created_at >= since, call.status != "reserved")
        .group_by(call.model)
    )
    return {
        model: ModelFigures(
            calls=calls,
            failed=failed,
            cost_usd=float(cost or 0),
            input_tokens=input_,
            cached_tokens=cached,
            output_tokens=output,
        )
        for model, calls, failed, cost, input_, cached, output in session.execute(counted)
    }
