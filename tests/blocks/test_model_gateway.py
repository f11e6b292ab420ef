"""Every question is paid once at most, held to its budget, and asked of the next when one fails."""

import asyncio
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from blocks import model_calls
from blocks._gateway_traffic import CLOSED_S, Traffic
from blocks.budgets import set_budget
from blocks.model_gateway import Answered, backoff_s
from blocks.postgres import Postgres
from domain.errors import DatabaseUnavailable
from domain.model.completion import Stop, Usage
from domain.model.errors import (
    BudgetExceeded,
    ModelMisconfigured,
    ModelRefused,
    ModelUnavailable,
    QuestionInvalid,
)
from domain.model.request import Turn
from domain.model.routing import Limits
from domain.value import digest
from tests.blocks.database.model_questions import rows
from tests.blocks.model_studio import COST, KEY, WORST, Studio, begun, opened, served
from tests.blocks.scripted_model import completion, request


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    yield from served()


@pytest.fixture
def studio(postgres: Postgres) -> Studio:
    return opened(postgres)


def unavailable(reason: str = "it is overloaded", **told: Any) -> ModelUnavailable:
    return ModelUnavailable(model="claude", reason=reason, **told)


def test_an_answer_comes_with_what_it_took(studio: Studio) -> None:
    answer = studio.one()
    assert answer.completion == completion("to q")
    assert (answer.provider, answer.model) == ("claude", "claude-sonnet-5-5")
    assert (answer.cost_usd, answer.is_replayed, answer.attempts) == (COST, False, 1)
    assert studio.claude.asked == [("q", "claude-sonnet-5-5", "low", 4_000)]
    assert studio.booked() == [("claude", "answered", COST, None)]
    columns = "key, agent, content_key, model, execution_id, reserved_usd"
    assert rows(studio.postgres, studio.tenant_id, columns) == [
        (answer.key, "hero_copy", KEY, "claude-sonnet-5-5", studio.run, WORST)
    ]


def test_what_was_answered_once_is_not_paid_again_in_any_run(
    studio: Studio, postgres: Postgres
) -> None:
    first = studio.one()
    studio.run = begun(postgres, studio.tenant_id)
    again = studio.one()
    assert studio.claude.asked[1:] == []
    assert again == first.model_copy(
        update={"cost_usd": Decimal(0), "is_replayed": True, "attempts": 0}
    )


def test_another_question_or_another_tenant_is_another_answer(
    studio: Studio, postgres: Postgres
) -> None:
    other = opened(postgres)
    other.claude = studio.claude
    assert not studio.one("1").is_replayed
    assert not studio.one("2").is_replayed
    assert not other.one("1").is_replayed


def test_without_a_database_nothing_is_asked(studio: Studio) -> None:
    said = (
        "A language model that costs money needs the database, so that nothing is paid twice and "
        "budgets hold. Make it with `atelier db init`, or use the engine `offline`."
    )
    with pytest.raises(DatabaseUnavailable, match=f"^{re.escape(said)}$"):
        studio.one(account=None)
    assert studio.claude.asked == []


def test_a_question_asked_again_goes_the_way_of_mended_ones(studio: Studio) -> None:
    again = request(earlier=(Turn(role="assistant", text="x"), Turn(role="user", text="no")))
    asyncio.run(studio.gateway().ask(again, content_key=KEY))
    assert studio.claude.asked == [("q", "claude-sonnet-5-5", "medium", 4_000)]


def test_a_pause_a_service_asks_for_is_kept_by_every_question(studio: Studio) -> None:
    studio.claude.tell(unavailable(retry_after_s=7.0))
    gateway = studio.gateway()

    async def two() -> list[Answered]:
        asked = (gateway.ask(request(name), content_key=KEY) for name in ("1", "2"))
        return await asyncio.gather(*asked)

    assert sum(one.attempts for one in asyncio.run(two())) == 3
    assert studio.clock.waits == [7.0]
    assert [row[1:] for row in studio.booked()] == [
        ("failed", 0, "unavailable: it is overloaded"),
        ("answered", COST, None),
        ("answered", COST, None),
    ]


