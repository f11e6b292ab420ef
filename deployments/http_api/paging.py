"""Pages of lists, newest first: each says where the next one begins."""

import base64
import binascii
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar, cast
from uuid import UUID

from fastapi import Query
from pydantic import BaseModel
from sqlalchemy import Select, tuple_
from sqlalchemy.orm import Session

from blocks.database.schema import Tenanted
from deployments.http_api.problems import Refused

Shown = TypeVar("Shown")
Table = TypeVar("Table", bound=Tenanted)

Limit = Annotated[int, Query(ge=1, le=100, description="Most entries of the page.")]
After = Annotated[
    str | None,
    Query(max_length=200, description="`next` of the page before; left out for the first page."),
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
        query = query.where(place < tuple_(*_place(after)))
    query = query.order_by(table.created_at.desc(), table.id.desc()).limit(limit + 1)
    rows = session.execute(query).all()
    more = len(rows) > limit
    rows = rows[:limit]
    last = cast("Tenanted", rows[-1][0]) if more else None
    return Page(items=[show(*row) for row in rows], next=_cursor(last) if last else None)


def _cursor(row: Tenanted) -> str:
    text = f"{row.created_at.isoformat()} {row.id}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _place(after: str) -> tuple[datetime, UUID]:
    try:
        text = base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)).decode()
        at, _, id_ = text.partition(" ")
        return datetime.fromisoformat(at).astimezone(), UUID(id_)
    except (binascii.Error, ValueError, OverflowError):
        detail = (
            f"`query.after`: {after!r} is not the `next` of a page. Leave it out to begin again."
        )
        raise Refused.unprocessable(detail) from None
