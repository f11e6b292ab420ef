import random
import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from decimal import Decimal
from uuid import UUID, uuid4, uuid5

import psycopg
import pytest
from prefect.client.orchestration import get_client
from prefect.events.worker import EventsWorker
from prefect.testing.utilities import prefect_test_harness
from psycopg import errors
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from blocks.database.schema import Tenant, tables
from blocks.database.setup import Credentials, prepare
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.event_stream import (
    Cursor,
    EventStream,
    Happened,
    as_prefect_event,
    emit,
    write_events,
)
from blocks.postgres import Postgres
from domain.errors import DatabaseUnavailable
from domain.events import Event, EventKind, WorkflowCompleted

NOBODY_WOKE_IT_S = 20
"""A follower that looks by itself only once a minute has seen nothing by then unless it was woken."""


class Abandoned(Exception):
    """Rolls a transaction back."""


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    with EmbeddedPostgres.throwaway() as url:
        yield url


@pytest.fixture(scope="module")
def database(admin_url: str) -> Postgres:
    credentials = Credentials.new()
    urls = prepare(admin_url, credentials, database="events")
    return Postgres(
        app_url=SecretStr(urls["atelier_app"]),
        reader_url=SecretStr(urls["atelier_reader"]),
        relay_url=SecretStr(urls["atelier_relay"]),
        seal_key=SecretStr(credentials.seal_key),
        pool_size=20,
    )


@pytest.fixture
def tenant_id(database: Postgres) -> UUID:
    return new_tenant(database)


@contextmanager
def administrator(admin_url: str) -> Generator[psycopg.Connection]:
    url = admin_url.replace("postgresql+psycopg://", "postgresql://")
    with psycopg.connect(url, dbname="events", autocommit=True) as connection:
        yield connection


def new_tenant(database: Postgres) -> UUID:
    made = uuid4()
    with database.session(made) as session:
        session.add(Tenant(id=made, slug=str(made), name="A firm"))
    return made


def happening() -> Event:
    return Event(
        kind=EventKind.WORKFLOW_COMPLETED,
        subject_id=uuid4(),
        payload=WorkflowCompleted(
            release=3, accepted=True, score=0.93, cost_usd=Decimal("0.12345678"), duration_ms=812
        ),
    )


def write(database: Postgres, tenant_id: UUID, *events: Event) -> None:
    with database.session(tenant_id) as session:
        write_events(session, events)


class Followed:
    """A follower in a thread of its own, that looks by itself only once a minute."""

    def __init__(
        self, follower: Generator[tuple[Happened, ...]], thread: ThreadPoolExecutor
    ) -> None:
        self._follower, self._thread = follower, thread

    def look(self) -> tuple[Happened, ...]:
        """Wait until it looks, and return what it sees, which may be nothing."""
        return self._thread.submit(next, self._follower).result(NOBODY_WOKE_IT_S)

    def see(self) -> tuple[Happened, ...]:
        """Wait until it sees something."""
        return self._thread.submit(next, filter(None, self._follower)).result(NOBODY_WOKE_IT_S)


@contextmanager
def following(
    database: Postgres, tenant_id: UUID | None, after: Cursor | None = None
) -> Generator[Followed]:
    """Follow from now on."""
    stream = EventStream(database=database, tenant_id=tenant_id, patience_s=60)
    while events := stream.read(after)[0]:
        after = events[-1].cursor
    with closing(stream.follow(after)) as follower, ThreadPoolExecutor(1) as thread:
        followed = Followed(follower, thread)
        assert followed.look() == ()  # it listens from here on
        yield followed


def subjects(events: Sequence[Happened]) -> list[UUID]:
    return [one.event.subject_id for one in events]


def write_events_and_fail(session: Session, *events: Event) -> None:
    write_events(session, events)
    raise Abandoned


def as_given(events: Sequence[Happened]) -> list[Event]:
    """Return events without the time, which the database adds."""
    return [one.event.model_copy(update={"at": None}) for one in events]


def test_nothing_is_seen_before_what_an_open_transaction_may_still_commit(
    database: Postgres, tenant_id: UUID
) -> None:
    stream = EventStream(database=database, tenant_id=tenant_id)
    late, early, lost = happening(), happening(), happening()
    with database.session(tenant_id) as slow:
        write_events(slow, [late])
        write(database, tenant_id, early)
        with pytest.raises(Abandoned), database.session(tenant_id) as broken:
            write_events_and_fail(broken, lost)
        assert stream.read() == ((), None)
    events, cursor = stream.read()
    assert subjects(events) == [late.subject_id, early.subject_id]
    assert stream.read(cursor) == ((), cursor)


def test_a_transaction_of_another_tenant_that_is_open_loses_nothing_either(
    database: Postgres, tenant_id: UUID
) -> None:
    everything = EventStream(database=database, tenant_id=None)
    _, start = everything.read(limit=10_000)
    other = new_tenant(database)
    late, early = happening(), happening()
    with database.session(other) as slow:
        write_events(slow, [late])
        write(database, tenant_id, early)
        assert everything.read(start) == ((), start)
    events, _ = everything.read(start)
    assert subjects(events) == [late.subject_id, early.subject_id]
    assert [one.tenant_id for one in events] == [other, tenant_id]


