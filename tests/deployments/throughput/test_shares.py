"""Who is let in next."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from deployments.throughput.shares import GUARD, Applicant, Queue, Shares

HIGH, LOW = uuid4(), uuid4()
QUEUES = {HIGH: Queue(1), LOW: Queue(2)}
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def applicant(tenant: str, second: int, queue: UUID | None = HIGH) -> Applicant:
    return Applicant(uuid4(), tenant, queue, NOON + timedelta(seconds=second))


def choose(
    *applicants: Applicant,
    places: int = 100,
    per_tenant: int = 100,
    running: dict[str, int] | None = None,
    queues: dict[UUID, Queue] | None = None,
    shares: Shares | None = None,
) -> list[Applicant]:
    return (shares or Shares()).choose(
        applicants,
        places=places,
        per_tenant=per_tenant,
        running=running or {},
        queues=queues or QUEUES,
    )


applicants = st.lists(
    st.builds(
        applicant,
        tenant=st.sampled_from(["ant", "bee", "cat"]),
        second=st.integers(0, 60),
        queue=st.sampled_from([HIGH, LOW, None]),
    ),
    max_size=40,
)


@given(applicants, st.integers(0, 12), st.integers(1, 5), st.integers(0, 4), st.integers(0, 9))
def test_no_limit_is_ever_exceeded(
    waiting: list[Applicant], places: int, per_tenant: int, free: int, given_before: int
) -> None:
    queues = {HIGH: Queue(1, free), LOW: Queue(2)}
    running = {"ant": 2}
    let_in = choose(
        *waiting,
        places=places,
        per_tenant=per_tenant,
        running=running,
        queues=queues,
        shares=Shares(given_before),
    )
    assert len(let_in) <= places
    assert sum(one.queue == HIGH for one in let_in) <= free
    assert all(one.queue is not None for one in let_in)
    assert len(set(let_in)) == len(let_in)
    for tenant, number in Counter(one.tenant for one in let_in).items():
        assert number + running.get(tenant, 0) <= per_tenant


@given(applicants)
def test_everybody_gets_in_when_there_is_room(waiting: list[Applicant]) -> None:
    let_in = choose(*waiting)
    assert {one.run_id for one in let_in} == {w.run_id for w in waiting if w.queue}


@given(applicants, st.integers(0, 12))
def test_of_one_client_in_one_queue_whoever_came_first_goes_first(
    waiting: list[Applicant], places: int
) -> None:
    let_in = choose(*waiting, places=places)
    for tenant in ("ant", "bee", "cat"):
        for queue in QUEUES:
            times = [one.since for one in let_in if (one.tenant, one.queue) == (tenant, queue)]
            assert times == sorted(times)


def test_one_brief_of_a_client_passes_five_hundred_of_another() -> None:
    many = [applicant("ant", second) for second in range(500)]
    few = applicant("bee", 501)
    assert choose(*many, few, places=2) == [many[0], few]
    assert choose(*many, few, places=1, running={"ant": 1}) == [few]


def test_the_urgent_queue_goes_first_but_every_eighth_place_is_for_whoever_waited_longest() -> None:
    urgent = [applicant(f"ant-{second}", second) for second in range(10, 40)]
    patient = [applicant("bee", second, LOW) for second in (1, 2)]
    let_in = choose(*urgent, *patient, places=3 * GUARD)
    assert [let_in.index(one) for one in patient] == [GUARD - 1, 2 * GUARD - 1]


def test_turns_are_counted_from_one_look_to_the_next() -> None:
    shares = Shares()
    urgent = [applicant(f"ant-{second}", second) for second in range(10, 40)]
    patient = applicant("bee", 1, LOW)
    for one in urgent[: GUARD - 1]:
        assert choose(one, patient, places=1, shares=shares) == [one]
    assert choose(urgent[-1], patient, places=1, shares=shares) == [patient]


def test_those_whose_queue_is_closed_go_on_waiting() -> None:
    closed = applicant("ant", 1, uuid4())
    assert choose(closed) == []
