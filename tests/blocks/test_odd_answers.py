"""What no service should send stops nothing: it is an answer that cannot be read, and shows no key."""

import asyncio
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pydantic import SecretStr

from blocks._model_failures import attempted, of_failure
from blocks.claude import Claude
from blocks.claude_batches import ClaudeBatches, Waiting
from domain.errors import AtelierError
from domain.model.completion import Completion, Usage
from domain.model.errors import ModelMisconfigured, ModelUnavailable, QuestionInvalid
from tests.messages_api.asking import ANSWER, KEY, request
from tests.messages_api.faults import Fault
from tests.messages_api.odd_streams import ODDITIES
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi

MODEL = "claude-sonnet-5-5"
HARMLESS = {"thoughts first", "strangers", "all twice"}
UNREADABLE = f"The model {MODEL} did not answer: what came back cannot be read."


@pytest.fixture
def api() -> Iterator[MessagesApi]:
    with messages_api() as served:
        yield served


def ask(api: MessagesApi, fault: Fault) -> Completion:
    api.faults.next(fault)
    claude = Claude(api_key=SecretStr(KEY), base_url=api.url)
    asked: dict[str, Any] = {"model": MODEL, "effort": "low", "max_tokens": 1_000}
    return asyncio.run(asyncio.wait_for(claude.complete(request(), **asked), 20))


@pytest.mark.parametrize("how", sorted(ODDITIES.keys() - HARMLESS))
def test_an_odd_stream_is_an_answer_that_cannot_be_read(api: MessagesApi, how: str) -> None:
    with pytest.raises(ModelUnavailable) as gone:
        ask(api, Fault(kind="stream_odd", detail=how))

    assert str(gone.value) == UNREADABLE
    assert gone.value.was_paid
    assert gone.value.__context__ is None


@pytest.mark.parametrize("how", ["thoughts first", "strangers"])
def test_what_stands_beside_the_words_is_left_out(api: MessagesApi, how: str) -> None:
    answer = ask(api, Fault(kind="stream_odd", detail=how))

    assert answer.text == ANSWER
    assert answer.usage == Usage(input_tokens=35, output_tokens=27, cache_write_tokens=1_152)


NONSENSE: list[Any] = [
    [],
    None,
    5,
    "KEY",
    {"error": "KEY"},
    {"error": {"type": 5, "message": {"of": "KEY"}}},
    {"error": {"type": ["KEY"], "message": ["KEY"]}},
    {"error": {"message": 5, "details": ["KEY"]}},
    {"error": {"details": {"error_code": {"KEY": "KEY"}}}},
]


@pytest.mark.parametrize("status", [400, 429, 500])
@pytest.mark.parametrize("said", NONSENSE, ids=json.dumps)
def test_an_error_of_any_shape_is_one_of_ours(api: MessagesApi, status: int, said: Any) -> None:
    with pytest.raises(AtelierError) as wrong:
        ask(api, Fault(kind="nonsense", status=status, detail=json.dumps(said)))

    assert type(wrong.value) is (QuestionInvalid if status == 400 else ModelUnavailable)
    assert wrong.value.__context__ is None
    assert KEY not in repr(vars(wrong.value))


def test_an_error_nobody_can_explain_is_not_shown_either() -> None:
    async def failing() -> None:
        raise ValueError(KEY)

    def explain(error: Exception) -> AtelierError:
        raise KeyError(str(error))

    found = asyncio.run(attempted(failing(), within_s=5, model=MODEL, explain=explain))
    assert isinstance(found, ModelUnavailable)
    assert (str(found), found.was_paid, found.__context__) == (UNREADABLE, True, None)


def test_a_library_that_lacks_what_we_call_is_for_the_operator() -> None:
    wrong = of_failure(AttributeError("stream"), MODEL, within_s=5)

    assert isinstance(wrong, ModelMisconfigured)
    assert str(wrong) == (
        f"The model {MODEL} cannot be used: its client library is another one than we know "
        "(`AttributeError`). Install the versions of `requirements.lock`."
    )


@pytest.mark.parametrize("said", [b"<html>Sign in</html>", b"[]", b"null", b"{}", b'{"id": 5}'])
def test_what_is_no_batch_is_none_of_the_service_s(api: MessagesApi, said: bytes) -> None:
    api.on_the_way = said
    batches = ClaudeBatches(claude=Claude(api_key=SecretStr(KEY), base_url=api.url))
    asked = Waiting(request=request(), model=MODEL, effort="low", max_tokens=100)

    for work in (
        batches.submit({"a" * 64: asked}),
        batches.collect("msgbatch_1", {"a" * 64: MODEL}),
        batches.cancel("msgbatch_1"),
    ):
        with pytest.raises(ModelUnavailable) as gone:
            asyncio.run(work)
        assert str(gone.value) == (
            "The model claude did not answer: something on the way to it answered instead."
        )
        assert gone.value.was_paid is False


RESULTS: list[Any] = [
    [],
    None,
    {"result": {}},
    {"result": {"type": "succeeded"}},
    {"result": {"type": "succeeded", "message": {"id": "msg_1", "stop_reason": "end_turn"}}},
    {"result": {"type": "errored"}},
    {"result": {"type": "errored", "error": {"error": {"type": 5, "message": {}}}}},
]


@pytest.mark.parametrize("said", RESULTS, ids=json.dumps)
def test_an_odd_result_of_a_batch_spoils_no_other(api: MessagesApi, said: Any) -> None:
    batches = ClaudeBatches(claude=Claude(api_key=SecretStr(KEY), base_url=api.url))
    asked = Waiting(request=request(), model=MODEL, effort="low", max_tokens=1_000)
    api.batches.polls_until_ended = 0

    async def collected() -> Mapping[str, Completion | AtelierError] | None:
        batch_id = await batches.submit({"a" * 64: asked, "b" * 64: asked})
        api.batches.look(batch_id)
        first, second = api.batches.lines(batch_id).splitlines()
        named = {"custom_id": json.loads(first)["custom_id"], **said} if said else said
        lines = b"\n".join([json.dumps(named).encode(), b'{"custom_id": {}}', second, b""])
        api.batches.lines = lambda batch_id: lines
        return await batches.collect(batch_id, {"a" * 64: MODEL, "b" * 64: MODEL})

    found = asyncio.run(collected())
    assert found is not None
    assert isinstance(found["b" * 64], ModelUnavailable)
    answer = found["a" * 64]
    assert isinstance(answer, Completion)
    assert answer.text == ANSWER
