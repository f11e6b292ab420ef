"""Claude answers over its API; whatever goes wrong there is one of our errors, and shows nothing."""

import asyncio
import pickle
import re
import time
import traceback
from collections.abc import Iterator
from typing import Any

import cloudpickle
import pytest
from pydantic import SecretStr

from blocks.claude import Claude
from blocks.language_model import ON_BEGUN
from domain.errors import AtelierError
from domain.model.completion import Completion, Stop, Usage
from domain.model.errors import ModelMisconfigured, ModelUnavailable, QuestionInvalid
from domain.model.request import ModelRequest, Turn
from tests.messages_api import faults
from tests.messages_api.asking import ANSWER, KEY, LONG, SLOT, request
from tests.messages_api.errors import ApiError
from tests.messages_api.faults import Fault
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi

MODEL = "claude-sonnet-5-5"


@pytest.fixture
def api() -> Iterator[MessagesApi]:
    with messages_api() as served:
        yield served


def _claude(api: MessagesApi, **changed: Any) -> Claude:
    return Claude(api_key=SecretStr(changed.pop("key", KEY)), base_url=api.url, **changed)


def _ask(claude: Claude, asked: ModelRequest | None = None, **changed: Any) -> Completion:
    return asyncio.run(_complete(claude, asked or request(), **changed))


async def _complete(claude: Claude, asked: ModelRequest, **changed: Any) -> Completion:
    told: dict[str, Any] = {"model": MODEL, "effort": "low", "max_tokens": 1_000, **changed}
    return await claude.complete(asked, **told)


def test_a_question_is_answered(api: MessagesApi) -> None:
    answer = _ask(_claude(api))

    assert (answer.text, answer.stop, answer.model) == (ANSWER, Stop.END, MODEL)
    assert answer.usage == Usage(input_tokens=35, output_tokens=27, cache_write_tokens=1_152)
    assert answer.request_id == f"req_{1:024d}"


def test_the_question_is_sent_as_the_service_wants_it_and_nothing_else_is(api: MessagesApi) -> None:
    earlier = (Turn(role="assistant", text="{}"), Turn(role="user", text="No lines."))
    asked = request(shared=("Rules.", LONG), earlier=earlier)
    _ask(_claude(api), asked, effort="high", max_tokens=77)

    mark = {"type": "ephemeral", "ttl": "5m"}
    assert api.log.seen[0].body == {
        "model": MODEL,
        "max_tokens": 77,
        "stream": True,
        "thinking": {"type": "adaptive"},
        "system": [
            {"type": "text", "text": "Rules.", "cache_control": mark},
            {"type": "text", "text": LONG, "cache_control": mark},
        ],
        "messages": [
            {"role": "user", "content": SLOT},
            {"role": "assistant", "content": "{}"},
            {"role": "user", "content": "No lines."},
        ],
        "output_config": {
            "effort": "high",
            "format": {"type": "json_schema", "schema": asked.answer_schema},
        },
    }


@pytest.mark.parametrize("model", ["claude-haiku-5-5", "claude-opus-5-5", "claude-haiku-4-5"])
def test_every_model_is_asked_as_it_allows(api: MessagesApi, model: str) -> None:
    assert _ask(_claude(api), model=model).text == ANSWER


def test_the_second_question_reads_what_the_first_wrote(api: MessagesApi) -> None:
    usages = [_ask(_claude(api), request(f"{SLOT} {n}")).usage for n in range(2)]

    assert [usage.cache_write_tokens for usage in usages] == [1_152, 0]
    assert [usage.cache_read_tokens for usage in usages] == [0, 1_152]


def test_it_is_told_when_an_answer_begins_and_another_reads_what_it_wrote_by_then(
    api: MessagesApi,
) -> None:
    api.stream_s = 0.5
    claude = _claude(api)

    async def ask() -> list[Completion]:
        begun = asyncio.Event()
        ON_BEGUN.set(begun.set)
        first = asyncio.create_task(_complete(claude, request()))
        await asyncio.wait_for(begun.wait(), 10)
        assert not first.done()
        return [await _complete(claude, request(f"{SLOT} 2")), await first]

    second, first = asyncio.run(ask())
    assert (first.usage.cache_write_tokens, second.usage.cache_write_tokens) == (1_152, 0)
    assert second.usage.cache_read_tokens == 1_152
    assert api.log.questions[1].arrived < (api.log.questions[0].ended or 0)


def test_a_refusal_is_an_answer_because_it_is_paid(api: MessagesApi) -> None:
    api.faults.next(faults.REFUSAL)
    refused = _ask(_claude(api))

    assert (refused.stop, refused.text) == (Stop.REFUSED, "")
    assert refused.usage.cache_write_tokens == 1_152


def test_an_answer_that_is_cut_off_says_so(api: MessagesApi) -> None:
    api.faults.next(faults.TRUNCATED)

    assert _ask(_claude(api)).stop is Stop.LENGTH


