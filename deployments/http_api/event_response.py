"""One open stream of events: what is sent, when it is quiet, and when it ends."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from starlette.types import Receive, Scope, Send

from blocks.event_stream import Cursor
from deployments.http_api.event_feed import Feed, Tail, Told
from deployments.http_api.problems import Refused
from domain.errors import AtelierError

_RETRY = "retry: 2000\n"
_STILL_THERE = b": still there\n\n"
_SEND_S = 30.0
"""A client that takes nothing for so long is not there any more."""
_CHECKED_S = 1.0
"""For how long somebody who was allowed to listen is not asked again."""


class Listener:
    """Somebody who listens, and where they are in what happened."""

    def __init__(
        self,
        feed: Feed,
        *,
        tenant_id: UUID,
        place: Cursor | None,
        run_id: UUID | None,
        ask: Callable[[], bool],
        quiet_s: float,
    ) -> None:
        """Begin to listen.

        Args:
            feed: What happens, for everybody in the process.
            tenant_id: Whose events are heard.
            place: After which event; None for whatever comes from now on.
            run_id: Of which run; None for all.
            ask: Says whether there is something to come, and raises once nobody may listen.
            quiet_s: After how long without an event a sign of life is sent.
        """
        self._feed = feed
        self._tenant_id = tenant_id
        self._place = place
        self._run_id = run_id
        self._ask = ask
        self._quiet_s = quiet_s
        self._checked_at = 0.0
        self._is_on = True

    async def chunks(self, gone: "asyncio.Future[None]") -> AsyncGenerator[bytes]:
        """Yield what is to be sent, until the stream ends; `gone` is done once nobody reads it.

        First comes the place, so that who loses the stream before the first event goes on from there.
        """
        async with self._feed.tail(self._tenant_id) as tail:
            self._place = self._place or tail.end
            yield f"{_RETRY}id: {self._place}\n\n".encode()
            while not (tail.is_lost or gone.done() or self._feed.closing.is_set()):
                changed = tail.changed
                found = await self._next(tail)
                if not await self._may_listen():
                    return
                if found:
                    yield b"".join(one.line for one in found)
                    if self._run_id and found[-1].is_end:
                        return
                elif not await self._waited(changed, gone):
                    # A run that was over before it was quiet for so long has nothing more to say.
                    if not self._is_on:
                        return
                    self._checked_at = 0
                    yield _STILL_THERE

    async def _next(self, tail: Tail) -> list[Told]:
        """Return the next events that are for the listener."""
        assert self._place is not None  # noqa: S101 # set before the first look
        while found := await tail.after(self._place):
            self._place = found[-1].cursor
            if mine := [one for one in found if self._run_id in (None, one.run_id)]:
                return mine
        return []

    async def _may_listen(self) -> bool:
        """Whether the key or session is still good; asked once a second at most."""
        now = asyncio.get_running_loop().time()
        if now - self._checked_at < _CHECKED_S:
            return True
        self._checked_at = now
        try:
            self._is_on = await run_in_threadpool(self._ask)
        except (AtelierError, Refused):
            return False
        return True

    async def _waited(self, changed: asyncio.Event, gone: "asyncio.Future[None]") -> bool:
        """Wait until something happened, and return whether it did before it had been quiet long."""
        news = asyncio.ensure_future(changed.wait())
        closing = asyncio.ensure_future(self._feed.closing.wait())
        try:
            done, _ = await asyncio.wait(
                {news, closing, gone},
                timeout=self._quiet_s,
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            news.cancel()
            closing.cancel()
        return bool(done)


class EventResponse(Response):
    """Server-sent events of one listener."""

    media_type = "text/event-stream"

    def __init__(self, listener: Listener, *, end: Callable[[], None]) -> None:
        """Send what a listener hears; `end` is called once nothing more is sent."""
        super().__init__()
        self._listener = listener
        self._end = end
        del self.headers["content-length"]
        self.headers["X-Accel-Buffering"] = "no"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream, as fast as the client takes it."""

        async def pass_on(chunk: bytes) -> None:
            async with asyncio.timeout(_SEND_S):
                body = {"type": "http.response.body", "body": chunk, "more_body": True}
                await send(body)

        gone = asyncio.ensure_future(_gone(receive))
        chunks = self._listener.chunks(gone)
        try:
            # Whoever is told that the stream is open misses nothing from then on.
            place = await anext(chunks)
            start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
            await send(start)
            with suppress(TimeoutError, OSError):
                await pass_on(place)
                async for chunk in chunks:
                    await pass_on(chunk)
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._end()
            gone.cancel()
            await chunks.aclose()


async def _gone(receive: Receive) -> None:
    """Wait until the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
