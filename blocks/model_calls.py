"""Questions to language models as the database keeps them: answers to use again, money, and whose.

Every function works in the transaction it is given, on rows of the session's tenant.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from pydantic import Field
from sqlalchemy import and_, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from blocks.database.schema import ModelCallRow, WorkflowExecution
from domain.facts import Sha256
from domain.lifecycle import WorkflowState
from domain.model.completion import Completion, Stop, Usage
from domain.model.errors import BudgetExceeded
from domain.value import Value

LOST = "its process ended without a word"
"""Why a call is booked at its worst case that nobody heard of any more."""
LEASE = timedelta(seconds=20)
"""How long a question stays with whoever asks it, unless they say that they still wait for its answer."""

_OVER = (WorkflowState.COMPLETED, WorkflowState.FAILED, WorkflowState.CANCELLED)

_Row = ModelCallRow
_IS_UNDER_WAY = and_(_Row.status == "reserved", _Row.held_until > func.clock_timestamp())


class Question(Value):
    """A question as it is written down before it is sent."""

    key: Sha256
    """Of what is asked, whom and how; the same question has the same one in every run."""
    agent: str
    content_key: Sha256
    """Content address of the agent's work it belongs to."""
    provider: str
    model: str
    worst_usd: Decimal = Field(ge=0)
    """What it can cost at most."""


class Result(Value):
    """What came of a question."""

    cost_usd: Decimal = Field(ge=0)
    reason: str | None = None
    """Why the answer is of no use; None for one that may be used again."""
    completion: Completion | None = None
    """None when nothing arrived."""


class Kept(Value):
    """An answer that is there already."""

    key: Sha256
    provider: str
    model: str
    """As it was asked for."""
    completion: Completion


def answered(session: Session, keys: Sequence[str]) -> Kept | None:
    """Return the answer to the first of these questions that has one."""
    rows = session.scalars(
        select(_Row).where(_Row.key.in_(keys), _Row.status == "answered").order_by(_Row.attempt)
    ).all()
    first = min(rows, key=lambda row: keys.index(row.key), default=None)
    return _kept(first) if first else None


def claim(
    session: Session, question: Question, *, execution_id: UUID | None, run_cap_usd: Decimal
) -> int | Kept | None:
    """Reserve a question, unless it was answered meanwhile or somebody else asks it now.

    Args:
        session: A transaction of the tenant.
        question: What is about to be asked.
        execution_id: The run it is asked in; None outside a run.
        run_cap_usd: What that run may cost.

    Returns:
        Which attempt at it this is; the answer that is there; or None while another one asks.

    Raises:
        BudgetExceeded: It could cost more than is left; nothing is held.
    """
    _take_turns(session)
    if kept := answered(session, [question.key]):
        return kept
    if is_held(session, question.key):
        return None
    return _reserved(session, question, execution_id=execution_id, run_cap_usd=run_cap_usd)


def is_held(session: Session, key: str) -> bool:
    """Whether somebody waits for the answer to a question now; a batch is not waited for."""
    held = select(_Row.attempt).where(_Row.key == key, _IS_UNDER_WAY, _Row.batch_id.is_(None))
    return session.scalars(held.limit(1)).first() is not None


def renew(session: Session, key: str, attempt: int) -> None:
    """Say that somebody still waits for an answer, so that no other process asks for it."""
    session.execute(
        update(_Row)
        .where(_Row.key == key, _Row.attempt == attempt, _Row.status == "reserved")
        .values(held_until=func.clock_timestamp() + LEASE)
    )


def reserve(
    session: Session, question: Question, *, execution_id: UUID | None, run_cap_usd: Decimal
) -> int:
    """Hold a question's worst case against every budget, and return which attempt at it this is.

    Other reservations of the tenant wait until the transaction ends, whichever process makes them.

    Args:
        session: A transaction of the tenant.
        question: What is about to be asked.
        execution_id: The run it is asked in; None outside a run, where only the tenant's budget holds.
        run_cap_usd: What that run may cost.

    Raises:
        BudgetExceeded: It could cost more than is left; nothing is held.
    """
    _take_turns(session)
    return _reserved(session, question, execution_id=execution_id, run_cap_usd=run_cap_usd)


def _reserved(
    session: Session, question: Question, *, execution_id: UUID | None, run_cap_usd: Decimal
) -> int:
    attempt = _next_attempt(session, question, execution_id, run_cap_usd)
    held = question.model_dump(exclude={"worst_usd"})
    session.execute(
        insert(_Row).values(
            **held,
            tenant_id=session.info["tenant_id"],
            attempt=attempt,
            execution_id=execution_id,
            reserved_usd=question.worst_usd,
            held_until=func.clock_timestamp() + LEASE,
        )
    )
    return attempt


def settle(session: Session, key: str, attempt: int, *, result: Result) -> bool:
    """Write down what a reserved call came to, and return whether that is news.

    A call that was given up for lost is corrected: the one who asked knows better.
    """
    is_open = or_(_Row.status == "reserved", _Row.reason == LOST)
    changed = session.scalars(
        update(_Row)
        .where(_Row.key == key, _Row.attempt == attempt, is_open)
        .values(
            **_of(result.completion),
            status="failed" if result.reason else "answered",
            cost_usd=result.cost_usd,
            reason=result.reason,
            ended_at=func.clock_timestamp(),
        )
        .returning(_Row.attempt)
    )
    return changed.first() is not None


