"""Scores and costs of a tenant's recent runs, in SQL, and the baseline they are compared with."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    ColumnElement,
    Float,
    Subquery,
    cast,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from blocks._gate_rows import Query
from blocks.database.schema import (
    AgentExecution,
    QualityReport,
    ReleaseRow,
    WebsiteEvaluation,
    WorkflowExecution,
)
from blocks.quality_gates import keep
from domain.drift import COST, Distribution, compare, is_enough
from domain.gates import GateReport

DRIFT = "drift"
"""Name of the gate."""
_DISTRIBUTIONS = TypeAdapter(tuple[Distribution, ...])
_DISTRIBUTION = TypeAdapter(Distribution)


def watch(session: Session, *, days: int, renew: bool = False) -> GateReport:
    """Compare the runs of some days with the baseline, and store what came of it.

    The first report over enough runs is the baseline of those that follow.

    Args:
        session: A transaction of the tenant.
        days: How many days back from now.
        renew: Take what is measured now as the baseline from the next time on.
    """
    now = distributions(session, days=days)
    before = baseline(session)
    report = GateReport(gate=DRIFT, engine="sql", checks=compare(now, before))
    keep(
        session,
        report,
        days=days,
        distributions=_DISTRIBUTIONS.dump_python(now, mode="json"),
        is_baseline=is_enough(now) and (renew or before is None),
    )
    return report


def baseline(session: Session) -> tuple[Distribution, ...] | None:
    """Return what figures are compared with; None while there is nothing yet."""
    found = session.scalars(
        select(QualityReport.results)
        .where(QualityReport.gate == DRIFT, QualityReport.results["is_baseline"].as_boolean())
        .order_by(QualityReport.created_at.desc(), QualityReport.id.desc())
        .limit(1)
    ).one_or_none()
    return None if found is None else _DISTRIBUTIONS.validate_python(found["distributions"])


def distributions(session: Session, *, days: int) -> tuple[Distribution, ...]:
    """Return how the scores of each dimension and the costs per run are spread."""
    scores, costs = _scores(days).subquery("scores"), _costs(days).subquery("costs")
    both = union_all(
        _statistics(scores.c.dimension, scores.c.score, rows=scores).group_by(scores.c.dimension),
        _statistics(literal(COST), costs.c.cost_usd, rows=costs),
    )
    return tuple(
        _DISTRIBUTION.validate_python(dict(row)) for row in session.execute(both).mappings()
    )


def _statistics(
    subject: ColumnElement[str], figure: ColumnElement[Any], *, rows: Subquery
) -> Query:
    figure = cast(figure, Float)
    return select(
        subject.label("subject"),
        func.count(figure).label("count"),
        func.avg(figure).label("mean"),
        func.stddev_samp(figure).label("spread"),
        *(
            func.percentile_cont(share).within_group(figure).label(name)
            for name, share in (("p10", 0.1), ("p50", 0.5), ("p90", 0.9))
        ),
    ).select_from(rows)


def _recent(days: int) -> ColumnElement[bool]:
    return WorkflowExecution.created_at >= func.now() - func.make_interval(0, 0, 0, days)


def _scores(days: int) -> Query:
    """One score per run and dimension: of the round that was released, else of the last one."""
    made, run = WebsiteEvaluation, WorkflowExecution
    is_released = func.coalesce(made.site_sha256 == ReleaseRow.site_sha256, False)
    return (
        select(made.dimension, made.score)
        .join(run, run.id == made.execution_id)
        .outerjoin(ReleaseRow, ReleaseRow.execution_id == made.execution_id)
        .where(_recent(days))
        .distinct(made.execution_id, made.dimension)
        .order_by(made.execution_id, made.dimension, is_released.desc(), made.round.desc())
    )


def _costs(days: int) -> Query:
    call, run = AgentExecution, WorkflowExecution
    return (
        select(func.sum(call.cost_usd).label("cost_usd"))
        .join(run, run.id == call.execution_id)
        .where(_recent(days))
        .group_by(call.execution_id)
    )
