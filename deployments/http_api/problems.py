"""What goes wrong, told as RFC 9457 problems."""

import logging
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from deployments.http_api.faults import faults_of
from domain.errors import BriefInvalid, DatabaseUnavailable, KeyUnknown, NotAllowed
from domain.value import Value

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger(__name__)


class Problem(Value):
    """Why a request was not answered, as RFC 9457 has it."""

    type: str = Field(examples=["urn:atelier:problem:not-found"])
    """Which kind of problem it is; stays the same from version to version."""
    title: str = Field(examples=["Not Found"])
    """The kind in words."""
    status: int = Field(examples=[404])
    """The HTTP status."""
    detail: str = Field(examples=["There is no such project."])
    """What happened here, and what to do about it."""
    instance: str = Field(examples=["/v1/projects/019ac3c0-5a4e-7bd0-9f0e-5a2c1c7f3b11"])
    """The path that was asked for."""


class Refused(HTTPException):
    """A request is not answered; `detail` says why and what to do."""

    def __init__(
        self, status: HTTPStatus, detail: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(status, detail, headers)


def too_many(detail: str, *, wait_s: int) -> Refused:
    """Return the answer to whoever wants too much at once."""
    return Refused(HTTPStatus.TOO_MANY_REQUESTS, detail, headers={"Retry-After": str(wait_s)})


def not_found(what: str) -> Refused:
    """Return the answer to whoever names something the tenant does not have.

    It is the same whether nobody has it or another tenant.
    """
    return Refused(HTTPStatus.NOT_FOUND, f"There is no such {what}.")


def answer(
    status: int, detail: str, *, path: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """Return a problem as a response."""
    title = _TITLES.get(status) or HTTPStatus(status).phrase
    problem = Problem(
        type=f"urn:atelier:problem:{title.lower().replace(' ', '-')}",
        title=title,
        status=status,
        detail=detail,
        instance=path,
    )
    return JSONResponse(
        problem.model_dump(), status_code=status, headers=headers, media_type=MEDIA_TYPE
    )


_TITLES = {413: "Request Entity Too Large", 422: "Unprocessable Entity"}
"""Python 3.13 calls them otherwise, and a problem is called the same whatever it runs on."""


async def answer_crash(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request whose handler broke; its log has the reason, the caller does not."""
    detail = "Something broke on our side and was written down. Try again; if it stays, tell us."
    await answer(500, detail, path=scope["path"])(scope, receive, send)


def tell_problems(app: FastAPI) -> None:
    """Let the application answer everything that goes wrong with a problem."""
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_request)
    app.add_exception_handler(DatabaseUnavailable, _of_database)
    app.add_exception_handler(NotAllowed, _of_permission)
    app.add_exception_handler(KeyUnknown, _of_key)
    app.add_exception_handler(BriefInvalid, _of_brief)


def unauthorized(detail: str) -> Refused:
    """Return the answer to whoever cannot be told from anybody else."""
    return Refused(HTTPStatus.UNAUTHORIZED, detail, headers={"WWW-Authenticate": "Bearer"})


def _of_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 # the handler is registered for it
    detail = error.detail if isinstance(error, Refused) else _PLAIN.get(error.status_code)
    detail = detail or f"{HTTPStatus(error.status_code).phrase}."
    headers = {**(error.headers or {})}
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = ", ".join(
            sorted(_methods(request) or _with_head(headers.get("Allow", "")))
        )
    return answer(error.status_code, detail, path=request.url.path, headers=headers)


def _methods(request: Request) -> set[str]:
    """Return what a path may be asked by; a router only names the methods of its first route."""
    described: dict[str, dict[str, object]] = request.app.openapi()["paths"]
    there = [
        method.upper()
        for path, operations in described.items()
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", path.replace("{path}", ".+")), request.url.path)
        for method in operations
    ]
    return _with_head(", ".join(there))


def _with_head(methods: str) -> set[str]:
    """Return methods as a set; whatever may be got, may be asked for its head."""
    there = {one for one in methods.split(", ") if one}
    return there | {"HEAD"} if "GET" in there else there


_PLAIN = {
    400: "The body cannot be read. Send JSON in UTF-8, with `Content-Type: application/json`.",
    404: "There is nothing at this path. `/v1/openapi.json` lists what there is.",
    405: "This path does not know the method. `/v1/openapi.json` lists what there is.",
}


def _of_request(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 # the handler is registered for it
    came_as = request.headers.get("content-type", "")
    return answer(422, faults_of(error.errors(), came_as=came_as), path=request.url.path)


def _of_database(request: Request, error: Exception) -> JSONResponse:
    _log.error("%s", error)
    detail = "The database does not answer. Try again in a few seconds."
    return answer(503, detail, path=request.url.path, headers={"Retry-After": "5"})


def _of_permission(request: Request, error: Exception) -> JSONResponse:
    return answer(403, str(error), path=request.url.path)


def _of_key(request: Request, error: Exception) -> JSONResponse:
    refused = unauthorized(str(error))
    return answer(401, refused.detail, path=request.url.path, headers=refused.headers)


def _of_brief(request: Request, error: Exception) -> JSONResponse:
    return answer(422, str(error), path=request.url.path)


_REASONS = {
    304: "It is still what `If-None-Match` names.",
    400: "The body cannot be read.",
    401: "There is no key, or it is not good.",
    403: "Role or scopes of the key do not permit it.",
    404: "The tenant has no such thing.",
    409: "The idempotency key was used for something else.",
    413: "The body is too large.",
    422: "Something in the request is not as described here.",
    429: "Too many requests; `Retry-After` says for how many seconds to wait.",
    503: "Something the answer needs is away; `Retry-After` says when to ask again.",
}


def refusals(*more: int) -> dict[int | str, dict[str, Any]]:
    """Return how OpenAPI describes what may go wrong: everywhere, and `more` than that."""
    return {status: _described(status) for status in sorted({401, 403, 422, 429, 503, *more})}


def _described(status: int) -> dict[str, Any]:
    if status < 400:
        return {"description": _REASONS[status]}
    schema = {"$ref": "#/components/schemas/Problem"}
    described = {"description": _REASONS[status], "content": {MEDIA_TYPE: {"schema": schema}}}
    return {**described, "headers": _HEADERS[status]} if status in _HEADERS else described


_WAIT = {
    "Retry-After": {
        "description": "Seconds to wait before the same is sent again.",
        "schema": {"type": "integer"},
    }
}
_HEADERS: dict[int, dict[str, Any]] = {
    401: {
        "WWW-Authenticate": {"description": "How to say who asks.", "schema": {"type": "string"}}
    },
    429: _WAIT,
    503: _WAIT,
}
