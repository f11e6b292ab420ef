"""The release gate in one SQL statement, in the tenant's own transaction, and the reports of all gates."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Label, distinct, func, select
from sqlalchemy.orm import Session

from blocks._gate_rows import release_rows
from blocks.database.schema import QualityReport, WorkflowExecution
from domain.gates import (
    RELEASE_GATE,
    Equal,
    Expectation,
    GateReport,
    HoldsAll,
    Matches,
    OneOf,
    Present,
    Unique,
    Within,
    counted,
)

RELEASE = "release"
"""Name of the gate before a release is published."""


def check(session: Session, execution_id: UUID, *, site_sha256: str | None = None) -> GateReport:
    """Measure whether a run may be released; nothing is written.

    Args:
        session: A transaction of the tenant.
        execution_id: The run; its calls and grades are written down already.
        site_sha256: Hash of the site about to be released; None when the release itself is written
            down too. With neither, `release-is-graded` is not measured, and the gate warns.

    Raises:
        LookupError: The tenant has no such run.
    """
    there = select(WorkflowExecution.id).where(WorkflowExecution.id == execution_id)
    if session.scalars(there).one_or_none() is None:
        raise LookupError(
            f"This tenant has no run {str(execution_id)!r}. Take one of its workflow executions."
        )
    rows = {name: made.cte(name) for name, made in release_rows(execution_id, site_sha256).items()}
    measures = [_measure(one, rows[one.rows]) for one in RELEASE_GATE]
    found = session.execute(select(*measures)).mappings().one()
    offences = {name: None if value is None else int(value) for name, value in found.items()}
    return GateReport(
        gate=RELEASE,
        engine="sql",
        execution_id=execution_id,
        checks=counted(RELEASE_GATE, offences),
    )


def keep(session: Session, report: GateReport, **further: object) -> None:
    """Store what a gate said.

    Args:
        session: A transaction of the tenant the report is about.
        report: What it said.
        further: What else is to be found again; canonical JSON.
    """
    session.add(
        QualityReport(
            tenant_id=session.info["tenant_id"],
            execution_id=report.execution_id,
            gate=report.gate,
            engine=report.engine,
            verdict=report.verdict.value,
            results={"checks": [one.model_dump(mode="json") for one in report.checks], **further},
        )
    )
    session.flush()


def _measure(expectation: Expectation, rows: CTE) -> Label[Any]:
    """Return the query for how many rows break an expectation, NULL when there is none to ask."""
    offences = _OFFENCES[type(expectation.rule)](rows, expectation.rule)
    if expectation.needs_rows:
        offences = func.nullif(func.count(), 0) * 0 + offences
    query = select(offences).select_from(rows)
    return query.scalar_subquery().label(expectation.name)


def _outside(rows: CTE, rule: Within) -> ColumnElement[Any]:
    value = rows.c[rule.column]
    outside = [value < rule.low] if rule.low is not None else []
    outside += [value > rule.high] if rule.high is not None else []
    wrong = outside[0] if len(outside) == 1 else outside[0] | outside[1]
    return func.count().filter(wrong)


def _unmatched(rows: CTE, rule: Matches) -> ColumnElement[Any]:
    value = rows.c[rule.column]
    return func.count().filter(~value.regexp_match(rule.pattern))


def _repeated(rows: CTE, rule: Unique) -> ColumnElement[Any]:
    value = rows.c[rule.column]
    return func.count(value) - func.count(distinct(value))


def _missing(rows: CTE, rule: Present) -> ColumnElement[Any]:
    return func.count().filter(rows.c[rule.column].is_(None))


def _foreign(rows: CTE, rule: OneOf) -> ColumnElement[Any]:
    return func.count().filter(rows.c[rule.column].not_in(rule.words))


def _absent(rows: CTE, rule: HoldsAll) -> ColumnElement[Any]:
    value = rows.c[rule.column]
    return len(rule.words) - func.count(distinct(value)).filter(value.in_(rule.words))


def _unequal(rows: CTE, rule: Equal) -> ColumnElement[Any]:
    return func.count().filter(rows.c[rule.column].is_distinct_from(rows.c[rule.other]))


_Offences = Callable[[CTE, Any], ColumnElement[Any]]
_OFFENCES: dict[type, _Offences] = {
    Within: _outside,
    Matches: _unmatched,
    Unique: _repeated,
    Present: _missing,
    OneOf: _foreign,
    HoldsAll: _absent,
    Equal: _unequal,
}
"""How each rule is measured: as a number of rows that break it."""
