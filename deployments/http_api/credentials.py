"""What a request shows of whom it comes from: an API key, a session, or a browser's cookie."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request, Response
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer

from deployments.http_api.problems import Refused, unauthorized
from deployments.http_api.tokens import LIFE_S

_SECURE_COOKIE, _PLAIN_COOKIE = "__Host-atelier", "atelier"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

_bearer = HTTPBearer(
    auto_error=False,
    scheme_name="Bearer",
    bearerFormat="atl_<prefix>_<secret>",
    description="An API key, which somebody who may manage keys makes with `atelier keys new`; or a "
    "session made from one at `POST /v1/sessions`.",
)
_cookie = APIKeyCookie(
    name=_SECURE_COOKIE,
    auto_error=False,
    scheme_name="Cookie",
    description="A session of a browser, set by `POST /v1/sessions`. Without TLS it is called "
    f"`{_PLAIN_COOKIE}`. Whatever changes something has to come from a page of the same origin.",
)


@dataclass(frozen=True)
class Shown:
    """A key or a token that came with a request; nobody knows yet whether it is good."""

    text: str
    is_session: bool


async def _shown(
    request: Request,
    sent: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    _cookie: Annotated[str | None, Depends(_cookie)],
) -> Shown:
    """Return what the request shows; a header goes before a cookie."""
    if sent is not None:
        return Shown(sent.credentials, is_session=sent.credentials.count(".") == 2)
    cookie = request.cookies.get(_name(request))
    if cookie is None:
        raise unauthorized(
            "No API key came with the request. Send one as `Authorization: Bearer atl_...`; an "
            "owner or admin of the tenant makes it with `atelier keys new`."
        )
    _refuse_other_pages(request)
    return Shown(cookie, is_session=True)


Credentials = Annotated[Shown, Depends(_shown)]
"""What the request shows of whom it comes from."""


def keep(request: Request, response: Response, token: str) -> None:
    """Let the browser keep a session, out of reach of scripts and of every other site."""
    _set(request, response, token, LIFE_S)


def forget(request: Request, response: Response) -> None:
    """Let the browser forget its session."""
    _set(request, response, "", 0)


def _set(request: Request, response: Response, token: str, seconds: int) -> None:
    response.set_cookie(
        _name(request),
        token,
        max_age=seconds,
        path="/",
        secure=_is_secure(request),
        httponly=True,
        samesite="strict",
    )


def _name(request: Request) -> str:
    """Return how the cookie is called; with TLS browsers take it from no other host or path."""
    return _SECURE_COOKIE if _is_secure(request) else _PLAIN_COOKIE


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _refuse_other_pages(request: Request) -> None:
    """Refuse what a page of another origin made a browser send, cookie and all.

    Raises:
        Refused: It came from there; or it changes something and does not say where it came from.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        is_own = site == "same-origin" or (site == "none" and request.method in _SAFE)
    elif origin is not None:
        is_own = urlsplit(origin).netloc == request.headers.get("host")
    else:
        is_own = request.method in _SAFE
    if not is_own:
        detail = (
            "The request came with a browser's cookie, but not from a page of this origin. Programs "
            "send an API key or a session as `Authorization: Bearer`."
        )
        raise Refused(HTTPStatus.FORBIDDEN, detail)
