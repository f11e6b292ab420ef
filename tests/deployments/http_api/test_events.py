"""Event streams: whose events come, in which order, from where on, and when a stream ends."""

import asyncio
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import httpx
import pytest
from pydantic import SecretStr

from blocks import ledger, runs
from blocks.api_keys import revoke_key
from blocks.event_stream import Cursor, write_events
from blocks.people import remove_person
from blocks.postgres import Postgres
from deployments.http_api.event_feed import Feed, Tail
from deployments.http_api.settings import Settings
from domain.errors import DatabaseUnavailable
from domain.events import Event, EventKind, ProjectUpdated, WorkflowStepStarted
from domain.lifecycle import WorkflowState
from domain.tenancy import Permission, Role
from tests.blocks.database.model_questions import begun
from tests.deployments.http_api.bakery import Bakery, lacking
from tests.deployments.http_api.served import Served, served

ALL = "/v1/events"


@pytest.fixture(scope="module")
def live(postgres: Postgres) -> Iterator[Served]:
    settings = Settings(key_per_s=1e6, tenant_per_s=1e6, quiet_s=0.3, streams=3)
    with served(postgres, settings) as running:
        yield running


def step(run_id: UUID, number: int = 1) -> Event:
    payload = WorkflowStepStarted(step="design", number=number, steps=9)
    return Event(kind=EventKind.WORKFLOW_STEP_STARTED, subject_id=run_id, payload=payload)


def changed(project_id: UUID) -> Event:
    payload = ProjectUpdated(changed=("brief",))
    return Event(kind=EventKind.PROJECT_UPDATED, subject_id=project_id, payload=payload)


def happen(who: Bakery, *events: Event) -> list[str]:
    with who.postgres.session(who.tenant_id) as session:
        written = write_events(session, events)
    return [str(one.cursor) for one in written]


def end(who: Bakery, run_id: UUID) -> None:
    with who.postgres.session(who.tenant_id) as session:
        failed = WorkflowState.FAILED
        runs.fail(session, run_id, status=failed, error="SiteBroken", reason="It fell over.")


def test_an_event_comes_with_its_place_kind_and_run_once_it_is_committed(
    live: Served, rye: Bakery
) -> None:
    with live.stream(ALL, rye.key()) as stream:
        assert stream.response.headers["content-type"] == "text/event-stream; charset=utf-8"
        assert stream.response.headers["cache-control"] == "no-store"
        first, second = happen(rye, step(rye.run_id), changed(rye.project_id))
        told = stream.event()
        assert (told.place, told.kind) == (first, "workflow.step.started")
        assert datetime.fromisoformat(told.said.pop("at")) <= datetime.now(UTC)
        assert told.said == {
            "run_id": str(rye.run_id),
            "kind": "workflow.step.started",
            "subject_id": str(rye.run_id),
            "payload": {"step": "design", "number": 1, "steps": 9},
        }
        told = stream.event()
        assert (told.place, told.said["run_id"]) == (second, None)


def test_what_is_rolled_back_never_comes(live: Served, rye: Bakery) -> None:
    with live.stream(ALL, rye.key()) as stream:
        with rye.postgres.session(rye.tenant_id) as session:
            write_events(session, [step(rye.run_id, 7)])
            session.rollback()
        happen(rye, step(rye.run_id, 8))
        assert stream.event().said["payload"]["number"] == 8


