"""Pages of lists, newest first: each says where the next one begins."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Generic, TypeVar, cast
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel
from sqlalchemy import Select, tuple_
from sqlalchemy.orm import Session

from blocks.database.schema import Tenanted
from deployments.http_api.shapes import CURSOR

Shown = TypeVar("Shown")
Table = TypeVar("Table", bound=Tenanted)

Limit = Annotated[int, Query(ge=1, le=100, description="Most entries of the page.")]
After = Annotated[
    str | None,
    Query(
        pattern=CURSOR,
        description="`next` of the page before; left out for the first page.",
        examples=["1795691717896577-01a21791252c78daa15fb61adfd5b6cd"],
    ),
]


class Page(BaseModel, Generic[Shown]):
    """Some entries, and where the next ones begin."""

    items: Sequence[Shown]
    next: str | None
    """To be sent as `after` for the next page; null on the last one."""


def page(
    session: Session,
    query: Select[*tuple[Any, ...]],
    table: type[Table],
    *,
    show: Callable[..., Shown],
    limit: int,
    after: str | None,
) -> Page[Shown]:
    """Return one page of a query whose first column is the row of `table`; `show` takes all columns.

    Entries that come meanwhile move nothing: a page begins after an entry, not after a number.
    """
    place = tuple_(table.created_at, table.id)
    if after is not None:
        query = query.where(place < tuple_(*place_of(after)))
    query = query.order_by(table.created_at.desc(), table.id.desc()).limit(limit + 1)
    rows = session.execute(query).all()
    more = len(rows) > limit
    rows = rows[:limit]
    last = cast("Tenanted", rows[-1][0]) if more else None
    return Page(
        items=[show(*row) for row in rows], next=cursor(last.created_at, last.id) if last else None
    )


def cursor(created_at: datetime, row_id: UUID) -> str:
    """Return where the entries after a row begin."""
    return f"{(created_at - _EPOCH) // _TICK:016d}-{row_id.hex}"


def place_of(after: str) -> tuple[datetime, UUID]:
    """Return time and id of the row entries are asked for after."""
    ticks, _, row_id = after.partition("-")
    return _EPOCH + int(ticks) * _TICK, UUID(hex=row_id)


_EPOCH, _TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
