"""The loopback Messages API refuses, answers, books and fails as the real one does."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import anthropic
import httpx2
import pytest
from anthropic import Anthropic

from tests.messages_api import faults
from tests.messages_api.actor import Drafting, Recorded
from tests.messages_api.asking import ANSWER, KEY, LONG, SLOT, body
from tests.messages_api.limits import Limits
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi


@pytest.fixture
def api() -> Iterator[MessagesApi]:
    with messages_api() as served:
        yield served


@pytest.fixture(scope="module")
def sdk() -> Iterator[Anthropic]:
    """One for all tests: reading the certificates takes a tenth of a second."""
    with Anthropic(api_key=KEY, base_url="http://127.0.0.1", max_retries=0, timeout=5) as opened:
        yield opened


@pytest.fixture
def client(sdk: Anthropic, api: MessagesApi) -> Anthropic:
    return sdk.with_options(base_url=api.url)


def _ask(client: Anthropic, **changed: Any) -> anthropic.types.Message:
    with client.messages.stream(**body(**changed)) as stream:
        return stream.get_final_message()


def _text(message: anthropic.types.Message) -> str:
    return "".join(block.text for block in message.content if block.type == "text")


def test_a_question_is_answered_with_the_draft_s_words(client: Anthropic) -> None:
    streamed = _ask(client)
    whole = cast("anthropic.types.Message", client.messages.create(**body()))

    assert _text(streamed) == _text(whole) == ANSWER
    assert streamed.stop_reason == whole.stop_reason == "end_turn"


_MARK = {"type": "ephemeral"}
_PROMPTS = Path(__file__).parents[1] / "domain" / "model" / "golden"


def test_a_prefix_is_written_once_and_read_byte_for_byte(client: Anthropic) -> None:
    first, second = _ask(client).usage, _ask(client).usage
    other = _ask(
        client, system=[{"type": "text", "text": f"{LONG}.", "cache_control": _MARK}]
    ).usage

    prefix = first.cache_creation_input_tokens
    assert prefix == 1_152
    assert (first.cache_read_input_tokens, first.input_tokens) == (0, 35)
    assert (second.cache_read_input_tokens, second.cache_creation_input_tokens) == (prefix, 0)
    assert second.input_tokens == first.input_tokens
    assert other.cache_read_input_tokens == 0


def test_another_model_or_form_of_answer_reads_nothing(client: Anthropic) -> None:
    _ask(client)

    assert _ask(client, model="claude-opus-5-5").usage.cache_read_input_tokens == 0
    assert _ask(client, output_config={"effort": "low"}).usage.cache_read_input_tokens == 0


def test_a_prefix_that_is_too_short_is_not_kept(client: Anthropic) -> None:
    short = [{"type": "text", "text": "x" * 2_035, "cache_control": _MARK}]
    usages = [_ask(client, system=short).usage for _ in range(2)]

    assert [usage.cache_creation_input_tokens for usage in usages] == [0, 0]


def test_a_longer_prefix_reads_a_shorter_one_and_writes_the_rest(client: Anthropic) -> None:
    block = {"type": "text", "text": LONG, "cache_control": _MARK}
    _ask(client)
    usage = _ask(client, system=[block, block]).usage

    assert (usage.cache_read_input_tokens, usage.cache_creation_input_tokens) == (1_152, 1_152)


def test_a_prefix_is_forgotten_after_five_minutes_unless_it_is_read(sdk: Anthropic) -> None:
    now = [0.0]
    read: list[int | None] = []
    with messages_api(clock=lambda: now[0]) as api:
        client = sdk.with_options(base_url=api.url)
        for now[0] in (0, 299, 598, 898.5):
            read.append(_ask(client).usage.cache_read_input_tokens)

    assert read == [0, 1_152, 1_152, 0]


def test_questions_asked_at_once_all_write_because_nothing_can_be_read_yet(sdk: Anthropic) -> None:
    with (
        messages_api(delay_s=0.3) as api,
        ThreadPoolExecutor(4) as pool,
    ):
        client = sdk.with_options(base_url=api.url)
        for asked in [pool.submit(_ask, client, stop_sequences=[str(n)]) for n in range(4)]:
            asked.result()
        _ask(client)

        assert api.log.tokens("cache_creation_input_tokens") == 4 * 1_152
        assert api.log.tokens("cache_read_input_tokens") == 1_152
        assert api.log.most_at_once == 4


def test_the_log_says_what_was_asked_and_what_it_cost(api: MessagesApi, client: Anthropic) -> None:
    _ask(client)
    seen = api.log.seen[0]

    assert (seen.status, seen.answered, seen.fault) == (200, True, "")
    assert KEY not in repr(seen)
    # 35 in at 2, 1,152 written at 2.50 and 27 out at 10, for a million each.
    assert seen.usd == Decimal("0.00322")
    assert api.log.usd == seen.usd


def test_the_log_tells_questions_that_were_paid_twice(api: MessagesApi, client: Anthropic) -> None:
    api.faults.next(faults.OVERLOADED)
    with pytest.raises(anthropic.InternalServerError):
        _ask(client)
    _ask(client)
    assert api.log.repeated == []

    _ask(client)
    assert api.log.repeated == [api.log.seen[2]]


@pytest.mark.parametrize("reads", [True, False])
def test_an_answer_that_lay_unread_when_its_client_ended_was_not_had(
    api: MessagesApi, client: Anthropic, *, reads: bool
) -> None:
    words = json.dumps(body()).encode()
    host, _, port = api.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as asking:
        asking.sendall(
            b"POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nanthropic-version: 2026-10-21\r\n"
            b"Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s"
            % (KEY.encode(), len(words), words)
        )
        while not api.log.seen or not api.log.seen[0].answered:
            time.sleep(0.01)
        if reads:
            asking.recv(1_000_000)
    assert api.log.all_closed(within_s=5)
    assert api.log.seen[0].lay_unread is not reads


def test_limits_are_kept_and_told(sdk: Anthropic) -> None:
    now = [0.0]
    with messages_api(clock=lambda: now[0]) as api:
        client = sdk.with_options(base_url=api.url)
        api.limits = Limits(api.clock, requests=600, input_tokens=90_000, output_tokens=2_000)
        raw = cast("httpx2.Response", client.messages.with_raw_response.create(**body()))
        with pytest.raises(anthropic.RateLimitError) as limited:
            _ask(client, max_tokens=2_000)
        now[0] += float(limited.value.response.headers["retry-after"])
        _ask(client, max_tokens=2_000)

    # 2,000 less the 27 that were written; they fill again at 33 a second.
    assert raw.headers["anthropic-ratelimit-output-tokens-remaining"] == "1973"
    assert limited.value.response.headers["retry-after"] == "1"
    assert limited.value.api_message == (
        "This request would exceed your organization's rate limit of output tokens per minute."
    )


_ERRORS = {
    "limited": (faults.LIMITED, anthropic.RateLimitError),
    "for an hour": (faults.LIMITED_FOR_AN_HOUR, anthropic.RateLimitError),
    "overloaded": (faults.OVERLOADED, anthropic._exceptions.OverloadedError),  # pyright: ignore[reportPrivateUsage]  # the class has no public name
    "broken": (faults.BROKEN, anthropic.InternalServerError),
    "no credit": (faults.NO_CREDIT, anthropic.APIStatusError),
    "forbidden": (faults.FORBIDDEN, anthropic.PermissionDeniedError),
    "no such model": (faults.NO_SUCH_MODEL, anthropic.NotFoundError),
    "echo": (faults.ECHO, anthropic.BadRequestError),
    "reset": (faults.RESET, anthropic.APIConnectionError),
    "silence": (faults.SILENCE, anthropic.APITimeoutError),
    "cut": (faults.STREAM_CUT, httpx2.TransportError),
    "body cut": (faults.BODY_CUT, httpx2.RemoteProtocolError),
    "stall": (faults.STREAM_STALLS, httpx2.ReadTimeout),
    "error in a stream": (faults.STREAM_ERROR, anthropic.APIStatusError),
    "error at once": (faults.STREAM_ERROR_AT_ONCE, anthropic.APIStatusError),
    "broken event": (faults.STREAM_MALFORMED, json.JSONDecodeError),
    "page": (faults.HTML, AssertionError),
}


@pytest.mark.parametrize("case", _ERRORS)
def test_every_fault_ends_in_what_the_sdk_makes_of_it(
    api: MessagesApi, client: Anthropic, case: str
) -> None:
    fault, expected = _ERRORS[case]
    api.faults.next(fault)
    with pytest.raises(expected):
        _ask(client.with_options(timeout=0.5))

    assert not api.log.seen[0].answered
    assert api.log.seen[0].fault == fault.kind


def test_a_body_that_is_no_json_ends_in_a_decode_error(api: MessagesApi, client: Anthropic) -> None:
    api.faults.next(faults.MALFORMED)

    with pytest.raises(json.JSONDecodeError):
        client.messages.create(**body())


def test_other_ends_are_told(api: MessagesApi, client: Anthropic) -> None:
    api.faults.next(faults.TRUNCATED, faults.REFUSAL, faults.STREAM_ENDS_EARLY, faults.PAUSED)
    cut, refused, early, paused = (_ask(client) for _ in range(4))

    assert (cut.stop_reason, refused.stop_reason) == ("max_tokens", "refusal")
    assert (early.stop_reason, paused.stop_reason) == (None, "pause_turn")
    assert refused.stop_details is not None
    assert refused.stop_details.category == "cyber"
    assert 0 < len(_text(cut)) < len(ANSWER)


def test_an_answer_is_cut_where_its_room_ends(client: Anthropic) -> None:
    message = _ask(client, max_tokens=3)

    assert (_text(message), message.stop_reason) == (ANSWER[:12], "max_tokens")
    assert message.usage.output_tokens == 3


def test_faults_can_be_kept_for_some_questions(api: MessagesApi, client: Anthropic) -> None:
    api.faults.when(lambda asked: asked["max_tokens"] == 7, faults.BROKEN, times=1)

    assert _text(_ask(client)) == ANSWER
    with pytest.raises(anthropic.InternalServerError):
        _ask(client, max_tokens=7)
    assert _ask(client, max_tokens=7).stop_reason == "max_tokens"


def test_a_batch_costs_half_and_comes_back_in_no_order(api: MessagesApi, client: Anthropic) -> None:
    api.faults.when(lambda asked: asked["max_tokens"] == 7, faults.BROKEN)
    api.batches.expires = lambda params: params["max_tokens"] == 8
    requests: Any = [
        {"custom_id": "good", "params": body()},
        {"custom_id": "wrong", "params": {**body(), "temperature": 0}},
        {"custom_id": "broken", "params": body(max_tokens=7)},
        {"custom_id": "late", "params": body(max_tokens=8)},
    ]
    batch = client.messages.batches.create(requests=requests)
    states = [client.messages.batches.retrieve(batch.id).processing_status for _ in range(2)]
    results = {one.custom_id: one.result for one in client.messages.batches.results(batch.id)}

    assert states == ["in_progress", "ended"]
    assert list(results) == ["late", "broken", "wrong", "good"]
    assert [results[name].type for name in results] == [
        "expired",
        "errored",
        "errored",
        "succeeded",
    ]
    good = results["good"]
    assert good.type == "succeeded"
    assert good.message.usage.service_tier == "batch"
    assert api.log.usd == Decimal("0.00161")


def test_a_batch_that_is_cancelled_answers_nothing(client: Anthropic) -> None:
    requests: Any = [{"custom_id": "good", "params": body()}]
    batch = client.messages.batches.create(requests=requests)
    client.messages.batches.cancel(batch.id)
    states = [client.messages.batches.retrieve(batch.id).processing_status for _ in range(2)]

    assert states == ["canceling", "ended"]
    assert [one.result.type for one in client.messages.batches.results(batch.id)] == ["canceled"]


def test_the_draft_s_words_can_be_changed() -> None:
    actor = Drafting(lambda place, text: f"{text} ({place.form}, {place.longest})")

    answer = json.loads(actor({"messages": [{"role": "user", "content": SLOT}]}))

    assert answer["lines"][0]["text"] == "Boilers & radiators in Leeds (line, 60)"


@pytest.mark.parametrize("file", sorted(_PROMPTS.glob("*.txt")), ids=lambda file: file.stem)
def test_every_slot_of_a_compiled_question_is_answered(file: Path) -> None:
    prompt = file.read_text(encoding="utf-8")
    answer = json.loads(Drafting()({"messages": [{"role": "user", "content": prompt}]}))

    slots = ElementTree.fromstring(f"<prompt>{prompt}</prompt>").iter("slot")  # noqa: S314  # our own
    drafted = [(slot.get("name"), now.text) for slot in slots for now in slot.iter("now")]
    assert drafted
    assert [(line["slot"], line["text"]) for line in answer["lines"]] == drafted


def test_answers_are_recorded_once_and_replayed(tmp_path: Path) -> None:
    first = Recorded(tmp_path, Drafting())(body(stream=True))
    again = Recorded(tmp_path)(body())

    assert first == again == ANSWER
    with pytest.raises(LookupError):
        Recorded(tmp_path)(body(max_tokens=7))
