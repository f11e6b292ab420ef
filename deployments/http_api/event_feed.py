"""What happened, for everybody who listens: a stream holds a place, never a queue.

One thread of the process waits for news of all tenants and learns only whose they are. What they
are is then read in a transaction of that tenant, once for all its streams, and kept for a while as
it goes over the wire. A stream that is slower than that reads on in the database from its place.
"""

import asyncio
import logging
import threading
from bisect import bisect_right
from collections.abc import AsyncGenerator, Iterable
from contextlib import asynccontextmanager
from typing import NamedTuple
from uuid import UUID

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import text

from blocks.event_stream import Cursor, EventStream, Happened
from blocks.postgres import Postgres
from domain.errors import DatabaseUnavailable
from domain.events import Event, EventKind

_log = logging.getLogger(__name__)
_KEPT = 1_000
_CHUNK = 200
_AGAIN_S = 1.0
LAST_SEQ = 10**18 - 1
"""After every event of a transaction, in as many figures as a place may have."""

_ENDS = frozenset({EventKind.WORKFLOW_COMPLETED, EventKind.WORKFLOW_FAILED})


class Told(NamedTuple):
    """An event as it goes over the wire."""

    cursor: Cursor
    run_id: UUID | None
    """The run it belongs to; None when it belongs to none."""
    is_end: bool
    """Whether nothing of the run comes after it."""
    line: bytes


def told(happened: Happened) -> Told:
    """Return an event as a server-sent event."""
    run_id = _run_of(happened.event)
    kind, said = happened.event.kind, happened.event.model_dump_json()
    run = f'"{run_id}"' if run_id else "null"
    line = f'id: {happened.cursor}\nevent: {kind}\ndata: {{"run_id":{run},{said[1:]}\n\n'.encode()
    return Told(happened.cursor, run_id, kind in _ENDS, line)


def _run_of(event: Event) -> UUID | None:
    if event.kind.startswith("workflow."):
        return event.subject_id
    return getattr(event.payload, "execution_id", None)


class Tail:
    """The last events of one tenant; only for the thread of the event loop."""

    def __init__(self, database: Postgres, tenant_id: UUID, *, start: Cursor) -> None:
        self._stream = EventStream(database=database, tenant_id=tenant_id)
        self._kept: list[Told] = []
        self._before = start
        """Everything after it that was read is kept."""
        self._reading = asyncio.Lock()
        self.end = start
        """Place of the last event there was."""
        self.changed = asyncio.Event()
        """Set when something happened; to be taken anew before each look."""
        self.is_lost = False
        """Whether it could not be read on; whoever listens has to come again."""
        self.streams = 0

    async def after(self, place: Cursor) -> list[Told]:
        """Return the next events after a place, from memory where they still are there."""
        if place < self._before:
            found, _ = await run_in_threadpool(self._stream.read, place, limit=_CHUNK)
            return [told(one) for one in found]
        first = bisect_right(self._kept, place, key=lambda one: one.cursor)
        return self._kept[first : first + _CHUNK]

    async def read_on(self) -> None:
        """Read what happened since the last time, and wake whoever listens."""
        async with self._reading:
            try:
                found = [None]
                while found:
                    found, self.end = await run_in_threadpool(self._next)
                    self._keep(map(told, found))
            except DatabaseUnavailable as error:
                _log.warning("Streams end, because their events cannot be read: %s", error)
                self.is_lost = True
                self._wake()

    def _next(self) -> tuple[tuple[Happened, ...], Cursor]:
        found, end = self._stream.read(self.end)
        return found, end or self.end

    def _keep(self, news: Iterable[Told]) -> None:
        before = len(self._kept)
        self._kept += news
        if len(self._kept) > before:
            for gone in self._kept[:-_KEPT][-1:]:
                self._before = gone.cursor
            del self._kept[:-_KEPT]
            self._wake()

    def _wake(self) -> None:
        waited, self.changed = self.changed, asyncio.Event()
        waited.set()


class Feed:
    """The tails of all tenants somebody listens for, in one process."""

    def __init__(self, database: Postgres) -> None:
        self._database = database
        self._tails: dict[UUID, Tail] = {}
        self._reads: set[asyncio.Task[None]] = set()
        self._over = threading.Event()
        self._is_following = False
        self.closing = asyncio.Event()
        """Set when the server ends, and every stream with it."""

    @asynccontextmanager
    async def tail(self, tenant_id: UUID) -> AsyncGenerator[Tail]:
        """Take part in a tenant's tail for as long as a stream is open."""
        now = await run_in_threadpool(self._now)
        self._follow_from(now)
        tail = self._tails.get(tenant_id)
        is_new = tail is None or tail.is_lost
        if is_new:
            tail = self._tails[tenant_id] = Tail(self._database, tenant_id, start=now)
        assert tail  # noqa: S101 # made above
        tail.streams += 1
        try:
            if is_new:  # what happened before it was there to be woken
                await tail.read_on()
            yield tail
        finally:
            tail.streams -= 1
            if not tail.streams and self._tails.get(tenant_id) is tail:
                del self._tails[tenant_id]

    def close(self) -> None:
        """End every stream; clients come again with their place, to whoever serves then."""
        self._over.set()
        self.closing.set()

    def _now(self) -> Cursor:
        """Return a place before everything that is not committed yet."""
        with self._database.relay() as relay:
            oldest = relay.scalar(text("SELECT pg_snapshot_xmin(pg_current_snapshot())::text"))
        return Cursor(int(oldest) - 1, LAST_SEQ)

    def _follow_from(self, place: Cursor) -> None:
        if not self._is_following:
            self._is_following = True
            loop = asyncio.get_running_loop()
            threading.Thread(
                target=self._follow, args=(loop, place), name="atelier-feed", daemon=True
            ).start()

    def _follow(self, loop: asyncio.AbstractEventLoop, place: Cursor) -> None:
        """Say whose events happened, until the server ends."""
        stream = EventStream(database=self._database, tenant_id=None, patience_s=1)
        while not self._over.is_set():
            try:
                for found in stream.follow(place):
                    if self._over.is_set():
                        return
                    if found:
                        place = found[-1].cursor
                        loop.call_soon_threadsafe(self._wake, {one.tenant_id for one in found})
            except DatabaseUnavailable as error:
                _log.warning("Streams wait for the database: %s", error)
                self._over.wait(_AGAIN_S)

    def _wake(self, tenants: set[UUID]) -> None:
        for tenant_id in tenants & self._tails.keys():
            reading = asyncio.create_task(self._tails[tenant_id].read_on())
            self._reads.add(reading)
            reading.add_done_callback(self._reads.discard)
