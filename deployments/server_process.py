"""The process behind `LocalServer`: Prefect's own server, which stops itself when nobody needs it.

Server and watch are one process, so that neither can be left behind by the other. It is run as a
file and needs nothing of ours, so that it starts from any folder.
"""

import contextlib
import fcntl
import functools
import json
import os
import runpy
import signal
import sys
import threading
import time
import urllib.request
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

if TYPE_CHECKING:
    from prefect.server.database.orm_models import AutomationBucket as ORMAutomationBucket
    from prefect.server.events.schemas.automations import EventTrigger
    from prefect.server.events.schemas.events import ReceivedEvent
    from prefect.server.schemas.core import TaskRun
    from prefect.types._datetime import DateTime
    from sqlalchemy.ext.asyncio import AsyncSession, AsyncSessionTransaction
    from sqlalchemy.ext.hybrid import hybrid_property

PATIENCE_S = 10.0
"""How long an orderly stop may take; an open dashboard would hold it up for ever."""

_IDS_AT_ONCE = 500
"""SQLite takes some tens of thousands of values in one statement, older ones 999."""

_WAITS_FOR_LEADER = timedelta(seconds=20)
"""For how long an event waits for the one it follows, where nobody knows whether that one came."""

_HEARS_ALL_AFTER = timedelta(seconds=40)
"""Since its start; every run and worker tells of itself every 30 s, and finds a new server within ten."""

LONGEST_RUN = timedelta(hours=6)
"""A run that started before this is taken for one that was killed and never said so."""


