"""`/v1/sessions`: a token for minutes in place of a key for years."""

from datetime import datetime
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from pydantic import Field

from blocks import audit_log
from blocks.actors import named
from deployments.http_api import credentials
from deployments.http_api.callers import KnownCaller, door_of
from deployments.http_api.json_types import Truth
from deployments.http_api.problems import refusals, unauthorized
from domain.tenancy import Actor, Permission, Role, require
from domain.value import Value

router = APIRouter(prefix="/v1/sessions", tags=["sessions"])


class NewSession(Value):
    """A session that is asked for."""

    scopes: tuple[Permission, ...] | None = Field(
        default=None, max_length=len(Permission), examples=[["run:read"]]
    )
    """What it may be used for, of what the key or session that is shown may; null for all of it."""
    cookie: Truth = False
    """Whether a browser is to keep it as a cookie that no script can read, instead of being told it."""


class MadeSession(Value):
    """A session as it was made."""

    token: str | None = Field(examples=["eyJhbGciOiJFZERTQSIsImtpZCI6IjIwNzgzIn0.eyJpc3MiOi...3Q"])
    """To be sent as `Authorization: Bearer`; null when it was set as a cookie."""
    expires_at: datetime
    """From when on it is refused; renew it before, by showing it here."""
    since: datetime
    """When the key was shown. Twelve hours later it has to be shown again."""
    role: Role
    """Of the key's person. What counts is the role at the time of each request."""
    scopes: tuple[Permission, ...]


@router.post(
    "",
    operation_id="startSession",
    status_code=HTTPStatus.CREATED,
    responses=refusals(400, 413),
)
def start_session(
    caller: KnownCaller, new: NewSession, request: Request, response: Response
) -> MadeSession:
    """Make a session of fifteen minutes from an API key, or renew one. Scope: none.

    It acts for the key's person, and ends with the key: whoever is taken either is refused at once.
    """
    with caller.postgres.session(caller.bearer.tenant_id) as session:
        actor = caller.actor(session)
        scopes = _scopes(actor, new.scopes)
        if caller.session is None:
            detail = {"scopes": [scope.value for scope in scopes]}
            subject = caller.bearer.user.replace(":", " ")
            by = named(actor)
            audit_log.record(
                session, actor=by, action="start session", subject=subject, detail=detail
            )
    try:
        token, made = door_of(request).tokens.new(
            tenant_id=caller.bearer.tenant_id,
            user=caller.bearer.user,
            scopes=scopes,
            since=caller.session.since if caller.session else None,
        )
    except ValueError as error:
        raise unauthorized(str(error)) from None
    if new.cookie:
        credentials.keep(request, response, token)
    return MadeSession(
        token=None if new.cookie else token,
        expires_at=made.until,
        since=made.since,
        role=actor.role,
        scopes=scopes,
    )


@router.delete(
    "/current",
    operation_id="endSession",
    status_code=HTTPStatus.NO_CONTENT,
    responses=refusals(),
)
def end_session(_caller: KnownCaller, request: Request, response: Response) -> None:
    """Let a browser forget its session. Scope: none.

    A copy of the token is good until it runs out; revoking the key ends every session of it at once.
    """
    credentials.forget(request, response)


def _scopes(actor: Actor, wanted: tuple[Permission, ...] | None) -> tuple[Permission, ...]:
    had = actor.scopes or ()
    for scope in wanted or ():
        require(actor, scope)
    return had if wanted is None else tuple(dict.fromkeys(wanted))