def test_nothing_is_missed_from_the_moment_in_which_a_stream_is_open(
    live: Served, rye: Bakery, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, now = list[str](), Feed._now  # pyright: ignore[reportPrivateUsage] # held up below

    def late(feed: Feed) -> Cursor:
        time.sleep(0.5)
        order.append("it has its place")
        return now(feed)

    monkeypatch.setattr(Feed, "_now", late)
    with live.stream(ALL, rye.key()) as stream:
        order.append("it is open")
        (place,) = happen(rye, step(rye.run_id, 6))
        assert stream.event().place == place
    assert order == ["it has its place", "it is open"]


def test_a_stream_lost_before_its_first_event_goes_on_from_where_it_began(
    live: Served, rye: Bakery
) -> None:
    with httpx.stream("GET", live.address + ALL, headers=rye.key()) as lost:
        lines = lost.iter_lines()
        assert next(lines) == "retry: 2000"
        begin = next(lines).removeprefix("id: ")
    missed = happen(rye, step(rye.run_id, 2))
    with live.stream(ALL, rye.key(), after=begin) as stream:
        # Of transactions that began before it, if any, too.
        while (found := stream.event().place) not in missed:
            assert Cursor.parse(found) < Cursor.parse(missed[0])


def test_a_stream_without_a_database_is_refused_before_it_begins(
    live: Served, rye: Bakery, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Feed) -> Cursor:
        raise DatabaseUnavailable("It does not answer.")

    monkeypatch.setattr(Feed, "_now", gone)
    answer = httpx.get(live.address + ALL, headers=rye.key())
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["detail"] == "The database does not answer. Try again in a few seconds."


def test_events_of_another_tenant_never_come(live: Served, rye: Bakery, oat: Bakery) -> None:
    (foreign,) = happen(oat, step(oat.run_id, 5))
    with live.stream(ALL, rye.key(), after=foreign) as stream:
        for number in range(1, 9):
            happen(oat, step(oat.run_id, number), step(rye.run_id, number))
        (last,) = happen(rye, step(rye.run_id, 9))
        assert stream.event().place == last


def test_a_stream_goes_on_after_the_last_event_whatever_happened_meanwhile(
    live: Served, rye: Bakery
) -> None:
    with live.stream(ALL, rye.key()) as stream:
        happen(rye, step(rye.run_id, 1))
        last = stream.event().place
    missed = happen(rye, step(rye.run_id, 2)) + happen(rye, step(rye.run_id, 3))
    for path, header in ((ALL, last), (f"{ALL}?after={last}", None), (f"{ALL}?after=0-0", last)):
        with live.stream(path, rye.key(), after=header) as stream:
            assert [stream.event().place for _ in missed] == missed


def test_the_beginning_is_the_first_event_of_the_tenant(live: Served, rye: Bakery) -> None:
    with live.stream(f"{ALL}?after=0-0", rye.key()) as stream:
        assert stream.event().kind == "project.created"


def test_a_tail_that_forgot_is_read_on_from_the_database(live: Served, rye: Bakery) -> None:
    with live.stream(ALL, rye.key()) as first:
        happen(rye, step(rye.run_id, 1))
        place = first.event().place
        later = happen(rye, *[step(rye.run_id)] * 1_200)
        assert [first.event().place for _ in later] == later
        with live.stream(ALL, rye.key(), after=place) as second:
            assert [second.event().place for _ in later] == later


def test_a_stream_of_a_run_has_its_events_only_from_its_begin_to_its_end(
    live: Served, rye: Bakery
) -> None:
    run_id = begun(rye.postgres, rye.tenant_id, project="bakery")
    mine = happen(rye, step(run_id, 1))
    path = f"/v1/runs/{run_id}/events"
    with live.stream(path, rye.key()) as stream:
        assert stream.event().place == mine[0]
        happen(rye, step(rye.run_id, 2), changed(rye.project_id))
        (second,) = happen(rye, step(run_id, 3))
        assert stream.event().place == second
        end(rye, run_id)
        ended = stream.event()
        assert ended.kind == "workflow.failed"
        assert stream.rest() == []
    with live.stream(path, rye.key()) as stream:
        assert len([one for one in stream.rest() if one.startswith("id:")]) == 3
    again = {**rye.key(), "Last-Event-ID": ended.place}
    answer = httpx.get(live.address + path, headers=again)
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_stream_of_a_run_that_ended_in_silence_ends_too(live: Served, postgres: Postgres) -> None:
    who = Bakery.opened(postgres, "einkorn")
    run_id = begun(who.postgres, who.tenant_id, project="bakery")
    happen(who, step(run_id, 1))
    with live.stream(f"/v1/runs/{run_id}/events", who.key()) as stream:
        assert stream.event().said["payload"]["number"] == 1
        with who.postgres.session(who.tenant_id) as session:
            ledger.finish(session, run_id, status=WorkflowState.CANCELLED)
        assert set(stream.rest()) <= {": still there"}


def test_a_run_of_another_tenant_has_no_stream(live: Served, rye: Bakery, oat: Bakery) -> None:
    for run_id in (oat.run_id, rye.project_id):
        answer = httpx.get(f"{live.address}/v1/runs/{run_id}/events", headers=rye.key())
        assert (answer.status_code, answer.json()["detail"]) == (404, "There is no such run.")


def test_a_quiet_stream_shows_that_it_stands(live: Served, rye: Bakery) -> None:
    with live.stream(ALL, rye.key()) as stream:
        assert [next(stream.blocks) for _ in range(2)] == [": still there"] * 2


@pytest.mark.parametrize("how", ["key", "person"])
def test_a_stream_ends_once_its_key_is_not_good_any_more(
    live: Served, postgres: Postgres, how: str
) -> None:
    who = Bakery.opened(postgres, "emmer")
    header = who.key(Role.VIEWER)
    with live.stream(ALL, header) as stream:
        with postgres.session(who.tenant_id) as session:
            if how == "key":
                revoke_key(session, header["Authorization"].split("_")[1])
            else:
                remove_person(session, email="viewer@emmer.example")
        assert set(stream.rest()) <= {": still there"}


def test_a_stream_takes_the_scope_to_read_runs(live: Served, rye: Bakery) -> None:
    for path in (ALL, f"/v1/runs/{rye.run_id}/events"):
        who = rye.key(scopes=lacking(Permission.RUN_READ))
        answer = httpx.get(live.address + path, headers=who)
        assert answer.status_code == 403
        assert "may not use `run:read`." in answer.json()["detail"]
        assert httpx.get(live.address + path).status_code == 401


def test_a_tenant_has_only_so_many_streams_and_others_theirs(
    live: Served, rye: Bakery, oat: Bakery
) -> None:
    one, two, three = (live.stream(ALL, rye.key(role)) for role in list(Role)[:3])
    with one, two:
        with three:
            answer = httpx.get(live.address + ALL, headers=rye.key())
            assert (answer.status_code, answer.headers["retry-after"]) == (429, "10")
            assert answer.json()["detail"] == (
                "The tenant has 3 streams open already. Close one, or listen to `/v1/events` for "
                "all runs at once."
            )
            with live.stream(ALL, oat.key()):
                pass
        # Whoever goes makes room, as soon as the server noticed.
        while is_full(live, rye):
            pass


def is_full(live: Served, who: Bakery) -> bool:
    with httpx.stream("GET", live.address + ALL, headers=who.key()) as response:
        return response.status_code == 429


def test_a_place_nobody_was_given_is_refused(live: Served, rye: Bakery) -> None:
    for path, headers, name in (
        (ALL, {"Last-Event-ID": "yesterday"}, "header.Last-Event-ID"),
        (f"{ALL}?after=1-{10**19}", {}, "query.after"),
    ):
        answer = httpx.get(live.address + path, headers={**rye.key(), **headers})
        assert (answer.status_code, answer.json()["detail"]) == (
            422,
            f"`{name}`: It is no place among events. Send the `id` of the last event as it came, or "
            f"leave it out.",
        )


def test_streams_end_cleanly_when_the_server_is_stopped(postgres: Postgres, rye: Bakery) -> None:
    settings = Settings(quiet_s=60)
    with served(postgres, settings) as running, running.stream(ALL, rye.key()) as stream:
        running.stop()
        assert stream.rest() == []
        assert stream.response.is_stream_consumed


def test_a_stream_ends_when_its_events_cannot_be_read(postgres: Postgres, rye: Bakery) -> None:
    away = SecretStr("postgresql+psycopg://nobody@127.0.0.1:1/none")
    nowhere = postgres.model_copy(update={"reader_url": away})

    async def read() -> Tail:
        tail = Tail(nowhere, rye.tenant_id, start=Cursor(1, 1))
        await tail.read_on()
        return tail

    assert asyncio.run(read()).is_lost


@pytest.mark.parametrize("of_run", [False, True])
def test_a_place_nothing_has_come_to_yet_is_refused_and_not_waited_for(
    live: Served, rye: Bakery, *, of_run: bool
) -> None:
    path = f"/v1/runs/{rye.run_id}/events" if of_run else ALL
    place = f"{10**18}-1"
    answer = httpx.get(live.address + path, headers={**rye.key(), "Last-Event-ID": place})
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        f"No event has come to the place `{place}` yet. Send the `id` of the last event as it came, "
        f"or leave it out to begin anew.",
    )


def test_a_long_brief_that_is_read_holds_up_nobodys_events(
    live: Served, rye: Bakery, oat: Bakery
) -> None:
    text = "".join(f"We repair the roof number {number} in Leeds. " for number in range(900))
    headers = {**rye.key(), "Idempotency-Key": str(uuid4())}
    posted = threading.Thread(
        target=httpx.post,
        args=(f"{live.address}/v1/briefs",),
        kwargs={"json": {"text": text}, "headers": headers, "timeout": 60},
    )
    with live.stream(ALL, oat.key()) as stream:
        posted.start()
        came = 0
        while posted.is_alive():
            happen(oat, step(oat.run_id))
            stream.event()
            came += posted.is_alive()
    assert came >= 5