def main(folder: Path, port: int, idle_s: float) -> None:
    """Serve on `port` until nobody has used the server for `idle_s` seconds."""
    threading.Thread(target=_watch, args=(folder, port, idle_s), daemon=True).start()
    with contextlib.suppress(ImportError):  # a Prefect laid out otherwise works too, only slower
        _let_schedules_be_kept()
        _let_writers_queue()
        _leave_out_known_events()
        _write_states_at_once()
        _let_automations_go_on()
        _take_late_words_for_words()
        _send_plainly()
    sys.argv = ["prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)


def _let_schedules_be_kept() -> None:
    """Let the scheduler write its runs with SQLAlchemy 2.1 as it does with 2.0.

    It hands over the state of each run beside its columns, and writes it by itself afterwards.
    SQLAlchemy 2.0 left out what is no column; 2.1 asks what to do with it, and no schedule ever makes
    a run (seen 2026-11 with Prefect 3.8.8 and SQLAlchemy 2.1.9).
    """
    from prefect.server.database.orm_models import FlowRun
    from sqlalchemy import inspect

    def leave_out(cls: object, mapping: object, value: object) -> None:
        """Write nothing for it."""

    state = inspect(FlowRun).all_orm_descriptors["state"]
    cast("hybrid_property[Any]", state).bulk_dml_setter = leave_out


def _let_writers_queue() -> None:
    """Let every transaction on SQLite take the writer's place when it begins.

    Prefect begins most of them as readers. SQLite refuses such a one at its first write when another
    has written meanwhile, without waiting; the client then hears 503 and sleeps for 2 s and more. Ten
    builds side by side lost 7 s to it (profiled 2026-11, 3.8.8). A writer from the start waits for
    milliseconds instead.
    """
    from prefect.server.database.configurations import AioSqliteConfiguration

    begin = AioSqliteConfiguration.begin_transaction

    @asynccontextmanager
    async def begin_as_writer(
        self: AioSqliteConfiguration, session: "AsyncSession", with_for_update: bool = False
    ) -> "AsyncGenerator[AsyncSessionTransaction]":
        async with begin(self, session, with_for_update=True) as transaction:
            yield transaction

    AioSqliteConfiguration.begin_transaction = begin_as_writer


def _leave_out_known_events() -> None:
    """Leave out events that are known already, and write the others by one short statement.

    Clients send again what they are not sure of once the server was gone. Prefect writes a batch of
    nothing but such events as a row without values; SQLite refuses that, five times, and then every
    event that waited with it is dropped: 1,212 after one kill (seen 2026-11, Prefect 3.8.8).

    It also has a statement made for each batch that names every value of it, which took 1.7 ms for each
    event; on PostgreSQL it hands the rows beside one that is kept, as here, which takes 0.4 ms.
    """
    from prefect.server.database.dependencies import provide_database_interface
    from prefect.server.events.storage import database
    from sqlalchemy import select

    write = database._write_sqlite_events  # pyright: ignore[reportPrivateUsage] # there is no other door

    async def write_new(session: "AsyncSession", events: "list[ReceivedEvent]") -> None:
        told, here = {one.id: one for one in events}, provide_database_interface()
        ids = [*told]
        for at in range(0, len(ids), _IDS_AT_ONCE):
            asked = select(here.Event.id).where(here.Event.id.in_(ids[at : at + _IDS_AT_ONCE]))
            for known in await session.scalars(asked):
                del told[known]
        resources = (row for one in told.values() for row in one.as_database_resource_rows())
        await _insert(session, here.Event, [one.as_database_row() for one in told.values()])
        await _insert(session, here.EventResource, [*resources])

    setattr(database, write.__name__, write_new)


def _write_states_at_once() -> None:
    """Write the states of tasks as events are written: by one statement that is kept."""
    from prefect.server.database.dependencies import provide_database_interface
    from prefect.server.services import task_run_recorder

    write = task_run_recorder._insert_task_run_states  # pyright: ignore[reportPrivateUsage] # as above

    async def write_new(session: "AsyncSession", task_runs: "list[TaskRun]") -> None:
        now = datetime.now(UTC)
        rows = [
            {"created": now, "task_run_id": one.id, **one.state.model_dump()}
            for one in task_runs
            if one.state is not None
        ]
        await _insert(session, provide_database_interface().TaskRunState, rows, once=True)

    setattr(task_run_recorder, write.__name__, write_new)


async def _insert(
    session: "AsyncSession", kind: type[Any], rows: list[dict[str, Any]], *, once: bool = False
) -> None:
    """Write rows of one kind; with `once`, those whose id is known are left as they are."""
    from prefect.server.database.dependencies import provide_database_interface

    if rows:
        said = provide_database_interface().queries.insert(kind)
        said = said.on_conflict_do_nothing(index_elements=["id"]) if once else said
        await session.execute(said.execution_options(dml_strategy="raw"), rows)


def _let_automations_go_on() -> None:
    """Let automations take events that follow one an earlier server took.

    They take the events of a run one after the other: each says which it follows, and waits until that
    one was seen. What was seen is kept in memory alone. So once the server was killed, the next event
    of every run waited for a quarter of an hour, and all behind it: crashed runs did not go on, and
    finished ones were taken for lost (seen 2026-11, Prefect 3.8.8).
    """
    from prefect.server.database.dependencies import provide_database_interface
    from prefect.server.events.ordering import memory
    from prefect.server.events.schemas.events import ReceivedEvent
    from sqlalchemy import select

    began, wait = datetime.now(UTC), memory.CausalOrdering.wait_for_leader

    async def wait_unless_taken(self: memory.CausalOrdering, event: ReceivedEvent) -> None:
        if event.follows and not await self.event_has_been_seen(event.follows):
            database = provide_database_interface()
            asked = select(database.Event.received).where(database.Event.id == event.follows)
            async with database.session_context() as session:
                received = await session.scalar(asked)
            if received is not None and received < began:
                return
        await wait(self, event)

    memory.CausalOrdering.wait_for_leader = wait_unless_taken
    memory.PRECEDING_EVENT_LOOKBACK = _WAITS_FOR_LEADER  # pyright: ignore[reportPrivateImportUsage] # read there


def _take_late_words_for_words() -> None:
    """Let no automation miss what it hears late, nor what was said while no server listened.

    An event that comes after an automation has waited long enough sets it off, though it is just what
    was waited for: a run was taken for lost by its own heartbeat. And a server that was killed counts
    the time in which it was away: runs tell of themselves every 30 s, and those whose word fell into it
    were taken for lost as soon as it was back. Both put a second process beside the first, as did what
    waits for an event nobody heard: a run that a worker had taken again was still missed for its last
    life, so that the database is asked before one is (seen 2026-11, Prefect 3.8.8).
    """
    from prefect.server.events import triggers
    from prefect.server.events.schemas.automations import Posture

    evaluate, look, began = triggers.evaluate, triggers.proactive_evaluation, time.monotonic()

    async def evaluate_what_came(
        session: "AsyncSession",
        trigger: "EventTrigger",
        bucket: "ORMAutomationBucket",
        now: "DateTime",
        triggering_event: "ReceivedEvent | None",
    ) -> "ORMAutomationBucket | None":
        has_come = triggering_event and trigger.posture == Posture.Proactive and trigger.after
        is_missed = triggering_event is None and _is_of_heartbeats(trigger)
        is_over = now >= bucket.end
        if not (is_over and (has_come or (is_missed and await _has_moved_on(session, bucket)))):
            return await evaluate(session, trigger, bucket, now, triggering_event)
        await triggers.remove_bucket(session, bucket)
        if triggering_event is None or not trigger.starts_after(triggering_event.event):
            return None
        return await triggers.start_new_bucket(
            session,
            trigger,
            bucketing_key=tuple(bucket.bucketing_key),
            start=triggering_event.occurred,
            end=triggering_event.occurred + trigger.within,
            count=0,
            last_event=triggering_event,
        )

    async def look_once_heard(trigger: "EventTrigger", as_of: "DateTime") -> "DateTime":
        deaf = _HEARS_ALL_AFTER - timedelta(seconds=time.monotonic() - began)
        if deaf > timedelta() and (_is_of_heartbeats(trigger) or _is_of_workers(trigger)):
            return as_of + deaf
        return await look(trigger, as_of)

    triggers.evaluate = evaluate_what_came
    triggers.proactive_evaluation = look_once_heard


def _is_of_heartbeats(trigger: "EventTrigger") -> bool:
    return any("heartbeat" in name for name in trigger.after)


def _is_of_workers(trigger: "EventTrigger") -> bool:
    return any(name.startswith("prefect.work-pool.") for name in trigger.after)


async def _has_moved_on(session: "AsyncSession", bucket: "ORMAutomationBucket") -> bool:
    """Whether a run has left the state in which it was heard of last, or is in it anew."""
    kind, _, number = "".join(bucket.bucketing_key).rpartition(".")
    if kind != "prefect.flow-run":  # somebody's own automation counts heartbeats another way
        return False
    from prefect.server.database.dependencies import provide_database_interface
    from prefect.server.schemas.states import StateType
    from sqlalchemy import select

    run = provide_database_interface().FlowRun
    asked = select(run.state_type, run.state_timestamp).where(run.id == UUID(number))
    found = (await session.execute(asked)).one_or_none()
    if found is None or found.state_type != StateType.RUNNING:
        return True
    return found.state_timestamp > bucket.start + timedelta(seconds=1)


def _send_plainly() -> None:
    """Leave messages uncompressed: nothing here crosses a wire.

    Compressing its events took a third of what Prefect cost a run (profiled 2026-11, 3.8.8), and its
    server has no setting for it.
    """
    import uvicorn

    uvicorn.run = functools.partial(uvicorn.run, ws_per_message_deflate=False)


def _watch(folder: Path, port: int, idle_s: float) -> None:
    while not _is_over(folder, port, idle_s):
        time.sleep(min(5.0, idle_s / 4))
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE_S)
    os._exit(0)


def _is_over(folder: Path, port: int, idle_s: float) -> bool:
    """Decide whether to stop; from then on the server is nobody's, so that no command finds it."""
    try:
        if _idle(folder) < idle_s or _is_busy(port):
            return False
        # The lock that commands hold while they look for the server.
        with (folder / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if _idle(folder) < idle_s:
                return False
            (folder / "state.json").unlink(missing_ok=True)
            return True
    except FileNotFoundError:  # the home folder was removed
        return True


def _idle(folder: Path) -> float:
    return time.time() - (folder / "used").stat().st_mtime


def _is_busy(port: int) -> bool:
    """Whether a flow is running on the server; a server that does not answer is not busy."""
    started = {"after_": (datetime.now(UTC) - LONGEST_RUN).isoformat()}
    runs = {"state": {"type": {"any_": ["RUNNING"]}}, "start_time": started}
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/flow_runs/count",
        data=json.dumps({"flow_runs": runs}).encode(),
        headers={"content-type": "application/json"},
    )
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(request, timeout=5) as answer:
            return json.load(answer) > 0
    except (OSError, ValueError):
        return False


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
