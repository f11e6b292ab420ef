"""Batches of questions to Claude: half the price, each answer under the key of its question."""

import asyncio
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr

from blocks.claude import Claude
from blocks.claude_batches import ClaudeBatches, Waiting
from domain.errors import AtelierError
from domain.model.completion import Completion, Stop
from domain.model.errors import ModelMisconfigured, ModelUnavailable, QuestionInvalid
from domain.model.request import ModelRequest, Turn
from tests.messages_api import faults
from tests.messages_api.asking import ANSWER, KEY, SLOT, request
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi

MODEL = "claude-sonnet-5-5"


@pytest.fixture
def api() -> Iterator[MessagesApi]:
    with messages_api() as served:
        yield served


@pytest.fixture
def batches(api: MessagesApi) -> ClaudeBatches:
    return ClaudeBatches(claude=Claude(api_key=SecretStr(KEY), base_url=api.url))


def _submit(batches: ClaudeBatches, questions: dict[str, ModelRequest]) -> str:
    waiting = {
        key: Waiting(request=one, model=MODEL, effort="low", max_tokens=1_000)
        for key, one in questions.items()
    }
    return asyncio.run(batches.submit(waiting))


def _collect(batches: ClaudeBatches, batch_id: str, keys: list[str]) -> Any:
    return asyncio.run(batches.collect(batch_id, dict.fromkeys(keys, MODEL)))


def test_answers_come_back_under_the_keys_of_their_questions(
    api: MessagesApi, batches: ClaudeBatches
) -> None:
    questions = {f"tenant/{n}": request(f"{SLOT} {n}") for n in range(3)}
    batch_id = _submit(batches, questions)

    assert _collect(batches, batch_id, list(questions)) is None
    answers = _collect(batches, batch_id, list(questions))

    assert list(answers) == list(questions)
    assert [answer.text for answer in answers.values()] == [ANSWER] * 3
    assert "tenant" not in repr(api.batches.all)


def test_a_batch_costs_half_and_shares_its_beginning_for_an_hour(
    api: MessagesApi, batches: ClaudeBatches
) -> None:
    questions = {f"tenant/{n}": request() for n in range(2)}
    batch_id = _submit(batches, questions)
    _collect(batches, batch_id, [])
    first, second = _collect(batches, batch_id, list(questions)).values()

    assert (first.usage.cache_write_1h_tokens, first.usage.cache_write_tokens) == (1_152, 0)
    assert second.usage.cache_read_tokens == 1_152
    # Half of: twice 35 in at 2 and 27 out at 10, 1,152 written at 4 and read at 0.10, per million.
    assert api.log.usd == Decimal("0.0027016")


def test_what_was_not_answered_says_why(api: MessagesApi, batches: ClaudeBatches) -> None:
    api.batches.expires = lambda params: "late" in str(params["messages"])
    api.faults.when(lambda asked: "broken" in str(asked["messages"]), faults.BROKEN)
    api.faults.when(lambda asked: "refused" in str(asked["messages"]), faults.REFUSAL)
    api.faults.when(lambda asked: "paused" in str(asked["messages"]), faults.PAUSED)
    questions = {
        "t/late": request("late"),
        "t/broken": request("broken"),
        "t/refused": request("refused"),
        "t/paused": request("paused"),
        "t/wrong": request(earlier=(Turn(role="assistant", text="{}"),)),
    }
    batch_id = _submit(batches, questions)
    _collect(batches, batch_id, [])
    found = _collect(batches, batch_id, [*questions, "t/unknown"])

    told = "The model claude-sonnet-5-5 did not answer: "
    assert {key: str(error) for key, error in found.items() if isinstance(error, AtelierError)} == {
        "t/late": f"{told}the batch ended before it was asked.",
        "t/broken": f"{told}it failed (status 500).",
        "t/paused": f"{told}the answer paused before its end.",
        "t/wrong": "The model claude-sonnet-5-5 does not accept the question: it does not take "
        "these turns (`messages`).",
        "t/unknown": f"{told}it is not among the results of the batch.",
    }
    refused = found["t/refused"]
    assert isinstance(refused, Completion)
    assert refused.stop is Stop.REFUSED


def test_a_cancelled_batch_says_so(batches: ClaudeBatches) -> None:
    batch_id = _submit(batches, {"t/1": request()})
    asyncio.run(batches.cancel(batch_id))
    _collect(batches, batch_id, [])

    error = _collect(batches, batch_id, ["t/1"])["t/1"]
    assert isinstance(error, ModelUnavailable)
    assert error.reason == "the batch was cancelled before it was asked"


def test_a_batch_nobody_knows_is_for_the_operator(batches: ClaudeBatches) -> None:
    with pytest.raises(ModelMisconfigured, match="the service has nothing of this name"):
        _collect(batches, "msgbatch_0", [])
    with pytest.raises(ModelMisconfigured, match="the service has nothing of this name"):
        asyncio.run(batches.cancel("msgbatch_0"))


def test_a_batch_that_is_none_is_called_wrong(batches: ClaudeBatches) -> None:
    with pytest.raises(QuestionInvalid):
        _submit(batches, {})


def test_nothing_is_handed_in_where_questions_would_be_logged(
    api: MessagesApi, batches: ClaudeBatches, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_LOG", "debug")

    with pytest.raises(ModelMisconfigured, match="ANTHROPIC_LOG"):
        _submit(batches, {"t/1": request()})
    assert not api.batches.all
