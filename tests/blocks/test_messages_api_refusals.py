"""The loopback Messages API refuses what the real one refuses, in its words."""

from collections.abc import Iterator
from typing import Any

import anthropic
import httpx
import pytest
from anthropic import Anthropic

from tests.messages_api.asking import KEY, body
from tests.messages_api.server import messages_api
from tests.messages_api.service import VERSION, MessagesApi


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


def _post(
    api: MessagesApi,
    *,
    json: Any = None,
    content: bytes | None = None,
    authorization: str = f"Bearer {KEY}",
    version: str = VERSION,
) -> httpx.Response:
    said = {"authorization": authorization, "anthropic-version": version}
    return httpx.post(f"{api.url}/v1/messages", json=json, content=content, headers=said)


_MARK = {"type": "ephemeral"}


def _system(number: int) -> list[dict[str, Any]]:
    return [{"type": "text", "text": "Rule.", "cache_control": _MARK}] * number


def _schema(**changed: Any) -> dict[str, Any]:
    closed: dict[str, Any] = {"type": "object", "properties": {}, "additionalProperties": False}
    return {"format": {"type": "json_schema", "schema": {**closed, **changed}}}


_REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "temperature": ({"extra": {"temperature": 0}}, "temperature: Extra inputs are not permitted"),
    "top_p": ({"extra": {"top_p": 0.5}}, "top_p: Extra inputs are not permitted"),
    "unknown field": ({"extra": {"seed": 1}}, "seed: Extra inputs are not permitted"),
    "forced tool": (
        {"tool_choice": {"type": "any"}, "tools": [{"name": "a", "input_schema": {}}]},
        'tool_choice: type "any" is not supported for this model.',
    ),
    "prefill": (
        {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "{"}]},
        "This model does not support assistant message prefill. The conversation must end with a "
        "user message.",
    ),
    "assistant first": (
        {"messages": [{"role": "assistant", "content": "Hi"}, {"role": "user", "content": "Hi"}]},
        'messages: first message must use the "user" role',
    ),
    "no messages": ({"messages": []}, "messages: at least one message is required"),
    "blank text": (
        {"messages": [{"role": "user", "content": " "}]},
        "messages.0.content: text content blocks must contain non-whitespace text",
    ),
    "unknown thinking": (
        {"thinking": {"type": "hard"}},
        "thinking.type: Input should be one of adaptive, enabled, disabled, between_tools",
    ),
    "thinking the model lacks": (
        {"thinking": {"type": "disabled"}},
        '"thinking.type.disabled" is not supported for this model. Use "thinking.type.adaptive" '
        'and "output_config.effort" to control thinking behavior.',
    ),
    "effort without thinking": (
        {"thinking": {"type": "between_tools"}, "output_config": {"effort": "max"}},
        "output_config.effort 'max' is not supported when thinking is disabled on this model. Use "
        "effort 'high' or below, or enable thinking.",
    ),
    "effort the model lacks": (
        {"model": "claude-haiku-4-5", "thinking": None},
        "This model does not support the effort parameter.",
    ),
    "five breakpoints": (
        {"system": _system(5)},
        "A maximum of 4 blocks with cache_control may be provided. Found 5.",
    ),
    "short before long": (
        {
            "system": [
                *_system(1),
                {"type": "text", "text": "b", "cache_control": {**_MARK, "ttl": "1h"}},
            ]
        },
        "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block",
    ),
    "system of images": (
        {"system": [{"type": "image", "source": {}}]},
        "system.0.type: Input should be 'text'",
    ),
    "system of a word": ({"system": 5}, "system: Input should be a valid list"),
    "no room": ({"max_tokens": -1}, "max_tokens: Input should be greater than or equal to 0"),
    "too much room": (
        {"max_tokens": 128_001},
        "max_tokens: 128001 > 128000, which is the maximum allowed number of output tokens for "
        "claude-sonnet-5-5",
    ),
    "too long": (
        {"model": "claude-haiku-5-5", "system": "x" * 4_000_001},
        "prompt is too long: 1000038 tokens > 1000000 maximum",
    ),
    "a person's address": (
        {"metadata": {"user_id": "ann@example.com"}},
        "metadata.user_id: must not be an email address or phone number",
    ),
    "open schema": (
        {"output_config": {"format": {"type": "json_schema", "schema": {"type": "object"}}}},
        "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly "
        "set to false",
    ),
    "limit in the schema": (
        {"output_config": _schema(properties={"a": {"type": "string", "maxLength": 3}})},
        "output_config.format.schema: For 'string' type, property 'maxLength' is not supported",
    ),
    "several items": (
        {"output_config": _schema(properties={"a": {"type": "array", "minItems": 2}})},
        "output_config.format.schema: For 'array' type, 'minItems' values other than 0 or 1 are "
        "not supported",
    ),
    "recursive schema": (
        {
            "output_config": _schema(
                properties={"a": {"$ref": "#/$defs/a"}},
                **{"$defs": {"a": {"type": "array", "items": {"$ref": "#/$defs/a"}}}},
            )
        },
        "output_config.format.schema: Circular reference detected in schema definitions: #/$defs/a",
    ),
    "many optional": (
        {"output_config": _schema(properties={f"p{n}": {"type": "string"} for n in range(25)})},
        "output_config.format.schema: Schema has too many optional parameters (25).",
    ),
}