class Turmoil:
    """Writers that commit or fail in any order, and a reader that is killed now and then."""

    def __init__(self, database: Postgres, tenant_id: UUID, seed: int) -> None:
        self._database, self._tenant_id = database, tenant_id
        self._chance = random.Random(seed)  # noqa: S311, no secret
        self._running: list[tuple[ExitStack, Session, UUID]] = []
        self._stream = EventStream(database=database, tenant_id=tenant_id)
        self._cursor: Cursor | None = None
        self.committed: list[UUID] = []
        self.seen: list[UUID] = []

    def step(self) -> None:
        self._chance.choice((self._begin, self._end, self._look))()

    def settle(self) -> None:
        while self._running:
            self._end()
        self.seen += subjects(self._stream.read(self._cursor, limit=1_000)[0])

    def _begin(self) -> None:
        if len(self._running) < 8:
            transaction, one = ExitStack(), happening()
            session = transaction.enter_context(self._database.session(self._tenant_id))
            write_events(session, [one])
            self._running.append((transaction, session, one.subject_id))

    def _end(self) -> None:
        if self._running:
            place = self._chance.randrange(len(self._running))
            transaction, session, subject_id = self._running.pop(place)
            if self._chance.random() < 0.2:
                session.rollback()
            else:
                self.committed.append(subject_id)
            transaction.close()

    def _look(self) -> None:
        events, cursor = self._stream.read(self._cursor, limit=self._chance.randint(1, 4))
        if self._chance.random() < 0.7:  # otherwise it was killed before it wrote down what it saw
            self.seen += subjects(events)
            self._cursor = cursor


@pytest.mark.parametrize("seed", range(4))
def test_readers_that_come_and_go_see_what_is_committed_exactly_once(
    database: Postgres, tenant_id: UUID, seed: int
) -> None:
    turmoil = Turmoil(database, tenant_id, seed)
    for _ in range(150):
        turmoil.step()
    turmoil.settle()
    assert len(turmoil.committed) > 20
    assert sorted(turmoil.seen) == sorted(turmoil.committed)


def test_events_of_one_transaction_come_in_the_order_they_were_given(
    database: Postgres, tenant_id: UUID
) -> None:
    given = [happening() for _ in range(50)]
    write(database, tenant_id, *given)
    events, _ = EventStream(database=database, tenant_id=tenant_id).read()
    assert as_given(events) == given


def test_transactions_are_ordered_by_their_number_and_not_by_its_digits(
    admin_url: str, database: Postgres, tenant_id: UUID
) -> None:
    first, second = happening(), happening()
    write(database, tenant_id, second, first)
    with administrator(admin_url) as admin:
        for xid, one in (("9", first), ("10", second)):
            admin.execute(
                "UPDATE app.events SET xid = %s::xid8 WHERE subject_id = %s", (xid, one.subject_id)
            )
    stream = EventStream(database=database, tenant_id=tenant_id)
    assert subjects(stream.read()[0]) == [first.subject_id, second.subject_id]
    assert subjects(stream.read(limit=1)[0]) == [first.subject_id]


def test_tenants_do_not_see_events_of_each_other(database: Postgres, tenant_id: UUID) -> None:
    mine, theirs = happening(), happening()
    other = new_tenant(database)
    write(database, tenant_id, mine)
    write(database, other, theirs)
    my_stream = EventStream(database=database, tenant_id=tenant_id)
    their_stream = EventStream(database=database, tenant_id=other)
    assert subjects(my_stream.read()[0]) == [mine.subject_id]
    assert subjects(their_stream.read()[0]) == [theirs.subject_id]
    (one,) = their_stream.read(Cursor(0, 0))[0]
    assert one.tenant_id == other


def test_the_database_hides_events_of_others_also_from_a_query_that_asks_for_all(
    database: Postgres, tenant_id: UUID
) -> None:
    write(database, new_tenant(database), happening())
    with database.session(tenant_id, read_only=True) as session:
        assert session.execute(text("SELECT count(*) FROM app.events")).scalar() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO app.events (tenant_id, kind, subject_id, payload) "
        "VALUES (uuidv7(), 'x', uuidv7(), '{}')",
        "UPDATE app.events SET payload = '{}'",
        "DELETE FROM app.events",
        "TRUNCATE app.events",
        *(f"SELECT FROM {table}" for table in tables() if table.name != "events"),
    ],
)
def test_the_relay_reads_events_and_can_do_nothing_else(database: Postgres, statement: str) -> None:
    with database.relay() as relay:
        relay.execute(text("SET TRANSACTION READ WRITE"))
        with pytest.raises(ProgrammingError) as refused:
            relay.execute(text(statement))
        relay.rollback()
    assert isinstance(refused.value.orig, errors.InsufficientPrivilege)


