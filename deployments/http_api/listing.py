"""Lists and single rows read in one way to the database and back, and sent as they come from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fastapi import Response
from pydantic_core import to_json
from sqlalchemy import Select, bindparam, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from blocks.database.schema import Tenanted
from deployments.http_api import immutable
from deployments.http_api.callers import Caller
from deployments.http_api.paging import cursor, place_of
from deployments.http_api.problems import not_found
from deployments.http_api.reads import Question, Row
from domain.tenancy import Permission


@dataclass(frozen=True)
class Listing:
    """A list of one kind of row: what is shown of each, and by what it may be narrowed."""

    what: str
    """How one row is called."""
    permission: Permission
    table: type[Tenanted]
    query: Select[*tuple[Any, ...]]
    """Its columns are called as what is shown is; one is `created_at`."""
    key: str
    """The column that is the row's id."""
    filters: Mapping[str, InstrumentedAttribute[Any]] = field(
        default_factory=dict[str, InstrumentedAttribute[Any]]
    )
    """What each parameter has to be equal to."""
    _written: dict[tuple[str, ...], Question] = field(
        default_factory=dict[tuple[str, ...], Question]
    )

    def page(self, caller: Caller, *, limit: int, after: str | None, **given: object) -> Response:
        """Return one page, as JSON.

        Entries that come meanwhile move nothing: a page begins after an entry, not after a number.
        """
        narrowed = {name: value for name, value in given.items() if value is not None}
        question = self._question(*narrowed, *(("after",) if after is not None else ()))
        values = {**narrowed, "most": limit + 1}
        if after is not None:
            values["after_at"], values["after_id"] = place_of(after)
        (rows,) = caller.read(
            self.permission, (question, {"tenant_id": caller.bearer.tenant_id, **values})
        )
        last = rows[limit - 1] if len(rows) > limit else None
        del rows[limit:]
        begin = cursor(last["created_at"], last[self.key]) if last else None
        return Response(to_json({"items": rows, "next": begin}), media_type="application/json")

    def one(self, caller: Caller, row_id: UUID) -> Row:
        """Return one row.

        Raises:
            Refused: The tenant has no such row.
        """
        (rows,) = caller.read(self.permission, self.question(caller, row_id))
        return self.found(rows)

    def question(self, caller: Caller, row_id: UUID) -> tuple[Question, Mapping[str, object]]:
        """Return the question for one row."""
        values = {"tenant_id": caller.bearer.tenant_id, "row_id": row_id, "most": 1}
        return self._question("row_id"), values

    def found(self, rows: Sequence[Row]) -> Row:
        """Return the row such a question found.

        Raises:
            Refused: It found none.
        """
        if not rows:
            raise not_found(self.what)
        return rows[0]

    def _question(self, *names: str) -> Question:
        if names not in self._written:
            self._written[names] = Question.of(self._narrowed(names))
        return self._written[names]

    def _narrowed(self, names: Sequence[str]) -> Select[*tuple[Any, ...]]:
        table = self.table
        query = self.query.where(table.tenant_id == bindparam("tenant_id"))
        for name in names:
            if name == "after":
                place = tuple_(table.created_at, table.id)
                query = query.where(place < tuple_(bindparam("after_at"), bindparam("after_id")))
            else:
                column = table.id if name == "row_id" else self.filters[name]
                query = query.where(column == bindparam(name))
        newest = query.order_by(table.created_at.desc(), table.id.desc())
        return newest.limit(bindparam("most"))


def json_of(value: object, *, seen: str | None = None) -> Response:
    """Return rows as JSON, or that they are still what the caller has.

    They are what the description says by their columns, and not checked again.
    """
    return immutable.sent(to_json(value), seen=seen, media_type="application/json")
