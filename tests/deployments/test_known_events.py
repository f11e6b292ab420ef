"""Events that a server knows already cost none of those that come with them."""

from pathlib import Path

from tests.deployments.server_program import run_program

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

if sys.argv[1:] == ["as we do"]:
    server_process._leave_out_known_events()


def event(number):
    resource = {"prefect.resource.id": f"test.{number}"}
    now = datetime.now(UTC)
    return ReceivedEvent(id=UUID(int=number), occurred=now, event="test", resource=resource)


async def write():
    db = provide_database_interface()
    async with (await db.engine()).begin() as connection:
        for table in (db.Event.__table__, db.EventResource.__table__):
            await connection.execute(sqlalchemy.schema.CreateTable(table))
    for numbers in ([1], [1], [1, 2, 2, 3]):
        async with db.session_context(begin_transaction=True) as session:
            await write_events(session, [event(number) for number in numbers])
    async with db.session_context() as session:
        kept = await session.scalars(sqlalchemy.select(db.Event.id))
        print(sorted(one.int for one in kept))


asyncio.run(write())
"""


def test_known_events_are_left_out_and_the_others_kept(tmp_path: Path) -> None:
    """A server that was killed is told much of what it knows again."""
    done = run_program(PROGRAM, tmp_path, "as we do")
    assert done.stdout == "[1, 2, 3]\n", done.stderr


def test_prefect_alone_still_loses_them(tmp_path: Path) -> None:
    """Or else what we do about it is of no use any more."""
    assert "NOT NULL constraint failed: events.occurred" in run_program(PROGRAM, tmp_path).stderr