def settle_lost(session: Session) -> int:
    """Book calls nobody will settle any more at their worst case, and return how many there were.

    They are those of runs that are over, and those nobody waits for any more. Their money counted all
    along, so that nothing becomes free or dearer by it.
    """
    over = select(WorkflowExecution.id).where(WorkflowExecution.status.in_(_OVER))
    gone = or_(_Row.execution_id.in_(over), _Row.held_until < func.clock_timestamp())
    lost = session.scalars(
        update(_Row)
        .where(_Row.status == "reserved", gone)
        .values(
            status="failed",
            cost_usd=_Row.reserved_usd,
            reason=LOST,
            ended_at=func.clock_timestamp(),
        )
        .returning(_Row.attempt)
    )
    return len(lost.all())


def note_dropped(session: Session, key: str, sentences: Sequence[str]) -> None:
    """Write beside an answer which of its sentences were not used, because no fact supports them."""
    session.execute(
        update(_Row)
        .where(_Row.key == key, _Row.status == "answered")
        .values(dropped={"sentences": [_kept_text(one) for one in sentences]})
    )


def refuse(session: Session, key: str, *, reason: str) -> None:
    """Write down that an answer is of no use after all: it stays paid, and is not used again."""
    session.execute(
        update(_Row)
        .where(_Row.key == key, _Row.status == "answered")
        .values(status="failed", reason=_kept_text(reason))
    )


def _take_turns(session: Session) -> None:
    """Let no other transaction of the tenant reserve until this one ends."""
    whose = {"whose": f"model calls of {session.info['tenant_id']}"}
    session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:whose, 0))"), whose)


_BOOKS = text(
    # In one statement, because others wait for their turn meanwhile; what has no limit is not added up.
    "WITH run AS (SELECT project_id FROM app.workflow_executions "
    "WHERE tenant_id = :tenant_id AND id = CAST(:execution_id AS uuid)), "
    "this_month AS NOT MATERIALIZED (SELECT execution_id, coalesce(cost_usd, reserved_usd) AS usd "
    "FROM app.model_calls WHERE tenant_id = :tenant_id "
    "AND created_at >= date_trunc('month', now(), 'UTC')), "
    "limits AS (SELECT min(b.limit_usd) FILTER (WHERE b.project_id IS NULL) AS tenant, "
    "min(b.limit_usd) FILTER (WHERE b.project_id = run.project_id) AS project "
    "FROM app.budgets AS b LEFT JOIN run ON true WHERE b.tenant_id = :tenant_id) "
    "SELECT limits.tenant, limits.project, "
    "(SELECT coalesce(sum(coalesce(cost_usd, reserved_usd)), 0) FROM app.model_calls "
    "WHERE tenant_id = :tenant_id AND execution_id = CAST(:execution_id AS uuid)) AS run_spent, "
    "CASE WHEN limits.project IS NOT NULL THEN (SELECT coalesce(sum(m.usd), 0) FROM this_month AS m "
    "JOIN app.workflow_executions AS e ON e.tenant_id = :tenant_id AND e.id = m.execution_id "
    "JOIN run ON run.project_id = e.project_id) END AS project_spent, "
    "CASE WHEN limits.tenant IS NOT NULL THEN (SELECT coalesce(sum(usd), 0) FROM this_month) END "
    "AS tenant_spent, "
    "(SELECT coalesce(max(attempt), 0) + 1 FROM app.model_calls "
    "WHERE tenant_id = :tenant_id AND key = :key) AS attempt FROM limits"
)


def _next_attempt(
    session: Session, question: Question, execution_id: UUID | None, run_cap_usd: Decimal
) -> int:
    """Return which attempt is next, when every budget can pay for it."""
    asked = {
        "tenant_id": session.info["tenant_id"],
        "execution_id": execution_id,
        "key": question.key,
    }
    books = session.execute(_BOOKS, asked).one()
    scopes: tuple[tuple[str, Decimal | None, Decimal], ...] = (
        ("run", run_cap_usd if execution_id else None, books.run_spent),
        ("project", books.project, books.project_spent),
        ("tenant", books.tenant, books.tenant_spent),
    )
    for whose, limit_usd, spent_usd in scopes:
        if limit_usd is not None and spent_usd + question.worst_usd > limit_usd:
            raise BudgetExceeded(
                whose=whose, limit_usd=limit_usd, spent_usd=spent_usd, next_usd=question.worst_usd
            )
    return books.attempt


def _of(completion: Completion | None) -> Mapping[str, Any]:
    if completion is None:
        return {}
    return {
        **completion.usage.model_dump(),
        "request_id": completion.request_id,
        "stop": completion.stop.value,
        "served_model": completion.model,
        "text": _kept_text(completion.text),
        "latency_ms": completion.latency_ms,
    }


def _kept_text(said: str) -> str:
    # The one character PostgreSQL keeps in no text.
    return said.replace("\x00", " ")


def _kept(row: ModelCallRow) -> Kept:
    usage = {name: getattr(row, name) for name in Usage.model_fields}
    return Kept(
        key=row.key,
        provider=row.provider,
        model=row.model,
        completion=Completion(
            text=row.text or "",
            stop=Stop(row.stop or Stop.END),
            model=row.served_model or row.model,
            usage=Usage.model_validate(usage),
            request_id=row.request_id or "",
            latency_ms=row.latency_ms,
        ),
    )