def test_a_pause_that_is_too_long_is_not_waited_for(studio: Studio) -> None:
    studio.claude.tell(unavailable(retry_after_s=3_600.0))
    first, second = studio.ask("1", "2", chain="claude own")
    assert isinstance(first, Answered)
    assert isinstance(second, Answered)
    assert (first.provider, first.model, first.cost_usd) == ("gpu.example", "qwen3-32b", 0)
    assert (first.attempts, second.attempts) == (2, 1)
    assert studio.clock.waits == []
    # The second question did not try in vain.
    assert [question for question, *_ in studio.claude.asked] == ["1"]
    assert studio.own.asked == [("1", "qwen3-32b", "low", 4_000), ("2", "qwen3-32b", "low", 4_000)]


def test_a_pause_nobody_waits_for_says_how_long_it_would_be(studio: Studio) -> None:
    studio.claude.tell(unavailable("it limits how much we ask", retry_after_s=3_600.0))
    said = [str(one) for one in studio.ask("1", "2")]
    assert said == [
        f"The model {who} did not answer: it limits how much we ask. It may be asked again in 3600 s, "
        "and nothing waits longer than 60 s for it."
        for who in ("claude", "claude/claude-sonnet-5-5")
    ]
    assert studio.clock.waits == []


def test_what_the_next_model_answered_is_not_asked_again_either(studio: Studio) -> None:
    studio.claude.tell(unavailable(retry_after_s=3_600.0))
    first = studio.one(chain="claude own")
    assert studio.one(chain="claude own").completion == first.completion
    assert len(studio.claude.asked) == 1


def test_a_model_is_asked_four_times_with_growing_pauses(studio: Studio) -> None:
    studio.claude.tell(*(unavailable() for _ in range(4)))
    with pytest.raises(ModelUnavailable, match=r"^The model claude did not answer: it is overload"):
        studio.one(backoff_s=pauses)
    assert len(studio.claude.asked) == 4
    assert studio.clock.waits == [10.0, 20.0, 30.0]


def pauses(attempt: int, _key: str) -> float:
    return 10.0 * attempt


def test_pauses_double_and_are_not_the_same_for_all() -> None:
    low, high = "0" * 64, "f" * 64
    assert [backoff_s(attempt, low) for attempt in (1, 2, 3)] == [0.75, 1.5, 3.0]
    assert [backoff_s(attempt, high) for attempt in (1, 2, 3)] == [1.25, 2.5, 5.0]


def test_a_model_that_answers_nobody_is_left_alone_for_a_minute(studio: Studio) -> None:
    studio.claude.tell(*(unavailable() for _ in range(4)))
    studio.ask("1", "2", chain="claude own")
    assert [question for question, *_ in studio.claude.asked] == 4 * ["1"]
    assert [question for question, *_ in studio.own.asked] == ["1", "2"]

    studio.claude.tell(*(unavailable() for _ in range(4)))
    gateway = studio.gateway()

    async def later() -> None:
        with pytest.raises(ModelUnavailable):
            await gateway.ask(request("3"), content_key=KEY)
        await studio.clock.sleep(CLOSED_S)
        await gateway.ask(request("4"), content_key=KEY)

    asyncio.run(later())
    assert studio.claude.asked[-1][0] == "4"


def test_one_question_nobody_can_answer_closes_the_model_to_no_other(studio: Studio) -> None:
    async def ask_another(_seconds: float) -> None:
        await gateway.ask(request("good"), content_key=KEY)

    traffic = Traffic(clock=studio.clock.time, sleep=ask_another)
    gateway = studio.gateway(limits=Limits(attempts=2), traffic=traffic)
    studio.claude.tell(unavailable(), completion("good"), unavailable())

    async def both() -> Answered:
        with pytest.raises(ModelUnavailable):
            await gateway.ask(request("bad"), content_key=KEY)
        return await gateway.ask(request("next"), content_key=KEY)

    assert asyncio.run(both()).attempts == 1


