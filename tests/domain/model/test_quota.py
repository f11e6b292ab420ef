"""What a service says of its limits is understood, and nothing is guessed where it says nothing."""

import pytest

from domain.model.answer import ANSWER_SCHEMA
from domain.model.quota import Quota, needs, quotas
from domain.model.request import ModelRequest

HEADERS = {
    "date": "Thu, 26 Nov 2026 10:00:00 GMT",
    "anthropic-ratelimit-requests-limit": "50",
    "anthropic-ratelimit-requests-remaining": "20",
    "anthropic-ratelimit-requests-reset": "2026-11-26T10:00:36Z",
    "anthropic-ratelimit-output-tokens-limit": "20000",
    "anthropic-ratelimit-output-tokens-remaining": "0",
}


def test_limits_are_read_from_the_headers_by_the_services_own_clock() -> None:
    assert quotas(HEADERS) == (
        Quota(kind="requests", per_minute=50, left=20, whole_in_s=36.0),
        Quota(kind="output-tokens", per_minute=20_000, left=0),
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"anthropic-ratelimit-requests-limit": ""},
        {"anthropic-ratelimit-requests-limit": "0"},
        {"anthropic-ratelimit-requests-limit": "-5"},
        {"anthropic-ratelimit-requests-remaining": "many"},
    ],
)
def test_a_limit_that_is_not_said_whole_is_none(changed: dict[str, str]) -> None:
    assert [one.kind for one in quotas({**HEADERS, **changed})] == ["output-tokens"]


@pytest.mark.parametrize(
    "changed",
    [
        {"anthropic-ratelimit-requests-reset": "soon"},
        {"anthropic-ratelimit-requests-reset": "2026-11-26T10:00:36"},
        {"anthropic-ratelimit-requests-reset": "2026-11-26T09:59:59Z"},
        {"date": ""},
    ],
)
def test_a_moment_that_cannot_be_is_none(changed: dict[str, str]) -> None:
    assert quotas({**HEADERS, **changed})[0].whole_in_s is None


def test_a_question_takes_itself_its_longest_answer_and_what_the_cache_does_not_hold() -> None:
    question = ModelRequest(
        agent="faq",
        shared=("s" * 4_000,),
        question="q" * 400,
        answer_schema=ANSWER_SCHEMA,
        prompt_version="1",
    )
    cold = needs(question, max_tokens=900, is_warm=False)
    warm = needs(question, max_tokens=900, is_warm=True)
    assert (cold["requests"], cold["output-tokens"]) == (1, 900)
    assert cold["input-tokens"] - warm["input-tokens"] == 1_000
    assert warm["input-tokens"] >= 100
