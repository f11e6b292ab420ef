"""A model of one's own answers over OpenAI's chat API; what goes wrong there shows nothing."""

import asyncio
import pickle
import traceback
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import SecretStr

from blocks.openai_compatible import OpenAiCompatible
from domain.errors import AtelierError
from domain.model.completion import Completion, Stop, Usage
from domain.model.errors import ModelMisconfigured, ModelUnavailable, QuestionInvalid
from domain.model.request import ModelRequest, Turn
from tests.chat_api.server import ChatApi, chat_api
from tests.messages_api import faults
from tests.messages_api.asking import ANSWER, LONG, SLOT, request
from tests.messages_api.faults import Fault

MODEL = "qwen3-32b"
CANARY, CANARY_KEY = "tell nobody 555-0142", "sk-canary"


@pytest.fixture
def api() -> Iterator[ChatApi]:
    with chat_api() as served:
        yield served


def _model(api: ChatApi, **changed: Any) -> OpenAiCompatible:
    return OpenAiCompatible.model_validate({"base_url": api.url, "model": MODEL, **changed})


def _ask(own: OpenAiCompatible, asked: ModelRequest | None = None, **changed: Any) -> Completion:
    told: dict[str, Any] = {"model": MODEL, "effort": "low", "max_tokens": 1_000, **changed}
    return asyncio.run(own.complete(asked or request(), **told))


def test_a_question_is_answered(api: ChatApi) -> None:
    answers = [_ask(_model(api)) for _ in range(2)]

    assert [(answer.text, answer.stop) for answer in answers] == [(ANSWER, Stop.END)] * 2
    assert answers[0].usage == Usage(input_tokens=1_183, output_tokens=27)
    assert answers[1].usage == Usage(input_tokens=33, output_tokens=27, cache_read_tokens=1_150)
    assert (answers[0].model, answers[0].request_id) == (MODEL, "chatcmpl-1")


def test_the_question_is_sent_with_its_beginning_first_and_the_form_of_the_answer(
    api: ChatApi,
) -> None:
    earlier = (Turn(role="assistant", text="{}"), Turn(role="user", text="No lines."))
    asked = request(shared=("Rules.", "Facts."), earlier=earlier)
    _ask(_model(api), asked)

    assert api.asked == [
        {
            "model": MODEL,
            "max_tokens": 1_000,
            "messages": [
                {"role": "system", "content": "Rules.\n\nFacts."},
                {"role": "user", "content": SLOT},
                {"role": "assistant", "content": "{}"},
                {"role": "user", "content": "No lines."},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": asked.answer_schema},
            },
        }
    ]


def test_it_names_its_host_its_model_and_its_price(api: ChatApi) -> None:
    model = _model(api, input_usd=Decimal("0.2"), output_usd=Decimal("0.6"))
    charges, free = model.charges, _model(api).charges

    assert (model.provider, model.serves) == ("127.0.0.1", MODEL)
    assert charges is not None
    assert free is not None
    assert (charges.input, charges.output) == (Decimal("0.2"), Decimal("0.6"))
    assert charges.cache_read == charges.input
    assert (free.input, free.output) == (0, 0)


def test_a_key_is_sent_when_there_is_one() -> None:
    with chat_api(keys={"own-key"}) as api:
        assert _ask(_model(api, api_key=SecretStr("own-key"))).text == ANSWER
        with pytest.raises(ModelMisconfigured, match="it does not accept the key"):
            _ask(_model(api))
        with pytest.raises(ModelMisconfigured, match="what stands in its block is not a key"):
            _ask(_model(api, api_key=SecretStr("own key")))


@pytest.mark.parametrize(
    ("fault", "stop"),
    [
        (faults.TRUNCATED, Stop.LENGTH),
        (faults.REFUSAL, Stop.REFUSED),
        (Fault(kind="stop", detail="content_filter"), Stop.REFUSED),
    ],
    ids=["length", "refusal", "filter"],
)
def test_other_ends_are_told(api: ChatApi, fault: Fault, stop: Stop) -> None:
    api.faults.next(fault)

    assert _ask(_model(api)).stop is stop