def test_a_cut_off_answer_is_asked_for_again_with_more_room(studio: Studio) -> None:
    studio.claude.tell(completion(stop=Stop.LENGTH, output=4_000))
    answer = studio.one()
    assert [tokens for *_, tokens in studio.claude.asked] == [4_000, 8_000]
    wasted = Decimal("0.041")
    assert (answer.cost_usd, answer.attempts) == (COST + wasted, 2)
    assert studio.booked() == [
        ("claude", "failed", wasted, "truncated"),
        ("claude", "answered", COST, None),
    ]
    assert studio.one().is_replayed


def test_an_answer_that_never_fits_is_given_up_at_the_largest(studio: Studio) -> None:
    studio.claude.tell(*(completion(stop=Stop.LENGTH) for _ in range(4)))
    said = (
        "The model claude/claude-sonnet-5-5 does not accept the question: its answer does not fit "
        "into 32000 tokens."
    )
    with pytest.raises(QuestionInvalid, match=f"^{re.escape(said)}$"):
        studio.one()
    assert [tokens for *_, tokens in studio.claude.asked] == [4_000, 8_000, 16_000, 32_000]
    assert [row[3] for row in studio.booked()] == 4 * ["truncated"]


def test_a_refusal_is_paid_and_the_next_model_is_asked(studio: Studio) -> None:
    studio.claude.tell(completion("", stop=Stop.REFUSED), ModelRefused(model="claude"))
    answers = studio.ask("1", "2", chain="claude own")
    assert [one.provider for one in answers if isinstance(one, Answered)] == 2 * ["gpu.example"]
    assert [row for row in studio.booked() if row[0] == "claude"] == [
        ("claude", "failed", COST, "refused"),
        ("claude", "failed", WORST, "refused"),
    ]


def test_a_refusal_of_the_last_model_is_told(studio: Studio) -> None:
    studio.claude.tell(completion("", stop=Stop.REFUSED))
    with pytest.raises(
        ModelRefused, match=r"^The model claude/claude-sonnet-5-5 refused to answer"
    ):
        studio.one()
    assert len(studio.claude.asked) == 1


def test_a_wrong_key_stops_everything_and_no_other_model_hides_it(studio: Studio) -> None:
    wrong = ModelMisconfigured(model="claude", reason="the key is wrong", remedy="Give another.")
    studio.claude.tell(wrong)
    first, second = studio.ask("1", "2", chain="claude own")
    assert first is wrong
    assert second is wrong
    assert len(studio.claude.asked) == 1
    assert studio.own.asked == []
    assert studio.booked() == [("claude", "failed", 0, "misconfigured: the key is wrong")]


def test_a_question_a_model_calls_wrong_is_asked_once_and_costs_nothing(studio: Studio) -> None:
    studio.claude.tell(QuestionInvalid(model="claude", reason="the schema is too large"))
    answer = studio.one(chain="claude own")
    assert answer.provider == "gpu.example"
    assert studio.booked()[0] == (
        "claude",
        "failed",
        0,
        "invalid question: the schema is too large",
    )


def test_what_a_budget_cannot_pay_is_not_sent(studio: Studio) -> None:
    with pytest.raises(BudgetExceeded) as refused:
        studio.one(limits=Limits(run_cap_usd=WORST - Decimal("0.00000001")), chain="claude own")
    assert (refused.value.whose, refused.value.next_usd) == ("run", WORST)
    assert studio.claude.asked == studio.own.asked == []
    assert studio.one(limits=Limits(run_cap_usd=WORST)).attempts == 1


def test_a_tenants_budget_holds_in_the_gateway(studio: Studio, postgres: Postgres) -> None:
    with postgres.session(studio.tenant_id) as session:
        set_budget(session, limit_usd=WORST, project=None)
    first, second = studio.ask("1", "2")
    assert isinstance(first, Answered)
    assert isinstance(second, BudgetExceeded)


