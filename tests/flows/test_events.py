"""What was committed reaches Prefect's own feed, once, also when its writer could not say so."""

import threading
import time
from pathlib import Path
from uuid import uuid4

import pytest
from prefect import get_client
from prefect.events.worker import EventsWorker

from blocks.database_home import DatabaseHome
from blocks.event_stream import EventStream, as_prefect_event, write_events
from blocks.tenants import ensure_tenant
from domain.events import Event, EventKind, ProjectUpdated
from flows.events import relay_events


@pytest.fixture
def database(home: Path, admin_url: str) -> None:
    DatabaseHome().init(admin_url)


def feed(prefix: str) -> list[str]:
    """Return the ids of the events Prefect keeps about what begins with a resource id."""
    with get_client(sync_client=True) as client:
        filter_ = {"resource": {"id_prefix": [prefix]}, "order": "ASC"}
        found = client.request("POST", "/events/filter", json={"filter": filter_, "limit": 50})
        return [event["id"] for event in found.json()["events"]]


def arrived(prefix: str, count: int) -> list[str]:
    """Wait until Prefect has taken so many events in."""
    EventsWorker.drain_all()
    end, pause = time.monotonic() + 30, threading.Event()
    while len(found := feed(prefix)) < count and time.monotonic() < end:
        pause.wait(0.1)
    return found


def test_events_of_a_process_that_was_killed_are_told_by_the_relay_and_kept_once(
    database: None,
) -> None:
    postgres = DatabaseHome().postgres()
    tenant, project = ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}"), uuid4()
    news = ProjectUpdated(changed=("title",))
    untold = [Event(kind=EventKind.PROJECT_UPDATED, subject_id=project, payload=news)] * 3
    with postgres.session(tenant) as session:
        write_events(session, untold)
    assert relay_events() >= 3
    assert relay_events() == 0
    kept = arrived(f"atelier.project.{project}", 3)
    stream = EventStream(database=postgres, tenant_id=tenant)
    assert sorted(kept) == sorted(str(as_prefect_event(one)["id"]) for one in stream.read()[0])
    again = as_prefect_event(stream.read()[0][0])
    assert str(again["id"]) in kept
