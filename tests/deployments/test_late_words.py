"""A run or worker that is heard of late, or that spoke while no server listened, is not taken for lost."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from deployments import server_process
from tests.deployments.server_program import run_program

pytestmark = pytest.mark.long

PROGRAM = """
import asyncio
import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import sqlalchemy
from deployments import server_process
from deployments.alert_automations import OURS
from deployments.automations import automations
from prefect.server.database.dependencies import provide_database_interface
from prefect.server.events import triggers
from prefect.server.events.models.automations import create_automation
from prefect.server.events.schemas.automations import Automation
from prefect.server.events.schemas.events import ReceivedEvent

if sys.argv[1:] == ["as we do"]:
    server_process._take_late_words_for_words()

BEGINS = datetime.now(UTC) - timedelta(seconds=200)
LATER = BEGINS + timedelta(seconds=600)
fired = []


async def act(firing):
    fired.append(firing.triggering_event.event.removeprefix("prefect.flow-run."))


triggers.act = act


def said(number, name, *, after_s):
    run = {"prefect.resource.id": f"prefect.flow-run.{UUID(int=number)}"}
    at = BEGINS + timedelta(seconds=after_s)
    told = {"id": uuid4(), "occurred": at, "received": at, "resource": run, "related": [OURS]}
    return ReceivedEvent(event=f"prefect.flow-run.{name}", **told)


async def run(db, number, state, *, after_s):
    at, key = BEGINS + timedelta(seconds=after_s), UUID(int=number)
    flow = {"id": UUID(int=100 + number), "name": f"flow {number}"}
    made = {"id": key, "flow_id": flow["id"], "state_type": state, "state_timestamp": at}
    async with db.session_context(begin_transaction=True) as session:
        await session.execute(sqlalchemy.insert(db.Flow).values(**flow))
        await session.execute(sqlalchemy.insert(db.FlowRun).values(**made))


async def main():
    db = provide_database_interface()
    lost = automations()[0]
    async with db.session_context(begin_transaction=True) as session:
        made = Automation(**lost.model_dump())
        await create_automation(session, made)
    await triggers.reconcile_automations()
    (trigger,) = triggers.triggers.values()
    await run(db, 1, "RUNNING", after_s=0)
    await run(db, 2, "RUNNING", after_s=0)
    await run(db, 3, "SCHEDULED", after_s=20)
    await run(db, 4, "RUNNING", after_s=30)
    await triggers.reactive_evaluation(said(1, "heartbeat", after_s=0))
    await triggers.reactive_evaluation(said(1, "heartbeat", after_s=61))
    await triggers.reactive_evaluation(said(2, "heartbeat", after_s=0))
    await triggers.reactive_evaluation(said(2, "Completed", after_s=70))
    for number in (3, 4):
        await triggers.reactive_evaluation(said(number, "Running", after_s=0))
    print(fired)
    await triggers.proactive_evaluation(trigger, LATER)
    print(fired)
    server_process._HEARS_ALL_AFTER = timedelta()
    await triggers.proactive_evaluation(trigger, LATER)
    print(fired)


asyncio.run(main())
"""

OF_WORKERS = """
import asyncio
import sys
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from deployments import server_process
from deployments.alert_automations import alert_automations
from prefect.server.database.dependencies import provide_database_interface
from prefect.server.events import triggers
from prefect.server.events.models.automations import create_automation
from prefect.server.events.schemas.automations import Automation
from prefect.server.events.schemas.events import ReceivedEvent

if sys.argv[1:] == ["as we do"]:
    server_process._take_late_words_for_words()

BEGINS = datetime.now(UTC) - timedelta(seconds=200)
fired = []


async def act(firing):
    fired.append(firing.triggering_event.resource.id)


async def in_time():
    return 0.0


triggers.act = act
triggers.get_events_clock_offset = in_time


def said(pool, name, *, after_s):
    resource = {"prefect.resource.id": f"prefect.work-pool.{pool}", "prefect.resource.name": "atelier"}
    at = BEGINS + timedelta(seconds=after_s)
    told = {"id": uuid4(), "occurred": at, "received": at, "resource": resource, "related": []}
    return ReceivedEvent(event=f"prefect.work-pool.{name}", **told)


async def main():
    db = provide_database_interface()
    async with db.session_context(begin_transaction=True) as session:
        await create_automation(session, Automation(**alert_automations()[0].model_dump()))
    await triggers.reconcile_automations()
    (trigger,) = triggers.triggers.values()
    for pool in ("back", "back-late", "lost"):
        await triggers.reactive_evaluation(said(pool, "not-ready", after_s=0))
    await triggers.reactive_evaluation(said("back", "ready", after_s=50))
    await triggers.proactive_evaluation(trigger, BEGINS + timedelta(seconds=59))
    print(fired)
    await triggers.proactive_evaluation(trigger, BEGINS + timedelta(seconds=65))
    print(fired)
    await triggers.reactive_evaluation(said("back-late", "ready", after_s=70))
    server_process._HEARS_ALL_AFTER = timedelta()
    await triggers.proactive_evaluation(trigger, BEGINS + timedelta(seconds=75))
    await triggers.proactive_evaluation(trigger, BEGINS + timedelta(seconds=600))
    print(fired)


asyncio.run(main())
"""


def test_what_comes_late_has_come(tables: Path, tmp_path: Path) -> None:
    """A server that just started hears every run before it misses one, and then asks where it is."""
    done = run_program(PROGRAM, tmp_path, "as we do", tables=tables)
    assert done.stdout == "[]\n[]\n['heartbeat']\n", done.stderr


def test_prefect_alone_misses_what_comes_late(tables: Path, tmp_path: Path) -> None:
    """Or else what we do about it is of no use any more."""
    done = run_program(PROGRAM, tmp_path, tables=tables)
    late, missed = done.stdout.splitlines()[:2]
    assert late == "['heartbeat', 'Completed']", done.stderr
    assert missed.count("Running") == 2


def test_a_worker_is_missed_after_a_minute_and_once_a_new_server_has_heard_all(
    tables: Path, tmp_path: Path
) -> None:
    done = run_program(OF_WORKERS, tmp_path, "as we do", tables=tables)
    assert done.stdout == "[]\n[]\n['prefect.work-pool.lost']\n", done.stderr


def test_prefect_alone_misses_a_worker_before_a_new_server_has_heard_it(
    tables: Path, tmp_path: Path
) -> None:
    done = run_program(OF_WORKERS, tmp_path, tables=tables)
    early, heard = done.stdout.splitlines()[:2]
    assert early == "[]", done.stderr
    assert "prefect.work-pool.back-late" in heard


@pytest.mark.parametrize("key", [[], ["prefect.flow-run.a", "prefect.flow.b"], ["prefect.flow.b"]])
def test_heartbeats_that_are_counted_for_something_else_are_left_to_prefect(key: list[str]) -> None:
    """An operator's own automation may count those of all runs, or of a flow."""
    bucket: Any = SimpleNamespace(bucketing_key=key)
    nobody: Any = None
    asked = server_process._has_moved_on(nobody, bucket)  # pyright: ignore[reportPrivateUsage] # no other door
    assert not asyncio.run(asked)