@pytest.mark.parametrize("case", _REFUSED)
def test_it_refuses_what_the_real_one_refuses(client: Anthropic, case: str) -> None:
    changed, told = _REFUSED[case]
    extra = changed.get("extra")
    asked = {name: value for name, value in changed.items() if name != "extra"}

    with pytest.raises(anthropic.BadRequestError) as refused:
        client.messages.create(**body(**asked), extra_body=extra)

    assert refused.value.type == "invalid_request_error"
    assert refused.value.api_message == told


def test_it_knows_its_models_and_no_other(client: Anthropic) -> None:
    with pytest.raises(anthropic.NotFoundError) as refused:
        client.messages.create(**body(model="claude-4.5-sonnet"))
    found = client.models.retrieve("claude-opus-5-5")

    assert refused.value.api_message == "model: claude-4.5-sonnet"
    assert found.capabilities is not None
    assert not found.capabilities.thinking.types.disabled.supported
    assert "claude-haiku-5-5" in [model.id for model in client.models.list()]


def test_it_lets_nobody_in_without_the_right_key(api: MessagesApi) -> None:
    wrong = _post(api, json=body(), authorization="Bearer sk-ant-other")
    missing = _post(api, json=body(), authorization="")
    older = _post(api, json=body(), version="2023-06-01")

    assert (wrong.status_code, missing.status_code, older.status_code) == (401, 401, 400)
    assert wrong.json()["error"] == {"type": "authentication_error", "message": "invalid API key"}
    assert not api.log.seen


def test_it_refuses_bodies_that_are_too_large_or_no_json(api: MessagesApi) -> None:
    large, broken = _post(api, content=b" " * (32 * 2**20 + 1)), _post(api, content=b"{")

    assert (large.status_code, large.json()["error"]["type"]) == (413, "request_too_large")
    assert (broken.status_code, broken.json()["error"]["type"]) == (400, "invalid_request_error")


def test_tokens_are_counted_by_the_rule(client: Anthropic) -> None:
    counted = client.messages.count_tokens(
        model="claude-sonnet-5-5", messages=[{"role": "user", "content": "Grüße"}]
    )

    assert counted.input_tokens == 4  # `user: Grüße` is 13 bytes.


@pytest.mark.parametrize("custom_id", ["", "a/b", "x" * 65])
def test_a_batch_takes_only_ids_of_its_form(client: Anthropic, custom_id: str) -> None:
    requests: Any = [{"custom_id": custom_id, "params": body()}]

    with pytest.raises(anthropic.BadRequestError, match="custom_id"):
        client.messages.batches.create(requests=requests)
