"""Followers of events: woken by a commit, and told when the database goes away."""

import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from uuid import UUID

import pytest

from blocks.event_stream import Cursor, EventStream, Happened, write_events
from blocks.postgres import Postgres
from domain.errors import DatabaseUnavailable
from tests.blocks.database.databases import Database
from tests.blocks.database.happenings import happening, new_tenant, subjects, used_by_many, write

NOBODY_WOKE_IT_S = 20
"""A follower that looks by itself only once a minute has seen nothing by then unless it was woken."""


@pytest.fixture(scope="module")
def database(shared: Database) -> Postgres:
    return used_by_many(shared)


@pytest.fixture
def tenant_id(database: Postgres) -> UUID:
    return new_tenant(database)


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
    shared: Database, database: Postgres, tenant_id: UUID
) -> None:
    with shared.admin() as admin:
        admin.execute("LISTEN atelier_events")
        write(database, tenant_id, happening())
        assert list(admin.notifies(timeout=NOBODY_WOKE_IT_S, stop_after=1))
        ended = admin.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE application_name = 'atelier-events' AND datname = current_database()"
        ).fetchall()
    assert (True,) in ended
    _, start = EventStream(database=database, tenant_id=tenant_id).read()
    one = happening()
    with following(database, tenant_id, start) as follower:
        write(database, tenant_id, one)
        assert subjects(follower.see()) == [one.subject_id]


def test_many_commits_ring_few_times(shared: Database, database: Postgres, tenant_id: UUID) -> None:
    with shared.admin() as ear:
        ear.execute("LISTEN atelier_events")
        began = time.monotonic()
        for _ in range(60):
            write(database, tenant_id, happening())
        rung = list(ear.notifies(timeout=0.2))
        took_s = time.monotonic() - began
    assert 1 <= len(rung) <= took_s / 0.02 + 2
    assert {one.payload for one in rung} == {""}


def test_a_follower_whose_database_goes_away_says_so(
    shared: Database, database: Postgres, tenant_id: UUID
) -> None:
    with following(database, tenant_id) as follower:
        with shared.admin() as admin:
            admin.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE application_name = 'atelier-events' AND datname = current_database()"
            )
        with pytest.raises(DatabaseUnavailable) as said:
            follower.see()
    assert str(said.value) == (
        "The connection that waits for events broke. Follow again from the last cursor as soon as "
        "the database answers."
    )
