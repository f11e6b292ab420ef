"""Questions asked twice at once, and questions taken back: asked once, booked, and nobody is forgotten."""

import asyncio
from collections.abc import Iterator
from decimal import Decimal

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from blocks.model_calls import Question, reserve
from blocks.model_gateway import Answered
from blocks.postgres import Postgres
from domain.value import digest
from tests.blocks.model_studio import COST, KEY, WORST, Studio, opened, served
from tests.blocks.scripted_model import request


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    yield from served()


@pytest.fixture
def studio(postgres: Postgres) -> Studio:
    return opened(postgres)


def test_the_same_question_at_the_same_moment_is_asked_once(studio: Studio) -> None:
    gateway = studio.gateway()

    async def three() -> list[Answered]:
        return await asyncio.gather(
            *(gateway.ask(request(), content_key=KEY) for _ in range(3)),
        )

    answers = asyncio.run(three())
    assert len(studio.claude.asked) == 1
    assert [one.cost_usd for one in answers] == [COST, 0, 0]
    assert [one.is_replayed for one in answers] == [False, True, True]
    assert {one.completion.text for one in answers} == {"to q"}


def test_33_questions_of_one_beginning_wait_for_the_first_answer(studio: Studio) -> None:
    gateway, claude = studio.gateway(), studio.claude
    asked = [request(str(number)) for number in range(33)]
    other = request("other", shared=("All that is known of the cafe.",))

    async def at_once() -> None:
        arrived, gate = claude.hold()
        asking = [asyncio.create_task(gateway.ask(one, content_key=KEY)) for one in [*asked, other]]
        while len(claude.asked) < 2:
            arrived.clear()
            await arrived.wait()
        # Of 33 only one came, before the last of all, who waits for nobody.
        assert "other" in {question for question, *_ in claude.asked}
        gate.set()
        await asyncio.gather(*asking)

    asyncio.run(at_once())
    assert len(claude.asked) == 34
    assert sum(row[2] for row in studio.booked()) == 34 * COST


def test_a_question_taken_back_is_booked_at_its_worst_case(studio: Studio) -> None:
    gateway = studio.gateway()

    async def taken_back() -> None:
        arrived, _ = studio.claude.hold()
        asking = asyncio.create_task(gateway.ask(request(), content_key=KEY))
        await arrived.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        # Already, and not only when the program ends.
        assert studio.booked() == [("claude", "failed", WORST, "cancelled")]

    asyncio.run(taken_back())


def test_a_question_taken_back_before_it_was_sent_costs_nothing(
    studio: Studio, postgres: Postgres
) -> None:
    gateway = studio.gateway()

    async def taken_back() -> None:
        with postgres.session(studio.tenant_id) as session:
            hold_the_books(session, studio)
            asking = asyncio.create_task(gateway.ask(request(), content_key=KEY))
            await somebody_waits_for_the_books(session)
            asking.cancel()
            await asyncio.sleep(0)
        with pytest.raises(asyncio.CancelledError):
            await asking

    asyncio.run(taken_back())
    assert studio.claude.asked == []
    assert studio.booked()[1:] == [("claude", "failed", 0, "cancelled before it was sent")]


def hold_the_books(session: Session, studio: Studio) -> None:
    other = Question(
        key=digest("other"),
        agent="faq",
        content_key=KEY,
        provider="own",
        model="m",
        worst_usd=Decimal(0),
    )
    reserve(session, other, execution_id=studio.run, run_cap_usd=Decimal(5))


async def somebody_waits_for_the_books(session: Session) -> None:
    waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    async with asyncio.timeout(20):
        while not session.scalar(waiting):  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.005)


def test_whoever_still_waits_gets_the_answer_another_took_back(studio: Studio) -> None:
    gateway = studio.gateway()

    async def one_of_two() -> Answered:
        arrived, gate = studio.claude.hold()
        first, second = (
            asyncio.create_task(gateway.ask(request(), content_key=KEY)) for _ in range(2)
        )
        await arrived.wait()
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        gate.set()
        return await second

    assert asyncio.run(one_of_two()).completion.text == "to q"
    assert studio.booked() == [("claude", "answered", COST, None)]


def test_a_question_may_be_asked_again_right_after_it_was_taken_back(studio: Studio) -> None:
    gateway = studio.gateway()

    async def again() -> Answered:
        arrived, gate = studio.claude.hold()
        first = asyncio.create_task(gateway.ask(request(), content_key=KEY))
        await arrived.wait()
        first.cancel()
        second = asyncio.create_task(gateway.ask(request(), content_key=KEY))
        with pytest.raises(asyncio.CancelledError):
            await first
        gate.set()
        return await second

    assert asyncio.run(again()).completion.text == "to q"


def test_a_program_that_ends_books_what_is_under_way(studio: Studio) -> None:
    gateway = studio.gateway()

    async def program() -> None:
        arrived, _ = studio.claude.hold()
        asking = asyncio.create_task(gateway.ask(request(), content_key=KEY))
        await arrived.wait()
        assert not asking.done()

    asyncio.run(program())
    assert studio.booked() == [("claude", "failed", WORST, "cancelled")]
