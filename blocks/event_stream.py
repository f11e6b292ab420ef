"""What happened, in the order it was committed: written with its cause, read exactly once.

Numbers drawn before a commit are not in the order of commits, so a reader of "everything after the
last number" loses what commits late. Readers here stop before the oldest transaction that is still
open: behind that line nothing can appear any more. The price is that a long transaction holds
readers up, in whichever database of the server it is.
"""

import functools
import os
import re
import threading
import time
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, NamedTuple, TypedDict
from uuid import UUID, uuid5

import psycopg
from prefect.blocks.core import Block
from pydantic import Field
from sqlalchemy import Connection, Engine, Row, event, make_url, text
from sqlalchemy.orm import Session

from blocks.postgres import Postgres
from domain.errors import DatabaseUnavailable
from domain.events import Event

_CHANNEL = "atelier_events"
_WINDOW_S = 0.02
"""NOTIFY inside the writing transactions makes all commits of the database take turns, which cost 16
writers nine tenths of their speed; one for all commits of 20 ms costs nothing (measured 2026-11)."""
_SOON_S = 0.01
"""Least time between two looks; what is committed behind an open transaction is looked for so often."""
_CHUNK = 5_000

_INSERT = text("""\
INSERT INTO app.events (tenant_id, kind, subject_id, payload)
SELECT :tenant_id, kind, subject_id, payload
FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS given(kind text, subject_id uuid, payload jsonb)
RETURNING seq, xid, at
""")

# One statement, so that the events and `waiting` are of one snapshot: otherwise a transaction that
# ends in between leaves a reader asleep. `mine` names the tenant beside row-level security, and
# `waiting` is asked in the order of an index instead of with EXISTS, because the planner otherwise
# scans the table: always for small tenants, and for everybody with a plan kept from when it was empty.
_READ = """\
SELECT later.waiting, happened.*
FROM (
    SELECT (
        SELECT true FROM app.events
        WHERE {mine} AND events.xid >= pg_snapshot_xmin(pg_current_snapshot())
        ORDER BY events.xid, events.seq
        LIMIT 1
    ) AS waiting
) AS later
LEFT JOIN LATERAL (
    SELECT events.xid, events.seq, tenant_id, kind, subject_id, payload, at
    FROM app.events
    WHERE {mine} AND (events.xid, events.seq) > (CAST(:xid AS xid8), :seq)
        AND events.xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY events.xid, events.seq
    LIMIT :limit
) AS happened ON true
ORDER BY happened.xid, happened.seq
"""
_ALL = text(_READ.format(mine="true"))
_MINE = text(_READ.format(mine="events.tenant_id = :tenant_id"))


class Cursor(NamedTuple):
    """How far a reader has come; `str()` and `parse` carry it over a wire."""

    xid: int
    """Number of the transaction that wrote the last event seen."""
    seq: int
    """Number of that event."""

    def __str__(self) -> str:
        return f"{self.xid}-{self.seq}"

    @classmethod
    def parse(cls, written: str) -> "Cursor":
        """Return the cursor a client gave back.

        Raises:
            ValueError: It was never handed out.
        """
        match = re.fullmatch(r"([0-9]{1,20})-([0-9]{1,19})", written)
        xid, seq = map(int, match.groups()) if match else (2**64, 0)
        if xid >= 2**64 or seq >= 2**63:
            raise ValueError(
                f"{written!r} is not the cursor of an event. Send back the last event's cursor as "
                f"it came, like `4711-12`, or none to read from the beginning."
            )
        return cls(xid, seq)


_START = Cursor(0, 0)


class Happened(NamedTuple):
    """An event as it was committed."""

    cursor: Cursor
    """Where to go on after this event."""
    tenant_id: UUID
    event: Event
    """With the time at which the transaction began that wrote it."""


def write_events(session: Session, events: Sequence[Event]) -> tuple["Happened", ...]:
    """Write events inside the caller's transaction; readers are woken when it is committed.

    Args:
        session: A session of `Postgres.session`, which says whose events they are.
        events: In the order in which they happened.

    Returns:
        The events as readers will see them, to be told to Prefect once they are committed.
    """
    bell = _bell(_address(session.get_bind()), os.getpid())
    if not event.contains(session, "after_commit", bell.ring):
        event.listen(session, "after_commit", bell.ring)
    tenant_id: UUID = session.info["tenant_id"]
    written: list[Happened] = []
    for start in range(0, len(events), _CHUNK):
        chunk = events[start : start + _CHUNK]
        rows = ",".join(map(_row, chunk))
        made = session.execute(_INSERT, {"tenant_id": tenant_id, "rows": f"[{rows}]"})
        written += (
            Happened(
                Cursor(int(row.xid), row.seq), tenant_id, one.model_copy(update={"at": row.at})
            )
            for one, row in zip(chunk, made, strict=True)
        )
    return tuple(written)


class PrefectEvent(TypedDict):
    """What `prefect.events.emit_event` is called with."""

    event: str
    resource: dict[str, str]
    related: list[dict[str, str]]
    payload: dict[str, Any]
    occurred: datetime | None
    id: UUID


def as_prefect_event(happened: Happened) -> PrefectEvent:
    """Return an event as Prefect's event feed and automations know it; the same one every time."""
    kind = happened.event.kind
    subject = kind.partition(".")[0]
    return PrefectEvent(
        event=f"atelier.{kind}",
        resource={"prefect.resource.id": f"atelier.{subject}.{happened.event.subject_id}"},
        related=[
            {
                "prefect.resource.id": f"atelier.tenant.{happened.tenant_id}",
                "prefect.resource.role": "tenant",
            }
        ],
        payload=happened.event.payload.model_dump(mode="json"),
        occurred=happened.event.at,
        # Prefect keeps one event of an id, so that emitting again after a crash does no harm.
        id=uuid5(happened.tenant_id, str(happened.cursor)),
    )


