"""What Prefect's own feed hears of what happened: ids and numbers, once."""

import time
from uuid import UUID, uuid4, uuid5

import pytest
from prefect.client.orchestration import get_client
from prefect.events.worker import EventsWorker

from blocks.event_stream import Cursor, EventStream, Happened, as_prefect_event, emit
from blocks.postgres import Postgres
from tests.blocks.database.databases import Database
from tests.blocks.database.happenings import happening, new_tenant, used_by_many, write
from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]


@pytest.fixture(scope="module")
def database(shared: Database) -> Postgres:
    return used_by_many(shared)


@pytest.fixture
def tenant_id(database: Postgres) -> UUID:
    return new_tenant(database)


def test_prefect_is_told_ids_and_numbers_with_the_tenant_as_related(
    database: Postgres, tenant_id: UUID
) -> None:
    one = happening()
    write(database, tenant_id, one)
    (happened,), _ = EventStream(database=database, tenant_id=tenant_id).read()
    assert as_prefect_event(happened) == {
        "event": "atelier.workflow.completed",
        "resource": {"prefect.resource.id": f"atelier.workflow.{one.subject_id}"},
        "related": [
            {
                "prefect.resource.id": f"atelier.tenant.{tenant_id}",
                "prefect.resource.role": "tenant",
            }
        ],
        "payload": {
            "release": 3,
            "accepted": True,
            "score": 0.93,
            "cost_usd": "0.12345678",
            "duration_ms": 812,
        },
        "occurred": happened.event.at,
        "id": uuid5(tenant_id, str(happened.cursor)),
    }


def test_an_event_that_is_emitted_twice_is_one_event_in_prefect(
    prefect_api: None,
) -> None:
    tenant_id = uuid4()
    events = [Happened(Cursor(7, seq), tenant_id, happening()) for seq in (1, 2)]
    emit(events)
    emit(events)
    EventsWorker.instance().drain()
    told = prefect_events_about(tenant_id, count=2)
    assert {one["id"] for one in told} == {str(uuid5(tenant_id, f"7-{seq}")) for seq in (1, 2)}
    assert {one["event"] for one in told} == {"atelier.workflow.completed"}
    assert len(told) == 2


def prefect_events_about(tenant_id: UUID, *, count: int) -> list[dict[str, str]]:
    """Wait until Prefect, which writes events down in the background, has some about a tenant."""
    about = {"related": {"id": [f"atelier.tenant.{tenant_id}"]}}
    deadline = time.monotonic() + 30
    while True:
        with get_client(sync_client=True) as client:
            answer = client.request("POST", "/events/filter", json={"filter": about})
        events = answer.json()["events"]
        if len(events) >= count or time.monotonic() > deadline:
            return events
        time.sleep(0.1)
