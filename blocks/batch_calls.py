"""Questions that were handed in as a batch, as the database keeps them: who comes back finds it again.

Every function works in the transaction it is given, on rows of the session's tenant.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

from sqlalchemy import func, or_, select, tuple_, update
from sqlalchemy.orm import Session

from blocks.database.schema import ModelCallRow
from blocks.model_calls import LOST
from domain.value import Value

UNDER_WAY = timedelta(hours=25)
"""A little longer than a service takes to answer a batch, or gives it up."""
READABLE = timedelta(days=28)
"""How long the results of a batch can be fetched."""

_Row = ModelCallRow


class HandedIn(Value):
    """A question in a batch whose result nobody read yet."""

    key: str
    attempt: int
    batch_id: str
    worst_usd: Decimal
    """What is held for it."""


def hand_in(session: Session, attempts: Mapping[str, int], *, batch_id: str) -> None:
    """Write down in which batch questions are, so that a run that is started again reads it.

    Args:
        session: A transaction of the tenant.
        attempts: Which attempt at each question it is, by its key.
        batch_id: As the service named it.
    """
    session.execute(
        update(_Row)
        .where(tuple_(_Row.key, _Row.attempt).in_(list(attempts.items())))
        .values(batch_id=batch_id, held_until=func.clock_timestamp() + UNDER_WAY)
    )


def handed_in(session: Session, keys: Sequence[str]) -> Mapping[str, HandedIn]:
    """Return those of these questions that are in a batch whose result nobody read yet, by key."""
    is_open = or_(_Row.status == "reserved", _Row.reason == LOST)
    rows = session.scalars(
        select(_Row)
        .where(_Row.key.in_(keys), _Row.batch_id.is_not(None), is_open)
        .where(_Row.created_at > func.now() - READABLE)
        .order_by(_Row.attempt)
    )
    return {
        row.key: HandedIn(
            key=row.key,
            attempt=row.attempt,
            batch_id=row.batch_id or "",
            worst_usd=row.reserved_usd,
        )
        for row in rows
    }
