"""Claude itself, when somebody has a key for it; a run costs less than a cent."""

import asyncio
import os

import pytest
from anthropic import Anthropic
from pydantic import SecretStr

from blocks.claude import Claude
from domain.model.completion import Completion, Stop
from tests.messages_api.asking import request
from tests.messages_api.catalogue import MODELS

_KEY = os.environ.get("ATELIER_LIVE_ANTHROPIC_API_KEY", "")
_PREFIX = "The firm mends boilers in Leeds, and answers the telephone at any hour. " * 100
"""At least 1,024 tokens, whichever way they are counted."""

pytestmark = pytest.mark.skipif(
    not _KEY, reason="ATELIER_LIVE_ANTHROPIC_API_KEY is not set, so Claude itself is not asked."
)


@pytest.fixture(scope="module")
def sdk() -> Anthropic:
    return Anthropic(api_key=_KEY, base_url="https://api.anthropic.com")


@pytest.mark.parametrize("model", MODELS)
def test_a_model_exists_and_allows_what_is_asked_of_it(sdk: Anthropic, model: str) -> None:
    found = sdk.models.retrieve(model)

    assert found.lifecycle == "active"
    assert found.max_tokens == MODELS[model].longest_answer
    assert found.capabilities is not None
    assert found.capabilities.structured_outputs.supported
    types = found.capabilities.thinking.types.model_dump()
    assert {name for name, one in types.items() if one["supported"]} == MODELS[model].thinking
    assert found.capabilities.effort.supported == bool(MODELS[model].efforts)


@pytest.mark.parametrize("model", MODELS)
def test_the_second_question_reads_the_beginning_from_the_cache(model: str) -> None:
    first, second = asyncio.run(_two(model))

    assert first.stop is second.stop is Stop.END
    assert first.model == model
    if MODELS[model].least_cacheable <= 1_024:
        assert second.usage.cache_read_tokens > 0


def test_the_service_tells_its_limits(sdk: Anthropic) -> None:
    raw = sdk.messages.with_raw_response.create(
        model="claude-haiku-5-5", max_tokens=16, messages=[{"role": "user", "content": "Say yes."}]
    )

    for kind in ("requests", "input-tokens", "output-tokens"):
        assert int(raw.headers[f"anthropic-ratelimit-{kind}-limit"]) > 0


async def _two(model: str) -> tuple[Completion, Completion]:
    claude = Claude(api_key=SecretStr(_KEY))
    first, second = [
        await claude.complete(
            request(f"Answer with no lines, for the {which} time.", shared=(_PREFIX,)),
            model=model,
            effort="low",
            max_tokens=2_000,
        )
        for which in ("first", "second")
    ]
    return first, second