def test_the_application_cannot_say_when_or_by_which_transaction_an_event_was_written(
    database: Postgres, tenant_id: UUID
) -> None:
    for column in ("at", "xid"):
        # The name is one of the two above.
        wanted = text(f"INSERT INTO app.events ({column}) VALUES (DEFAULT)")  # noqa: S608
        with pytest.raises(ProgrammingError) as refused, database.session(tenant_id) as session:
            session.execute(wanted)
        assert isinstance(refused.value.orig, errors.InsufficientPrivilege)


def test_a_reader_goes_on_from_a_cursor_it_wrote_down(database: Postgres, tenant_id: UUID) -> None:
    given = [happening() for _ in range(5)]
    write(database, tenant_id, *given[:3])
    write(database, tenant_id, *given[3:])
    stream = EventStream(database=database, tenant_id=tenant_id)
    seen: list[Event] = []
    written_down: str | None = None
    while len(seen) < 5:
        after = Cursor.parse(written_down) if written_down else None
        events, cursor = stream.read(after, limit=2)
        assert cursor == events[-1].cursor
        written_down = str(cursor)
        seen.extend(as_given(events))
    assert seen == given
    in_between = Cursor.parse(str(stream.read()[0][1].cursor))
    assert as_given(stream.read(in_between)[0]) == given[2:]


@pytest.mark.parametrize(
    "written",
    ["", "12", "-1-5", "1-2-3", "1 - 2", "٣-٤", "18446744073709551616-1", "1-9223372036854775808"],
)
def test_a_cursor_nobody_handed_out_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="is not the cursor") as refused:
        Cursor.parse(written)
    assert str(refused.value) == (
        f"{written!r} is not the cursor of an event. Send back the last event's cursor as it came, "
        f"like `4711-12`, or none to read from the beginning."
    )


@pytest.mark.parametrize("for_all", [False, True])
def test_a_commit_wakes_a_follower(database: Postgres, tenant_id: UUID, for_all: bool) -> None:
    with following(database, None if for_all else tenant_id) as follower:
        one = happening()
        write(database, tenant_id, one)
        assert subjects(follower.see()) == [one.subject_id]
        after_a_rollback = happening()
        with database.session(tenant_id) as session:
            write_events(session, [happening()])
            session.rollback()
        write(database, tenant_id, after_a_rollback)
        assert subjects(follower.see()) == [after_a_rollback.subject_id]


def test_a_follower_sees_what_waited_behind_an_open_transaction_when_that_ends_without_a_word(
    database: Postgres, tenant_id: UUID
) -> None:
    one = happening()
    with following(database, tenant_id) as follower:
        with database.session(tenant_id) as slow:
            write_events(slow, [happening()])
            write(database, tenant_id, one)
            assert follower.look() == ()
            slow.rollback()
        assert subjects(follower.see()) == [one.subject_id]


def test_a_broken_connection_of_the_bell_is_made_anew_and_no_writer_notices(
    admin_url: str, database: Postgres, tenant_id: UUID
) -> None:
    with administrator(admin_url) as admin:
        admin.execute("LISTEN atelier_events")
        write(database, tenant_id, happening())
        assert list(admin.notifies(timeout=NOBODY_WOKE_IT_S, stop_after=1))
        ended = admin.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE application_name = 'atelier-events'"
        ).fetchall()
    assert (True,) in ended
    _, start = EventStream(database=database, tenant_id=tenant_id).read()
    one = happening()
    with following(database, tenant_id, start) as follower:
        write(database, tenant_id, one)
        assert subjects(follower.see()) == [one.subject_id]


def test_many_commits_ring_few_times(admin_url: str, database: Postgres, tenant_id: UUID) -> None:
    with administrator(admin_url) as ear:
        ear.execute("LISTEN atelier_events")
        began = time.monotonic()
        for _ in range(60):
            write(database, tenant_id, happening())
        rung = list(ear.notifies(timeout=0.2))
        took_s = time.monotonic() - began
    assert 1 <= len(rung) <= took_s / 0.02 + 2
    assert {one.payload for one in rung} == {""}


def test_a_follower_whose_database_goes_away_says_so(
    admin_url: str, database: Postgres, tenant_id: UUID
) -> None:
    with following(database, tenant_id) as follower:
        with administrator(admin_url) as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE application_name = 'atelier-events'"
            )
        with pytest.raises(DatabaseUnavailable) as said:
            follower.see()
    assert str(said.value) == (
        "The connection that waits for events broke. Follow again from the last cursor as soon as "
        "the database answers."
    )


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


def test_an_event_that_is_emitted_twice_is_one_event_in_prefect() -> None:
    tenant_id = uuid4()
    events = [Happened(Cursor(7, seq), tenant_id, happening()) for seq in (1, 2)]
    with prefect_test_harness(server_startup_timeout=120):
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