def test_what_waits_for_money_held_by_others_is_asked_once_that_is_free(studio: Studio) -> None:
    """What answers cost is a part of what is held for them, so nobody gives up too early."""
    studio.claude.take(0.2)
    cap = Limits(run_cap_usd=WORST + 3 * COST)
    answers = studio.ask_at_once("1", "2", "3", "4", limits=cap)
    assert [type(one) for one in answers] == [Answered] * 4
    assert sum(row[2] for row in studio.booked()) == 4 * COST


def test_what_was_waited_for_and_is_not_left_over_is_refused(studio: Studio) -> None:
    studio.claude.take(0.2)
    answers = studio.ask_at_once("1", "2", "3", limits=Limits(run_cap_usd=WORST + COST))
    refused = [one for one in answers if isinstance(one, BudgetExceeded)]
    assert [one.spent_usd for one in refused] == [2 * COST]
    assert len(studio.claude.asked) == 2


def test_an_answer_of_no_use_is_booked_at_what_it_says_it_cost(studio: Studio) -> None:
    usage = Usage(input_tokens=500, output_tokens=100)
    paused = unavailable("the answer paused before its end", was_paid=True, usage=usage)
    studio.claude.tell(paused)
    answer = studio.one()
    assert answer.cost_usd == 2 * COST
    first, second = studio.booked()
    assert first == ("claude", "failed", COST, "useless: the answer paused before its end")
    assert second[1:3] == ("answered", COST)


def test_a_lost_answer_is_booked_at_its_worst_case(studio: Studio) -> None:
    studio.claude.tell(unavailable("the stream was cut", was_paid=True))
    answer = studio.one()
    assert answer.cost_usd == WORST + COST
    assert studio.booked()[0] == ("claude", "failed", WORST, "lost: the stream was cut")


def test_a_model_that_breaks_is_booked_at_its_worst_case(studio: Studio) -> None:
    studio.claude.tell(RuntimeError("secret"))
    with pytest.raises(RuntimeError):
        studio.one()
    assert studio.booked() == [("claude", "failed", WORST, "broken: RuntimeError")]


def test_a_model_of_ones_own_is_asked_by_its_name_and_costs_nothing(studio: Studio) -> None:
    answer = studio.one(chain="own", limits=Limits(run_cap_usd=Decimal(0)))
    assert (answer.model, answer.cost_usd) == ("qwen3-32b", 0)


def test_an_answer_of_no_use_is_asked_for_again(studio: Studio) -> None:
    answer = studio.one()
    asyncio.run(studio.gateway().refuse(answer, reason="invalid: no lines"))
    assert not studio.one().is_replayed
    assert studio.booked()[0] == ("claude", "failed", COST, "invalid: no lines")


def test_dropped_sentences_are_written_beside_the_answer(studio: Studio) -> None:
    answer = studio.one()
    asyncio.run(studio.gateway().note_dropped(answer, ["Best bread in town."]))
    assert rows(studio.postgres, studio.tenant_id, "dropped") == [
        ({"sentences": ["Best bread in town."]},)
    ]


def test_money_of_a_dead_run_is_booked_by_the_next_one(studio: Studio, postgres: Postgres) -> None:
    with postgres.session(studio.tenant_id) as session:
        dead = model_calls.Question(
            key=digest("dead"),
            agent="faq",
            content_key=KEY,
            provider="claude",
            model="m",
            worst_usd=WORST,
        )
        model_calls.reserve(session, dead, execution_id=studio.run, run_cap_usd=Decimal(5))
        finish = text("UPDATE app.workflow_executions SET status = 'failed' WHERE id = :run")
        session.execute(finish, {"run": studio.run})
    studio.run = begun(postgres, studio.tenant_id)
    studio.one()
    assert studio.booked()[0] == ("claude", "failed", WORST, model_calls.LOST)