def test_a_full_window_is_no_matter_of_more_tokens_and_is_paid(api: MessagesApi) -> None:
    api.faults.next(faults.WINDOW_FULL)
    said = f"The model {MODEL} does not accept the question: question and answer do not fit into its window."

    with pytest.raises(QuestionInvalid, match=f"^{re.escape(said)}$") as ended:
        _ask(_claude(api))

    assert ended.value.usage
    assert ended.value.usage.output_tokens > 0


_GONE: dict[str, tuple[Fault, str, float | None, bool]] = {
    "limited": (faults.LIMITED, "it limits how much we ask", 1, False),
    "for an hour": (faults.LIMITED_FOR_AN_HOUR, "it limits how much we ask", 3600, False),
    "in milliseconds": (
        Fault(kind="error", error=ApiError("rate_limit_error", "", {"retry-after-ms": "20"})),
        "it limits how much we ask",
        0.02,
        False,
    ),
    "for a time nobody knows": (
        faults.error("rate_limit_error", retry_after="inf"),
        "it limits how much we ask",
        None,
        False,
    ),
    "until a day gone by": (
        faults.error("rate_limit_error", retry_after="Wed, 21 Oct 2015 07:28:00 GMT"),
        "it limits how much we ask",
        0,
        False,
    ),
    "overloaded": (faults.OVERLOADED, "it is overloaded", None, False),
    "broken": (faults.BROKEN, "it failed (status 500)", None, False),
    "timed out there": (faults.error("timeout_error"), "it took too long", None, False),
    "says try again": (
        faults.error("invalid_request_error", should_retry=True),
        "it failed (status 400)",
        None,
        False,
    ),
    "reset": (faults.RESET, "the connection broke", None, True),
    "silence": (faults.SILENCE, "it fell silent", None, True),
    "page": (faults.HTML, "something on the way to it answered instead", None, False),
    "malformed": (faults.MALFORMED, "something on the way to it answered instead", None, False),
    "event": (faults.STREAM_ERROR, "it is overloaded", None, True),
    "event at once": (faults.STREAM_ERROR_AT_ONCE, "it is overloaded", None, False),
    "broken event": (faults.STREAM_MALFORMED, "what came back cannot be read", None, True),
    "cut": (faults.STREAM_CUT, "the connection broke", None, True),
    "body cut": (faults.BODY_CUT, "the connection broke", None, True),
    "early": (faults.STREAM_ENDS_EARLY, "the answer was cut off before its end", None, True),
    "stall": (faults.STREAM_STALLS, "it fell silent", None, True),
    "paused": (faults.PAUSED, "the answer paused before its end", None, True),
}


@pytest.mark.parametrize("case", _GONE)
def test_an_answer_that_does_not_come_can_be_asked_for_again(api: MessagesApi, case: str) -> None:
    fault, reason, retry_after_s, was_paid = _GONE[case]
    api.faults.next(fault)
    with pytest.raises(ModelUnavailable) as gone:
        _ask(_claude(api, silence_timeout_s=0.3 if reason == "it fell silent" else 60))

    assert str(gone.value) == f"The model {MODEL} did not answer: {reason}."
    assert (gone.value.retry_after_s, gone.value.was_paid) == (retry_after_s, was_paid)
    assert len(api.log.seen) == 1


_MISCONFIGURED = {
    "no credit": (
        faults.NO_CREDIT,
        "there is no credit left. Top up the account, or use the engine `offline`.",
    ),
    "no credit, said otherwise": (
        faults.error(
            "invalid_request_error", message="Your credit balance is too low to access the API."
        ),
        "there is no credit left. Top up the account, or use the engine `offline`.",
    ),
    "spent": (
        faults.error("rate_limit_error", code="enforced_spend_limit_reached"),
        "the spend limit of the account is reached. Raise the limit in the service's console, or "
        "use the engine `offline`.",
    ),
    "forbidden": (
        faults.FORBIDDEN,
        "the key is not allowed to use it. Allow it for the key, or name another model.",
    ),
    "no such model": (
        faults.NO_SUCH_MODEL,
        "the service has nothing of this name. Name a model that it lists, or mend the address.",
    ),
}


@pytest.mark.parametrize("case", _MISCONFIGURED)
def test_what_only_the_operator_can_mend_says_how(api: MessagesApi, case: str) -> None:
    fault, told = _MISCONFIGURED[case]
    api.faults.next(fault)
    with pytest.raises(ModelMisconfigured) as wrong:
        _ask(_claude(api))

    assert str(wrong.value) == f"The model {MODEL} cannot be used: {told}"


def test_a_wrong_key_is_told_without_the_key(api: MessagesApi) -> None:
    with pytest.raises(ModelMisconfigured) as wrong:
        _ask(_claude(api, key="sk-ant-other"))

    assert str(wrong.value) == (
        f"The model {MODEL} cannot be used: it does not accept the key. Put a valid key into the "
        "block."
    )


