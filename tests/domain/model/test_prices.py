import re
from decimal import Decimal

import pytest
from genai_prices import Usage as TheirUsage
from genai_prices import calc_price
from hypothesis import given
from hypothesis import strategies as st

from domain.model.answer import ANSWER_SCHEMA
from domain.model.completion import Usage
from domain.model.prices import (
    PRICES,
    Price,
    cost,
    free,
    most_tokens,
    price,
    saved_by_cache,
    worst_case,
)
from domain.model.request import ModelRequest, Turn

COUNTS = st.integers(0, 400_000)
USAGES = st.builds(
    Usage,
    input_tokens=COUNTS,
    output_tokens=COUNTS,
    cache_read_tokens=COUNTS,
    cache_write_tokens=COUNTS,
    cache_write_1h_tokens=COUNTS,
)
MODELS = st.sampled_from(PRICES)


def request(
    *, shared: str = "so " * 100, question: str = "so " * 100, **told: object
) -> ModelRequest:
    return ModelRequest.model_validate(
        {
            "agent": "hero_copy",
            "shared": (shared,),
            "question": question,
            "answer_schema": ANSWER_SCHEMA,
            "prompt_version": "1",
            **told,
        }
    )


def theirs(model: str, usage: Usage) -> Decimal:
    """Return what others say the same tokens cost; their input has the cached tokens in it."""
    written = usage.cache_write_tokens + usage.cache_write_1h_tokens
    counted = TheirUsage(
        input_tokens=usage.input_tokens + usage.cache_read_tokens + written,
        output_tokens=usage.output_tokens,
        cache_read_tokens=usage.cache_read_tokens,
        cache_write_tokens=written,
        cache_write_1h_tokens=usage.cache_write_1h_tokens,
    )
    return calc_price(counted, model_ref=model, provider_id="anthropic").total_price


@given(MODELS, USAGES)
def test_a_call_costs_what_others_say_it_costs(charged: Price, usage: Usage) -> None:
    assert abs(cost(charged.model, usage) - theirs(charged.model, usage)) <= Decimal("0.00000001")


@given(MODELS, USAGES)
def test_a_batch_costs_half(charged: Price, usage: Usage) -> None:
    halved = cost(charged, usage, is_batch=True)
    assert abs(2 * halved - cost(charged, usage)) <= Decimal("0.00000002")


def test_a_long_prompt_costs_five_times_as_much_of_everything_with_haiku() -> None:
    short = Usage(cache_read_tokens=100_000, output_tokens=1_000)
    assert cost("claude-haiku-5-5", short) == Decimal("0.0015")
    long = Usage(cache_read_tokens=100_001, output_tokens=1_000)
    assert cost("claude-haiku-5-5", long) == Decimal("0.00750005")


@given(MODELS, st.integers(0, 300_000), st.integers(0, 32_000), st.data())
def test_no_way_to_read_a_prompt_costs_more_than_the_worst_case(
    charged: Price, size: int, max_tokens: int, data: st.DataObject
) -> None:
    asked = request(question="q" * size)
    left = most_tokens(asked)
    parts: list[int] = []
    for _ in range(3):
        parts.append(data.draw(st.integers(0, left)))
        left -= parts[-1]
    usage = Usage(
        input_tokens=left,
        cache_read_tokens=parts[0],
        cache_write_tokens=parts[1],
        cache_write_1h_tokens=parts[2],
        output_tokens=data.draw(st.integers(0, max_tokens)),
    )
    assert cost(charged, usage) <= worst_case(asked, charged, max_tokens=max_tokens)


def test_everything_that_is_sent_counts_towards_the_worst_case() -> None:
    least = most_tokens(request())
    assert most_tokens(request(shared="so " * 200)) == least + 100
    assert most_tokens(request(question="so " * 200)) == least + 100
    assert most_tokens(request(earlier=(Turn(role="user", text="so " * 100),))) == least + 100
    assert most_tokens(request(answer_schema={"x": "y" * 3_000})) > least + 800


@pytest.mark.parametrize("dense", ["屋", "ก", "🥖", "7", "{", "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ"])
def test_what_is_no_word_in_plain_letters_may_be_a_token_a_byte(dense: str) -> None:
    size = len(dense.encode()) * 300
    least = most_tokens(request(question=" "))
    assert most_tokens(request(question=" " + dense * 300)) == least + size


def test_words_in_plain_letters_count_a_token_for_three_bytes() -> None:
    least = most_tokens(request(question=" "))
    assert most_tokens(request(question=" " + "bread and cakes " * 300)) == least + 1_600


def test_a_worst_case_is_the_dearest_reading_and_the_longest_answer() -> None:
    asked = request(answer_schema={})
    assert most_tokens(asked) == 300 * 2 // 3 + 2 + 500
    expected = (Decimal(4) * 702 + Decimal(10) * 4_000) / 1_000_000
    assert worst_case(asked, "claude-sonnet-5-5", max_tokens=4_000) == expected


def test_a_dearer_place_multiplies_every_part_of_a_price() -> None:
    usage = Usage(
        input_tokens=1_000,
        output_tokens=2_000,
        cache_read_tokens=3_000,
        cache_write_tokens=4_000,
        cache_write_1h_tokens=5_000,
    )
    charged = price("claude-sonnet-5-5")
    assert cost(charged.times(Decimal("1.1")), usage) == cost(charged, usage) * Decimal("1.1")


def test_a_model_of_ones_own_costs_nothing() -> None:
    own = free("qwen3-32b")
    assert worst_case(request(), own, max_tokens=32_000) == 0
    assert saved_by_cache(request(), own) == 0


def test_what_is_in_the_cache_saves_the_difference_of_reading_it() -> None:
    asked = request(shared="s" * 4_000)
    assert saved_by_cache(asked, price("claude-sonnet-5-5")) == Decimal("0.0019")
    assert saved_by_cache(asked, price("claude-haiku-5-5")) == Decimal("0.00009")


def test_a_model_without_a_price_is_refused_with_those_that_have_one() -> None:
    said = (
        "There is no price for the model 'claude-4.5-sonnet', so nothing can be reserved for it. Use "
        "one of `claude-haiku-5-5`, `claude-sonnet-5-5`, `claude-opus-5-5`, `claude-fable-5-2`, "
        "`claude-fable-5-1`, or state what its tokens cost."
    )
    with pytest.raises(LookupError, match=f"^{re.escape(said)}$"):
        price("claude-4.5-sonnet")
    with pytest.raises(LookupError):
        cost("claude-4.5-sonnet", Usage())
