"""Questions that can wait are asked in batches: at half the price, found again, and never twice."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr

from blocks._gateway_lull import Lull
from blocks._gateway_traffic import Traffic
from blocks.claude import Claude
from blocks.claude_batches import ClaudeBatches
from blocks.model_gateway import Answered, Gateway, Link
from blocks.postgres import Postgres
from domain.model.errors import BudgetExceeded, ModelMisconfigured, ModelRefused
from domain.model.prices import worst_case
from domain.model.routing import Limits
from tests.blocks.model_studio import KEY, Studio, begun, opened, served
from tests.messages_api import faults
from tests.messages_api.asking import ANSWER, SLOT, request
from tests.messages_api.catalogue import cost
from tests.messages_api.errors import ApiError
from tests.messages_api.faults import Fault
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi

WORST = worst_case(request(f"{SLOT} 0"), "claude-sonnet-5-5", max_tokens=4_000)


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    yield from served()


@pytest.fixture
def studio(postgres: Postgres) -> Studio:
    return opened(postgres)


@pytest.fixture
def api() -> Iterator[MessagesApi]:
    with messages_api() as served:
        yield served


def gateway(
    studio: Studio,
    api: MessagesApi,
    *,
    waiting: int | None = 1,
    key: str = "sk-ant-test",
    us_only: bool = False,
    **told: Any,
) -> Gateway:
    """Return the gateway of a run in which so many calls are under way; None to ask at once."""
    claude = Claude(api_key=SecretStr(key), base_url=api.url, us_only=us_only)
    lull = Lull(under_way=lambda: waiting, look_s=0.01) if waiting is not None else None
    link = Link(service=claude, batches=ClaudeBatches(claude=claude))
    traffic = Traffic(clock=studio.clock.time, sleep=studio.clock.sleep)
    return studio.gateway(traffic=traffic, lull=lull, chain_of=(link,), **told)


def ask(one: Gateway, count: int = 3, **changed: Any) -> Sequence[Answered | BaseException]:
    """Ask questions side by side."""

    async def all_of_them() -> Sequence[Answered | BaseException]:
        asked = (
            one.ask(request(f"{SLOT} {number}", **changed), content_key=KEY)
            for number in range(count)
        )
        return await asyncio.gather(*asked, return_exceptions=True)

    return asyncio.run(all_of_them())


def answers(said: Sequence[Answered | BaseException]) -> list[Answered]:
    found = [one for one in said if isinstance(one, Answered)]
    assert len(found) == len(said), said
    return found


def test_what_is_ready_together_goes_as_one_batch_and_costs_half(
    studio: Studio, api: MessagesApi
) -> None:
    said = answers(ask(gateway(studio, api, waiting=3)))
    assert [one.completion.text for one in said] == 3 * [ANSWER]
    assert [(one.attempts, one.is_replayed) for one in said] == 3 * [(1, False)]
    (batch,) = api.batches.all.values()
    assert len(batch.requests) == 3
    assert {seen.path for seen in api.log.questions} == {"batch"}
    paid = sum((one.cost_usd for one in said), start=Decimal(0))
    assert 0 <= paid - api.log.usd < Decimal("0.00000003")
    assert sum(row[2] for row in studio.booked()) == paid


@pytest.mark.parametrize("waiting", [3, None], ids=["in a batch", "at once"])
def test_what_is_worked_on_in_one_country_only_is_booked_a_tenth_dearer(
    studio: Studio, api: MessagesApi, waiting: int | None
) -> None:
    said = answers(ask(gateway(studio, api, waiting=waiting, us_only=True)))
    asked = api.log.questions
    assert {seen.body["inference_geo"] for seen in asked} == {"us"}
    elsewhere = ({**seen.usage, "inference_geo": "global"} for seen in asked)
    usual = sum((cost(seen.body["model"], one) for seen, one in zip(asked, elsewhere, strict=True)))
    paid = sum((one.cost_usd for one in said), start=Decimal(0))
    assert api.log.usd == usual * Decimal("1.1")
    assert 0 <= paid - api.log.usd < Decimal("0.00000003")
    assert sum(row[2] for row in studio.booked()) == paid


def test_where_it_is_worked_on_is_else_for_the_workspace_to_say(
    studio: Studio, api: MessagesApi
) -> None:
    answers(ask(gateway(studio, api, waiting=None)))
    assert all("inference_geo" not in seen.body for seen in api.log.questions)


def test_a_batch_may_ask_several_models(studio: Studio, api: MessagesApi) -> None:
    one = gateway(studio, api, waiting=2)

    async def both() -> list[Answered]:
        agents = ("hero_copy", "service_definition")
        asked = (one.ask(request(agent=agent), content_key=KEY) for agent in agents)
        return await asyncio.gather(*asked)

    models = [answer.model for answer in asyncio.run(both())]
    assert models == ["claude-sonnet-5-5", "claude-haiku-5-5"]
    assert len(api.batches.all) == 1


def test_what_a_batch_answered_is_not_paid_again_at_once_nor_the_other_way_round(
    studio: Studio, api: MessagesApi
) -> None:
    ask(gateway(studio, api, waiting=2), 2)
    at_once = answers(ask(gateway(studio, api, waiting=None), 3))
    assert [one.is_replayed for one in at_once] == [True, True, False]
    again = answers(ask(gateway(studio, api, waiting=3), 3))
    assert [one.is_replayed for one in again] == 3 * [True]
    assert (len(api.batches.all), len(api.log.questions)) == (1, 3)


def test_a_run_that_is_started_again_waits_for_the_same_batch(
    studio: Studio, api: MessagesApi, postgres: Postgres
) -> None:
    api.batches.polls_until_ended = 1_000_000
    taken_back_once(gateway(studio, api, waiting=3), lambda: bool(studio.clock.waits))
    assert [row[1] for row in studio.booked()] == 3 * ["reserved"]
    (batch,) = api.batches.all.values()
    batch.polls_left = api.batches.polls_until_ended = 2
    studio.run = begun(postgres, studio.tenant_id)
    said = answers(ask(gateway(studio, api, waiting=4), 4))
    assert [one.attempts for one in said] == 4 * [1]
    # The fourth question is new, and goes in a batch of its own.
    assert [len(one.requests) for one in api.batches.all.values()] == [3, 1]
    assert len(api.log.questions) == 4
    assert [row[1] for row in studio.booked()] == 4 * ["answered"]


def taken_back_once(one: Gateway, is_time: Callable[[], bool], count: int = 3) -> None:
    """Ask questions, and take them back at some moment."""

    async def taken_back() -> None:
        asking = [
            asyncio.create_task(one.ask(request(f"{SLOT} {number}"), content_key=KEY))
            for number in range(count)
        ]
        async with asyncio.timeout(30):
            while not is_time():  # noqa: ASYNC110 - nobody tells of it
                await asyncio.sleep(0.01)
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)

    asyncio.run(taken_back())


def test_a_run_that_asks_at_once_reads_a_batch_that_has_ended_and_waits_for_none(
    studio: Studio, api: MessagesApi
) -> None:
    api.batches.polls_until_ended = 1_000_000
    taken_back_once(gateway(studio, api, waiting=2), lambda: bool(studio.clock.waits), 2)
    (batch,) = api.batches.all.values()
    (first,) = answers(ask(gateway(studio, api, waiting=None), 1))
    assert [seen.path for seen in api.log.questions] == ["/v1/messages"]
    batch.polls_left = 0
    _, second = answers(ask(gateway(studio, api, waiting=None), 2))
    assert second.cost_usd < first.cost_usd
    assert [seen.path for seen in api.log.questions] == ["/v1/messages", "batch", "batch"]


@pytest.mark.parametrize("how", ["expired", "errored", "canceled"])
def test_what_a_batch_did_not_answer_is_asked_at_once(
    studio: Studio, api: MessagesApi, how: str
) -> None:
    if how == "expired":
        api.batches.expires = lambda _: True
    if how == "errored":
        api.faults.next(faults.BROKEN)
    if how == "canceled":
        api.batches.polls_until_ended = 2
        created = api.batches.create
        api.batches.create = lambda body: cancelled(api, created(body))
    one = gateway(studio, api)
    (said,) = answers(ask(one, 1))
    assert (said.attempts, said.completion.text) == (1, ANSWER)
    assert api.log.questions[-1].path == "/v1/messages"
    wrong, right = studio.booked()
    assert wrong[1:3] == ("failed", 0)
    assert right[1:3] == ("answered", said.cost_usd)


def cancelled(api: MessagesApi, batch: Any) -> Any:
    return api.batches.cancel(batch.batch_id)


def test_a_batch_holds_half_of_what_its_questions_can_cost(
    studio: Studio, api: MessagesApi
) -> None:
    limits = Limits(run_cap_usd=WORST)
    at_once = ask(gateway(studio, api, waiting=None, limits=Limits(run_cap_usd=WORST / 2)), 1)
    assert isinstance(at_once[0], BudgetExceeded)
    said = ask(gateway(studio, api, waiting=3, limits=limits))
    assert sorted(type(one).__name__ for one in said) == ["Answered", "Answered", "BudgetExceeded"]
    assert len(api.log.questions) == 2


def test_an_answer_cut_off_in_a_batch_is_asked_for_at_once_with_more_room(
    studio: Studio, api: MessagesApi
) -> None:
    api.faults.next(faults.TRUNCATED)
    (said,) = answers(ask(gateway(studio, api), 1))
    assert said.attempts == 2
    assert [seen.body["max_tokens"] for seen in api.log.questions] == [4_000, 8_000]
    assert [row[1] for row in studio.booked()] == ["failed", "answered"]


def test_a_refusal_in_a_batch_is_one(studio: Studio, api: MessagesApi) -> None:
    api.faults.next(faults.REFUSAL)
    (said,) = ask(gateway(studio, api), 1)
    assert isinstance(said, ModelRefused)
    assert len(api.log.questions) == 1


def test_a_wrong_key_is_told_to_all_and_costs_nothing(studio: Studio, api: MessagesApi) -> None:
    said = ask(gateway(studio, api, waiting=2, key="sk-ant-wrong"), 2)
    assert [type(one) for one in said] == 2 * [ModelMisconfigured]
    assert [row[1:3] for row in studio.booked()] == 2 * [("failed", 0)]


def test_when_no_batch_is_taken_all_is_asked_at_once(studio: Studio, api: MessagesApi) -> None:
    api.batches.refused = ApiError("overloaded_error", "Overloaded")
    said = answers(ask(gateway(studio, api, waiting=2), 2))
    assert [one.completion.text for one in said] == 2 * [ANSWER]
    assert {seen.path for seen in api.log.questions} == {"/v1/messages"}


def test_a_batch_is_looked_at_again_when_a_look_fails(studio: Studio, api: MessagesApi) -> None:
    looked = api.batches.look
    fails = [True]

    def look(batch_id: str) -> Any:
        if fails.pop() if fails else False:
            raise ApiError("overloaded_error", "Overloaded")
        return looked(batch_id)

    api.batches.look = look
    answers(ask(gateway(studio, api), 1))
    assert studio.clock.waits == [1.0, 2.0, 4.0]


def test_a_batch_that_never_ends_is_given_up_after_a_day_and_an_hour(
    studio: Studio, api: MessagesApi, caplog: pytest.LogCaptureFixture
) -> None:
    api.batches.polls_until_ended = 1_000_000
    slept = studio.clock.sleep
    studio.clock.sleep = lambda seconds: slept(60 * seconds)
    (said,) = answers(ask(gateway(studio, api), 1))
    assert 25 * 3600 < sum(studio.clock.waits) < 27 * 3600
    assert [seen.path for seen in api.log.questions] == ["/v1/messages"]
    (batch,) = api.batches.all
    assert caplog.messages == [
        f"The batch {batch} has not ended after 25 hours. Its questions are asked at once instead."
    ]
    # What it may have cost stays held.
    assert [row[1] for row in studio.booked()] == ["reserved", "answered"]
    assert said.cost_usd == studio.booked()[1][2]


@pytest.mark.parametrize("stop", [faults.PAUSED, faults.UNKNOWN_STOP])
def test_an_answer_of_no_use_in_a_batch_costs_what_it_says(
    studio: Studio, api: MessagesApi, stop: Fault
) -> None:
    api.faults.next(stop)
    (said,) = answers(ask(gateway(studio, api), 1))
    assert [seen.path for seen in api.log.questions] == ["batch", "/v1/messages"]
    booked = sum(row[2] for row in studio.booked())
    assert 0 <= booked - api.log.usd < Decimal("0.00000003")
    assert said.cost_usd == studio.booked()[1][2]


def test_a_lull_comes_when_all_at_work_wait_or_when_nothing_moves() -> None:
    at_work = [3]

    async def come() -> None:
        lull = Lull(under_way=lambda: at_work[0], look_s=0)
        coming = asyncio.create_task(lull.come())
        for waiting in range(3):
            lull.waiting = waiting
            for _ in range(100):
                await asyncio.sleep(0)
            assert not coming.done()
        at_work[0] = 2
        await coming
        at_work[0] = 9
        await asyncio.wait_for(lull.come(), 10)

    asyncio.run(come())
