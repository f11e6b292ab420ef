"""Events are read once each, in the order of their commits, by whose they are."""

import random
from collections.abc import Sequence
from contextlib import ExitStack
from uuid import UUID

import pytest
from psycopg import errors
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from blocks.database.schema import tables
from blocks.event_stream import Cursor, EventStream, Happened, write_events
from blocks.postgres import Postgres
from domain.events import Event
from tests.blocks.database.databases import Database
from tests.blocks.database.happenings import happening, new_tenant, subjects, used_by_many, write


class Abandoned(Exception):
    """Rolls a transaction back."""


@pytest.fixture(scope="module")
def database(shared: Database) -> Postgres:
    return used_by_many(shared)


@pytest.fixture
def tenant_id(database: Postgres) -> UUID:
    return new_tenant(database)


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
    shared: Database, database: Postgres, tenant_id: UUID
) -> None:
    first, second = happening(), happening()
    write(database, tenant_id, second, first)
    with shared.admin() as admin:
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
