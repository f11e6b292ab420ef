"""What our server writes of events and of tasks' states is what Prefect's own writes."""

from pathlib import Path

import pytest

from tests.deployments.server_program import run_program

pytestmark = pytest.mark.long

PROGRAM = """
import asyncio
import sys
from datetime import UTC, datetime
from uuid import UUID

import sqlalchemy
from deployments import server_process
from prefect.server.database.dependencies import provide_database_interface
from prefect.server.events.schemas.events import ReceivedEvent
from prefect.server.events.storage.database import write_events
from prefect.server.services.task_run_recorder import record_bulk_task_run_events

if sys.argv[1:] == ["as we do"]:
    server_process._leave_out_known_events()
    server_process._write_states_at_once()


def event(number, state):
    run = {"prefect.resource.id": f"prefect.task-run.{UUID(int=number)}", "prefect.state-message": ""}
    related = [
        {"prefect.resource.id": f"prefect.flow-run.{UUID(int=9)}", "prefect.resource.role": "flow-run"},
        {"prefect.resource.id": "prefect.tag.tenant", "prefect.resource.role": "tag"},
    ]
    details = {"cache_key": "kept", "flow_run_id": str(UUID(int=9))}
    now = datetime(2026, 1, 1, 12, number, tzinfo=UTC)
    return ReceivedEvent(
        id=UUID(int=100 + number),
        occurred=now,
        received=now,
        event=f"prefect.task-run.{state}",
        resource=run,
        related=related,
        follows=UUID(int=99 + number),
        payload={
            "validated_state": {
                "type": state.upper(), "name": state, "message": "done", "state_details": details
            },
            "task_run": {"task_key": "one", "dynamic_key": str(number), "name": "one"},
        },
    )


async def rows(session, kind, *, without):
    columns = [one for one in kind.__table__.columns if one.name not in without]
    found = await session.execute(sqlalchemy.select(*columns).order_by(*columns[:3]))
    return [tuple(map(str, row)) for row in found]


async def write():
    db = provide_database_interface()
    async with db.session_context(begin_transaction=True) as session:
        await session.execute(sqlalchemy.insert(db.Flow).values(id=UUID(int=8), name="f"))
        await session.execute(
            sqlalchemy.insert(db.FlowRun).values(id=UUID(int=9), flow_id=UUID(int=8))
        )
    told = [event(1, "Completed"), event(2, "Failed")]
    for _ in range(2):
        await record_bulk_task_run_events(told)
    async with db.session_context(begin_transaction=True) as session:
        await write_events(session, told)
    made = {"created", "updated", "recorded"}
    async with db.session_context() as session:
        print(await rows(session, db.TaskRunState, without=made))
        print(await rows(session, db.TaskRun, without=made))
        print(await rows(session, db.Event, without=made))
        print(await rows(session, db.EventResource, without={*made, "id"}))


asyncio.run(write())
"""


def test_rows_are_those_of_prefect(tables: Path, tmp_path: Path) -> None:
    """The dashboard reads them, and so does every later Prefect."""
    theirs, ours = (
        run_program(PROGRAM, tmp_path / name, name, tables=tables)
        for name in ("as prefect", "as we do")
    )
    assert theirs.stdout.count("'done'") == 4, theirs.stderr
    assert theirs.stdout.count("tenant") >= 4
    assert ours.stdout == theirs.stdout, ours.stderr