@pytest.mark.parametrize("key", ["", "sk-ant\n", "sk ant", "sk-änt"])
def test_a_key_that_cannot_be_one_is_not_sent(api: MessagesApi, key: str) -> None:
    with pytest.raises(ModelMisconfigured, match="what stands in its block is not a key"):
        _ask(_claude(api, key=key))

    assert not api.log.seen


_INVALID: dict[str, tuple[ModelRequest, dict[str, Any], str]] = {
    "room": (
        request(),
        {"max_tokens": 200_000},
        "it wants more room for the answer than there is (`max_tokens`)",
    ),
    "form": (
        request(answer_schema={"type": "object"}),
        {},
        "the form of the answer is not as it wants it",
    ),
    "turns": (
        request(earlier=(Turn(role="assistant", text="{}"),)),
        {},
        "it does not take these turns (`messages`)",
    ),
    "length": (request("x" * 4_000_000), {}, "it is too long"),
    "size": (request("x" * (33 * 2**20)), {}, "it is too large"),
}


@pytest.mark.parametrize("case", _INVALID)
def test_a_question_it_calls_wrong_is_not_asked_again(api: MessagesApi, case: str) -> None:
    asked, changed, reason = _INVALID[case]
    with pytest.raises(QuestionInvalid) as wrong:
        _ask(_claude(api), asked, **changed)

    assert str(wrong.value) == f"The model {MODEL} does not accept the question: {reason}."


def test_a_failure_the_service_calls_final_is_not_asked_again(api: MessagesApi) -> None:
    api.faults.next(faults.error("api_error", should_retry=False))

    with pytest.raises(QuestionInvalid, match="says that asking again is of no use"):
        _ask(_claude(api))


def test_a_service_that_cannot_be_reached_costs_nothing() -> None:
    with messages_api() as api:
        pass
    with pytest.raises(ModelUnavailable, match="it cannot be reached") as gone:
        _ask(_claude(api))

    assert not gone.value.was_paid


def test_an_address_that_is_none_is_for_the_operator() -> None:
    claude = Claude(api_key=SecretStr(KEY), base_url="gopher://127.0.0.1")

    with pytest.raises(ModelMisconfigured, match=r"its address is none\. Mend `base_url`"):
        _ask(claude)


def test_nothing_takes_longer_than_it_may(api: MessagesApi) -> None:
    api.faults.next(faults.STREAM_STALLS)
    began = time.monotonic()
    with pytest.raises(ModelUnavailable, match=r"it was not done after 0\.2 s"):
        _ask(_claude(api, total_timeout_s=0.2))

    assert time.monotonic() - began < 5


def test_it_does_not_run_where_questions_would_be_logged(
    api: MessagesApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_LOG", "debug")
    with pytest.raises(ModelMisconfigured) as wrong:
        _ask(_claude(api))

    assert str(wrong.value) == (
        f"The model {MODEL} cannot be used: `ANTHROPIC_LOG=debug` would write every question into "
        "the log. Unset it, or set it to `info`."
    )
    assert not api.log.seen


def test_a_debug_level_of_everything_does_not_log_questions(
    api: MessagesApi, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        _ask(_claude(api), request(CANARY))

    assert CANARY not in caplog.text
    assert KEY not in caplog.text


def test_connections_are_used_again_and_closed_with_their_loop(api: MessagesApi) -> None:
    async def several() -> int:
        for _ in range(3):
            await _complete(_claude(api), request())
        return api.log.open_connections

    assert asyncio.run(several()) == 1
    assert asyncio.run(several()) == 1
    assert api.log.all_closed(within_s=5)


CANARY = "tell nobody 555-0142"
CANARY_KEY = "sk-ant-canary"


@pytest.mark.parametrize("fault", [*[f for f, *_ in _GONE.values()], faults.ECHO], ids=str)
def test_no_error_shows_the_key_or_the_question(fault: Fault) -> None:
    with messages_api(keys={CANARY_KEY}) as api:
        api.faults.next(fault)
        asked = request(CANARY, shared=(CANARY + LONG,))
        claude = _claude(api, key=CANARY_KEY, silence_timeout_s=0.2)
        outcome = asyncio.run(_failure(claude, asked))

    for shown in _shown(outcome):
        assert CANARY_KEY not in shown
        assert "555-0142" not in shown


async def _failure(claude: Claude, asked: ModelRequest) -> AtelierError:
    try:
        await _complete(claude, asked)
    except AtelierError as error:
        return error
    raise AssertionError("It should have failed.")


def _shown(error: AtelierError) -> Iterator[str]:
    assert error.__cause__ is None
    assert error.__context__ is None
    inside = error.__traceback__
    while inside is not None and inside.tb_frame.f_code.co_name != "complete":
        inside = inside.tb_next
    yield "".join(traceback.format_exception(error))
    yield "".join(
        traceback.TracebackException(type(error), error, inside, capture_locals=True).format()
    )
    yield pickle.dumps(error).decode("latin-1")
    yield cloudpickle.dumps(error).decode("latin-1")  # pyright: ignore[reportUnknownMemberType]  # it has no types
    yield repr(error.args) + repr(vars(error))
