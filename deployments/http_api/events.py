"""`/v1/events` and `/v1/runs/{run_id}/events`: what happens, as it is committed."""

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from blocks.database.schema import WorkflowExecution
from blocks.event_stream import Cursor
from deployments.http_api.callers import Caller, KnownCaller, door_of
from deployments.http_api.event_feed import LAST_SEQ
from deployments.http_api.event_response import EventResponse, Listener
from deployments.http_api.problems import Refused, not_found, refusals, too_many
from deployments.http_api.shapes import PLACE
from domain.lifecycle import WORKFLOW_MOVES, WorkflowState
from domain.tenancy import Permission

router = APIRouter(prefix="/v1", tags=["events"])

_RECENT = 10_000

LastEventId = Annotated[
    str | None,
    Header(
        alias="Last-Event-ID",
        pattern=PLACE,
        description="`id` of the last event that was received; what came after it is sent first.",
        examples=["4711-12"],
    ),
]
After = Annotated[
    str | None,
    Query(
        pattern=PLACE,
        description="The same for whoever cannot send the header; the header goes first. `0-0` is "
        "the beginning of everything the tenant still has.",
        examples=["4711-12"],
    ),
]

_EXAMPLE = (
    "retry: 2000\nid: 4710-999999999999999999\n\n"
    "id: 4711-12\n"
    "event: workflow.step.completed\n"
    'data: {"run_id":"019ac3c0-5a4e-7bd0-9f0e-5a2c1c7f3b11","kind":"workflow.step.completed",'
    '"subject_id":"019ac3c0-5a4e-7bd0-9f0e-5a2c1c7f3b11","payload":{"step":"design",'
    '"progress":0.4,"duration_ms":812},"at":"2026-11-26T11:15:17.896577Z"}\n\n'
    ": still there\n\n"
)
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events, each with its place as `id`, its kind as `event` and "
        "itself as JSON; a comment every 15 seconds when nothing happens.",
        "content": {"text/event-stream": {"schema": {"type": "string"}, "example": _EXAMPLE}},
    }
}


@router.get(
    "/events",
    operation_id="streamEvents",
    response_class=Response,
    responses={**_STREAM, **refusals()},
)
async def stream_events(
    request: Request, caller: KnownCaller, last: LastEventId = None, after: After = None
) -> Response:
    """Send what happens to the tenant's projects and runs, as it is committed. Scope: `run:read`.

    Without a place it begins now. Reconnect with the `id` of the last event, and nothing is left
    out and nothing comes twice. A stream ends when its key or session does, and when the server
    is stopped.
    """
    place = _place(last, after)
    await run_in_threadpool(_check, caller, place)
    return _answer(request, caller, place=place, run_id=None)


@router.get(
    "/runs/{run_id}/events",
    operation_id="streamRunEvents",
    response_class=Response,
    responses={
        **_STREAM,
        204: {"description": "The run has ended and nothing of it is left: do not come again."},
        **refusals(404),
    },
)
async def stream_run_events(
    request: Request,
    caller: KnownCaller,
    run_id: UUID,
    last: LastEventId = None,
    after: After = None,
) -> Response:
    """Send what happens to a run, as it is committed, until it has ended. Scope: `run:read`.

    Without a place it begins with the run, or with the tenant's last 10,000 events where the run
    is older than that.
    """
    place = _place(last, after)
    begin, is_over = await run_in_threadpool(_of_run, caller, run_id, place)
    place = place or begin
    if is_over and not await _is_left(request, caller, run_id, place=place):
        return Response(status_code=204)
    return _answer(request, caller, place=place, run_id=run_id)


def _answer(
    request: Request, caller: Caller, *, place: Cursor | None, run_id: UUID | None
) -> Response:
    door = door_of(request)
    tenant_id = caller.bearer.tenant_id
    lease = door.streams.take(str(tenant_id))
    if lease is None:
        detail = (
            f"The tenant has {door.streams.most} streams open already. Close one, or listen to "
            f"`/v1/events` for all runs at once."
        )
        raise too_many(detail, wait_s=10)

    def ask() -> bool:
        door.streams.renew(lease)
        return _is_on(caller, run_id)

    return EventResponse(
        Listener(
            door.feed,
            tenant_id=tenant_id,
            place=place,
            run_id=run_id,
            ask=ask,
            quiet_s=door.settings.quiet_s,
        ),
        end=lambda: door.streams.free(lease),
    )


def _place(last: str | None, after: str | None) -> Cursor | None:
    said = last or after
    return Cursor.parse(said) if said else None


def _check(caller: Caller, place: Cursor | None) -> None:
    with caller.reading(Permission.RUN_READ) as session:
        _refuse_future(session, place)


def _refuse_future(session: Session, place: Cursor | None) -> None:
    """Refuse a place nothing has come to yet, of another database or made up: nothing would be sent.

    Raises:
        Refused: It is one.
    """
    if place is None:
        return
    following = session.scalar(text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text"))
    if place.xid >= int(following):
        detail = (
            f"No event has come to the place `{place}` yet. Send the `id` of the last event as it "
            f"came, or leave it out to begin anew."
        )
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, detail)


def _is_on(caller: Caller, run_id: UUID | None) -> bool:
    """Whether somebody still may listen, and there is still something to come."""
    with caller.reading(Permission.RUN_READ) as session:
        return run_id is None or not _is_over(session, run_id)


def _of_run(caller: Caller, run_id: UUID, place: Cursor | None) -> tuple[Cursor | None, bool]:
    """Return a place before the run's first event, None where nothing came yet, and whether it ended."""
    with caller.reading(Permission.RUN_READ) as session:
        is_over = _is_over(session, run_id)
        _refuse_future(session, place)
        first = session.scalar(_FIRST, {"tenant": caller.bearer.tenant_id, "run": run_id})
    return (Cursor(int(first) - 1, LAST_SEQ) if first else None), is_over


# Along the primary key from its end: what is asked for is mostly what just happened.
_FIRST = text(f"""\
SELECT xid::text FROM (
    SELECT xid, at FROM app.events WHERE tenant_id = :tenant ORDER BY seq DESC LIMIT {_RECENT}
) AS recent
WHERE at >= (SELECT created_at FROM app.workflow_executions WHERE tenant_id = :tenant AND id = :run)
ORDER BY xid LIMIT 1
""")  # noqa: S608 # the number is ours


def _is_over(session: Session, run_id: UUID) -> bool:
    state = session.scalars(
        select(WorkflowExecution.status).where(WorkflowExecution.id == run_id)
    ).one_or_none()
    if state is None:
        raise not_found("run")
    return not WORKFLOW_MOVES[WorkflowState(state)]


async def _is_left(request: Request, caller: Caller, run_id: UUID, *, place: Cursor | None) -> bool:
    """Whether there is still an event of a run after the place."""
    if place is None:
        return False
    async with door_of(request).feed.tail(caller.bearer.tenant_id) as tail:
        while found := await tail.after(place):
            if any(one.run_id == run_id for one in found):
                return True
            place = found[-1].cursor
    return False
