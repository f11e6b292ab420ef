"""Automations hear of runs whose earlier events another server took."""

from pathlib import Path

from tests.deployments.server_program import run_program

PROGRAM = """
import asyncio
import sys
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy
from deployments import server_process
from prefect.server.database.dependencies import provide_database_interface
from prefect.server.events.ordering import EventArrivedEarly, get_triggers_causal_ordering
from prefect.server.events.schemas.events import ReceivedEvent
from prefect.server.events.storage.database import write_events


def event(number, *, follows=0, age_s=0):
    at = datetime.now(UTC) - timedelta(seconds=age_s)
    said = {"event": "test", "resource": {"prefect.resource.id": "test.run"}}
    leader = UUID(int=follows) if follows else None
    return ReceivedEvent(id=UUID(int=number), occurred=at, received=at, follows=leader, **said)


async def taken(one):
    try:
        await get_triggers_causal_ordering().wait_for_leader(one)
    except EventArrivedEarly:
        return "waits"
    return "taken"


async def main():
    db = provide_database_interface()
    async with (await db.engine()).begin() as connection:
        for table in (db.Event.__table__, db.EventResource.__table__):
            await connection.execute(sqlalchemy.schema.CreateTable(table))

    async def write(one):
        async with db.session_context(begin_transaction=True) as session:
            await write_events(session, [one])

    await write(event(1, age_s=40))
    if sys.argv[1:] == ["as we do"]:
        server_process._let_automations_go_on()
    await asyncio.sleep(0.05)
    await write(event(2))
    told = [
        event(11, follows=1),
        event(12, follows=2),
        event(13, follows=3),
        event(14, follows=3, age_s=30),
    ]
    print(*[await taken(one) for one in told])
    print(len(await get_triggers_causal_ordering().get_lost_followers()))


asyncio.run(main())
"""


def test_what_follows_an_event_of_before_is_taken_at_once(tmp_path: Path) -> None:
    """And what follows one of now, or one nobody knows, waits; the latter for 20 s."""
    done = run_program(PROGRAM, tmp_path, "as we do")
    assert done.stdout == "taken waits waits taken\n0\n", done.stderr


def test_prefect_alone_lets_all_of_them_wait(tmp_path: Path) -> None:
    """Or else what we do about it is of no use any more."""
    assert run_program(PROGRAM, tmp_path).stdout.startswith("waits waits waits waits\n")
