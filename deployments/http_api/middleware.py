"""What happens to every request, whatever it asks for."""

import logging
import time
from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from deployments.http_api.metrics import Metrics
from deployments.http_api.problems import Refused, answer, answer_crash

_log = logging.getLogger(__name__)

SECURE = (
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"strict-transport-security", b"max-age=31536000"),
    (b"cache-control", b"no-store"),
)
"""Sent with every answer, unless it brings its own."""


class Crashes:
    """Answers what broke, within the middleware that lets other origins read the answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def send_seen(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_seen)
        except Exception:
            _log.exception("%s %s broke", scope["method"], scope["path"])
            if has_begun:
                raise
            await answer_crash(scope, receive, send)


class Watch:
    """Gives every answer its security headers, and counts it."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def send_secured(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                brought = {name for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    # What a 304 says takes the place of what the browser kept with the answer.
                    *(one for one in SECURE if one[0] not in brought and status != 304),
                ]
            await send(message)

        try:
            await self._app(scope, receive, send_secured)
        finally:
            self._metrics.count(scope["method"], _route(scope), status, time.perf_counter() - began)


def _route(scope: MutableMapping[str, Any]) -> str:
    """Return the pattern of the path, never the path: ids would make a series of each."""
    return getattr(scope.get("route"), "path", None) or "none"


class HeadAsGet:
    """Answers HEAD as GET would be answered, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        is_over = False

        async def send_head(message: Message) -> None:
            nonlocal is_over
            if message["type"] == "http.response.start":
                await send(message)
            elif not is_over:
                # Also of a stream, which then finds that its client has gone.
                is_over = True
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        asked = {**scope, "method": "GET"}
        try:
            await self._app(asked, receive, send_head)
        finally:
            scope["route"] = asked.get("route")


class SizeLimit:
    """Refuses bodies that are too large, before they are read where their length is told."""

    def __init__(self, app: ASGIApp, *, body_bytes: int) -> None:
        self._app = app
        self._most = body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let it pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdecimal() or int(told) > self._most:
            refused = self._too_large()
            await answer(413, refused.detail, path=scope["path"])(scope, receive, send)
            return
        seen = 0

        async def receive_counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._most:
                raise self._too_large()
            return message

        await self._app(scope, receive_counted, send)

    def _too_large(self) -> Refused:
        detail = f"The body is too large: at most {self._most} bytes are read. Send less."
        return Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
