"""The rows each quality gate is about, said once for every engine that measures them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Numeric, Select, func, literal, select, true
from sqlalchemy.dialects import postgresql

from blocks.database.schema import (
    AgentExecution,
    Budget,
    GeneratedAsset,
    ModelCallRow,
    ReleaseRow,
    WebsiteEvaluation,
    WorkflowExecution,
)

Query = Select[*tuple[Any, ...]]
Rows = dict[str, Query]
"""Selections by the name expectations use."""


def release_rows(execution_id: UUID, site_sha256: str | None) -> Rows:
    """Return the rows `RELEASE_GATE` is about.

    Args:
        execution_id: The run.
        site_sha256: Hash of the site about to be released; None for that of the run's release.
    """
    made = WebsiteEvaluation
    grades = select(
        made.round, made.dimension, made.status, made.score, made.gate, made.site_sha256
    ).where(made.execution_id == execution_id)
    released = (
        select(ReleaseRow.site_sha256).where(ReleaseRow.execution_id == execution_id)
        if site_sha256 is None
        else select(literal(site_sha256).label("site_sha256"))
    )
    last = _last(execution_id, released)
    calls = select(AgentExecution.status).where(AgentExecution.execution_id == execution_id)
    return {
        "grades": grades,
        "last_grades": last,
        "measured": grades.where(made.status.in_(("scored", "partial"))),
        "not_run": grades.where(made.status == "not_run"),
        "assets": _assets(execution_id),
        "calls": calls,
        "budget": _budget(execution_id),
        "release": _release(released, last),
    }


def as_text(rows: Rows) -> dict[str, str]:
    """Return selections as SQL without parameters, for an engine that takes only text."""
    dialect = postgresql.dialect()
    return {
        name: str(one.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))
        for name, one in rows.items()
    }


def _assets(execution_id: UUID) -> Query:
    file = GeneratedAsset
    return select(file.path, file.size_bytes, file.sha256).where(file.execution_id == execution_id)


def _last(execution_id: UUID, released: Query) -> Query:
    """The grades of the last round that judged what is released; else of the last round of all.

    A round whose candidates were all rejected is the last one, but not the one that counts.
    """
    made = WebsiteEvaluation
    of_release = func.max(made.round).filter(made.site_sha256.in_(released))
    last = select(func.coalesce(of_release, func.max(made.round))).where(
        made.execution_id == execution_id
    )
    return select(made.dimension, made.site_sha256).where(
        made.execution_id == execution_id, made.round == last.scalar_subquery()
    )


def _release(released: Query, last: Query) -> Query:
    site, graded = released.subquery("released"), last.subquery("graded")
    return select(
        site.c.site_sha256, func.coalesce(graded.c.site_sha256, "").label("graded_sha256")
    ).select_from(site.outerjoin(graded, true()))


def _budget(execution_id: UUID) -> Query:
    """What the budgets leave after the run; NULL where there is none.

    What is reserved and not yet settled counts as spent: that is the worst case.
    """
    booked = select(func.coalesce(func.sum(AgentExecution.cost_usd), 0)).where(
        AgentExecution.execution_id == execution_id
    )
    reserved = select(
        func.coalesce(func.sum(func.coalesce(ModelCallRow.cost_usd, ModelCallRow.reserved_usd)), 0)
    ).where(ModelCallRow.execution_id == execution_id)
    of_run = select(WorkflowExecution.project_id).where(WorkflowExecution.id == execution_id)
    limits = select(func.min(Budget.limit_usd)).where(
        Budget.project_id.is_(None) | (Budget.project_id == of_run.scalar_subquery())
    )
    cost = func.greatest(booked.scalar_subquery(), reserved.scalar_subquery(), type_=Numeric())
    return select((limits.scalar_subquery() - cost).label("left_usd"))