def emit(events: Iterable[Happened]) -> None:
    """Tell Prefect of events that were committed; it sends them in the background."""
    from prefect.events import emit_event  # 0.3 s that most writers of events do not need

    for happened in events:
        told = as_prefect_event(happened)
        emit_event(
            event=told["event"],
            resource=told["resource"],
            related=told["related"],
            payload=told["payload"],
            occurred=told["occurred"],
            id=told["id"],
        )


class EventStream(Block):
    """Reads what happened: nothing twice, nothing left out, also after a crash of the reader."""

    _block_type_name = "Atelier event stream"
    _block_type_slug = "atelier-event-stream"

    database: Postgres
    tenant_id: UUID | None
    """Whose events are read; None for all tenants', which is for the operator only."""
    patience_s: float = Field(default=0.25, gt=0, le=60)
    """Seconds after which `follow` looks without having been woken."""

    def read(
        self, after: Cursor | None = None, *, limit: int = 500
    ) -> tuple[tuple[Happened, ...], Cursor | None]:
        """Return the next events, and the cursor to read on from.

        Args:
            after: Where the last call ended; None for the beginning.
            limit: Most events to return.

        Raises:
            DatabaseUnavailable: The database does not answer.
        """
        events, _ = self._look(after, limit)
        return events, events[-1].cursor if events else after

    def follow(
        self, after: Cursor | None = None, *, limit: int = 500
    ) -> Generator[tuple[Happened, ...]]:
        """Yield events as they are committed, for ever.

        What comes may be empty, every `patience_s` or sooner, so that the caller can see to it
        whether anybody still listens.

        Args:
            after: Cursor of the last event seen; None for the beginning.
            limit: Most events to yield at once.

        Raises:
            DatabaseUnavailable: The database went away; follow again from the last cursor.
        """
        # Listening comes first: what is committed after the first look then wakes the second.
        with self._listening() as ear:
            while True:
                looked = time.monotonic()
                events, waiting = self._look(after, limit)
                after = events[-1].cursor if events else after
                yield events
                if len(events) == limit:
                    continue
                if not waiting:
                    list(ear.notifies(timeout=self.patience_s, stop_after=1))
                time.sleep(max(0.0, looked + _SOON_S - time.monotonic()))

    def _look(self, after: Cursor | None, limit: int) -> tuple[tuple[Happened, ...], bool]:
        """Return the next events, and whether there are some behind an open transaction."""
        xid, seq = after or _START
        given: dict[str, object] = {"xid": str(xid), "seq": seq, "limit": limit}
        if self.tenant_id is None:
            with self.database.relay() as relay:
                rows = relay.execute(_ALL, given).all()
        else:
            given["tenant_id"] = self.tenant_id
            with self.database.session(self.tenant_id, read_only=True) as session:
                rows = session.execute(_MINE, given).all()
        found = tuple(_happened(row) for row in rows if row.seq is not None)
        return found, bool(rows[0].waiting)

    @contextmanager
    def _listening(self) -> Generator[psycopg.Connection[Any]]:
        url = self.database.relay_url if self.tenant_id is None else self.database.reader_url
        try:
            with _connect(url.get_secret_value()) as ear:
                ear.execute(f"LISTEN {_CHANNEL}")
                yield ear
        except psycopg.OperationalError as error:
            raise DatabaseUnavailable(
                "The connection that waits for events broke. Follow again from the last cursor "
                "as soon as the database answers."
            ) from error


class _Bell:
    """Wakes the readers: at once, but no more often than every 20 ms however many commit."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._line: psycopg.Connection[Any] | None = None
        self._rung = threading.Event()
        threading.Thread(target=self._wake_readers, name="atelier-events", daemon=True).start()

    def ring(self, _session: Session) -> None:
        """Have the readers woken soon; neither waits nor fails."""
        self._rung.set()

    def _wake_readers(self) -> None:
        while self._rung.wait():
            self._rung.clear()
            # The second time over a new connection. If that fails too, there is nobody to tell: the
            # events are committed, and readers look by themselves as well.
            if not self._notify():
                self._notify()
            time.sleep(_WINDOW_S)

    def _notify(self) -> bool:
        try:
            self._line = self._line or _connect(self._url)
            self._line.execute(f"NOTIFY {_CHANNEL}")
        except psycopg.Error:
            if self._line:
                self._line.close()
            self._line = None
        return self._line is not None


@functools.cache
def _bell(url: str, _process_id: int) -> _Bell:
    """Return the one bell a process has for a database; a forked process makes its own."""
    return _Bell(url)


def _connect(url: str) -> psycopg.Connection[Any]:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(
        plain, autocommit=True, application_name="atelier-events", connect_timeout=10
    )


def _address(bound: Engine | Connection) -> str:
    return bound.engine.url.render_as_string(hide_password=False)


def _row(happening: Event) -> str:
    return happening.model_dump_json(include={"kind", "subject_id", "payload"})


def _happened(row: Row[Any]) -> Happened:
    return Happened(
        Cursor(int(row.xid), row.seq),
        row.tenant_id,
        Event(kind=row.kind, subject_id=row.subject_id, payload=row.payload, at=row.at),
    )
