"""Requests that may be sent again: done once, and answered the same the second time."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, TypeVar

from fastapi import Header
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from blocks.database.schema import ResultRow
from deployments.http_api.problems import Refused
from deployments.http_api.shapes import KEY
from domain.value import Value, canonical, digest

Answer = TypeVar("Answer", bound=Value)

_HEADER = Header(
    alias="Idempotency-Key",
    pattern=KEY,
    description="1-200 visible characters that name this request, such as a UUID. Sent again with "
    "the same body, it is done once and answered the same; kept as long as results of agents are.",
)
Key = Annotated[str, _HEADER]
MaybeKey = Annotated[str | None, _HEADER]


def reused() -> Refused:
    """Return the answer to whoever sends another request under the same key."""
    detail = "This idempotency key came with another request before. Give each request its own."
    return Refused(HTTPStatus.CONFLICT, detail)


def once(
    session: Session,
    *,
    key: str | None,
    request: Value,
    work: Callable[[], Answer],
    answer_type: type[Answer],
) -> Answer:
    """Do the work in the session's transaction, or return what came of it under the same key.

    Args:
        session: The transaction of the tenant.
        key: What the caller calls the request; None does the work whatever came before.
        request: What is asked for.
        work: Does it and returns the answer.
        answer_type: Type of the answer.

    Raises:
        Refused: The key came with another request.
    """
    if key is None:
        return work()
    kept_as = _kept_as(request, key)
    new = insert(ResultRow).values(
        tenant_id=session.info["tenant_id"], key=kept_as, body=canonical(request)
    )
    # Whoever sends the same at the same moment waits here until this transaction ends.
    is_new = session.scalars(new.on_conflict_do_nothing().returning(ResultRow.key)).one_or_none()
    if not is_new:
        known = answered(session, key=key, request=request, answer_type=answer_type)
        assert known  # noqa: S101 # whoever wrote the key has committed the answer with it
        return known
    answer = work()
    body = canonical(request) + b"\n" + answer.model_dump_json().encode()
    session.execute(update(ResultRow).where(ResultRow.key == kept_as).values(body=body))
    return answer


def answered(
    session: Session, *, key: str | None, request: Value, answer_type: type[Answer]
) -> Answer | None:
    """Return what came of the same request before; None when the key is new, or there is none.

    Raises:
        Refused: The key came with another request.
    """
    if key is None:
        return None
    mine = ResultRow.key == _kept_as(request, key)
    kept = session.scalars(select(ResultRow.body).where(mine)).one_or_none()
    if kept is None:
        return None
    asked, _, said = kept.partition(b"\n")
    if asked != canonical(request):
        raise reused()
    return answer_type.model_validate_json(said)


def _kept_as(request: Value, key: str) -> str:
    return f"http-api:{digest([type(request).__name__, key])}"