_GONE: dict[str, tuple[Fault, str, float | None, bool]] = {
    "limited": (faults.LIMITED_FOR_AN_HOUR, "it limits how much we ask", 3600, False),
    "overloaded": (faults.error("api_error", status=503), "it is overloaded", None, False),
    "broken": (faults.BROKEN, "it failed (status 500)", None, False),
    "moved": (faults.error("api_error", status=302), "it failed (status 302)", None, False),
    "reset": (faults.RESET, "the connection broke", None, True),
    "cut": (faults.BODY_CUT, "the connection broke", None, True),
    "silence": (faults.SILENCE, "it was not done after 1 s", None, True),
    "malformed": (faults.MALFORMED, "what came back cannot be read", None, True),
    "page": (faults.HTML, "what came back cannot be read", None, True),
    "other end": (
        Fault(kind="stop", detail="abort"),
        "the answer was cut off before its end",
        None,
        True,
    ),
}


@pytest.mark.parametrize("case", _GONE)
def test_an_answer_that_does_not_come_can_be_asked_for_again(api: ChatApi, case: str) -> None:
    fault, reason, retry_after_s, was_paid = _GONE[case]
    api.faults.next(fault)
    with pytest.raises(ModelUnavailable) as gone:
        _ask(_model(api, total_timeout_s=1 if case == "silence" else 60))

    assert str(gone.value) == f"The model {MODEL} did not answer: {reason}."
    assert (gone.value.retry_after_s, gone.value.was_paid) == (retry_after_s, was_paid)
    assert len(api.asked) == 1


def test_what_only_the_operator_can_mend_says_so(api: ChatApi) -> None:
    api.faults.next(faults.error("rate_limit_error", code="insufficient_quota"))

    with pytest.raises(ModelMisconfigured, match="the spend limit of the account is reached"):
        _ask(_model(api))
    with pytest.raises(ModelMisconfigured, match="the service has nothing of this name"):
        _ask(_model(api), model="qwen4")
    with pytest.raises(ModelMisconfigured, match="its address is none"):
        _ask(_model(api, base_url="gopher://127.0.0.1"))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"question": LONG * 40}, "it is too long"),
        ({"answer_schema": {"type": "object"}}, "the form of the answer is not as it wants it"),
    ],
)
def test_a_question_it_calls_wrong_is_not_asked_again(
    api: ChatApi, changed: dict[str, Any], reason: str
) -> None:
    with pytest.raises(QuestionInvalid) as wrong:
        _ask(_model(api), request(**changed))

    assert wrong.value.reason == reason


def test_connections_are_used_again_and_closed_with_their_loop(api: ChatApi) -> None:
    async def several() -> int:
        for _ in range(3):
            await _model(api).complete(request(), model=MODEL, effort="low", max_tokens=1_000)
        return api.open_connections

    assert asyncio.run(several()) == 1
    assert asyncio.run(several()) == 1


@pytest.mark.parametrize("fault", [*[f for f, *_ in _GONE.values()], faults.ECHO], ids=str)
def test_no_error_shows_the_key_or_the_question(api: ChatApi, fault: Fault) -> None:
    api.faults.next(fault)
    model = _model(api, api_key=SecretStr(CANARY_KEY), total_timeout_s=1)
    with pytest.raises(AtelierError) as failed:
        _ask(model, request(CANARY))

    error = failed.value
    assert error.__cause__ is None
    assert error.__context__ is None
    ours = error.__traceback__
    while ours is not None and ours.tb_frame.f_code.co_name != "complete":
        ours = ours.tb_next
    variables = traceback.TracebackException(type(error), error, ours, capture_locals=True)
    for shown in (
        "".join(variables.format()),
        "".join(traceback.format_exception(error)),
        pickle.dumps(error).decode("latin-1"),
        repr(vars(error)),
    ):
        assert CANARY_KEY not in shown
        assert CANARY not in shown
