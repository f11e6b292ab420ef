"""What the Messages API refuses; the first fault found is the answer."""

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

from tests.messages_api.catalogue import MODELS
from tests.messages_api.errors import ApiError, invalid
from tests.messages_api.prompt import breakpoints, inner, prompt_tokens
from tests.messages_api.schemas import schema_fault

Body = dict[str, Any]

_FIELDS = frozenset(
    {"model", "messages", "max_tokens", "system", "stream", "output_config", "thinking", "tools"}
    | {"tool_choice", "metadata", "stop_sequences", "service_tier", "cache_control", "container"}
    | {"inference_geo", "speed", "diagnostics", "user_profile_id", "workspace_id"}
)
_SAMPLING = ("temperature", "top_p", "top_k")
_THINKING = ("adaptive", "enabled", "disabled", "between_tools")
MOST_BREAKPOINTS = 4


def check(body: object, *, counting: bool = False) -> Body:
    """Return the request's body.

    Raises:
        ApiError: It breaks the contract.
    """
    if not isinstance(body, dict):
        raise invalid("Input should be a valid dictionary")
    known = cast("Body", body)
    for rule in _RULES if counting else (*_RULES, _max_tokens):
        for fault in rule(known):
            raise fault
    return known


def _fields(body: Body) -> Iterator[ApiError]:
    for name in _SAMPLING:
        if name in body:
            yield invalid(f"{name}: Extra inputs are not permitted")
    for name in sorted(set(body) - _FIELDS):
        yield invalid(f"{name}: Extra inputs are not permitted")
    for name in ("model", "messages"):
        if name not in body:
            yield invalid(f"{name}: Field required")


def _model(body: Body) -> Iterator[ApiError]:
    if body["model"] not in MODELS:
        yield ApiError("not_found_error", f"model: {body['model']}")
    if body.get("inference_geo", "global") not in {"global", "us"}:
        yield invalid("inference_geo: Input should be 'global' or 'us'")
    if "inference_geo" in body and body["model"].startswith("claude-haiku-4-5"):
        yield invalid("inference_geo: not supported by this model")


def _messages(body: Body) -> Iterator[ApiError]:
    messages = body["messages"]
    if not isinstance(messages, list) or not messages:
        yield invalid("messages: at least one message is required")
        return
    for number, message in enumerate(cast("list[Body]", messages)):
        if message.get("role") not in ("user", "assistant", "system"):
            yield invalid(
                f"messages.{number}.role: Input should be 'user', 'assistant' or 'system'"
            )
        yield from _content(f"messages.{number}.content", message.get("content"))
    if messages[0]["role"] != "user":
        yield invalid('messages: first message must use the "user" role')
    if messages[-1]["role"] == "assistant":
        yield invalid(
            "This model does not support assistant message prefill. The conversation must end "
            "with a user message."
        )


def _content(where: str, content: object) -> Iterator[ApiError]:
    if isinstance(content, str):
        if not content.strip():
            yield invalid(f"{where}: text content blocks must contain non-whitespace text")
        return
    yield from _blocks(where, content)


def _blocks(where: str, blocks: object) -> Iterator[ApiError]:
    if not isinstance(blocks, list) or not blocks:
        yield invalid(f"{where}: Input should be a valid list")
        return
    for number, block in enumerate(cast("list[object]", blocks)):
        at = f"{where}.{number}"
        if not isinstance(block, dict):
            yield invalid(f"{at}: Input should be a valid dictionary")
            return
        known = cast("Body", block)
        if known.get("type") != "text":
            yield invalid(f"{at}.type: Input should be 'text'")
        if not str(known.get("text", "")).strip():
            yield invalid(f"{at}.text: text content blocks must contain non-whitespace text")
        if extra := sorted(set(known) - {"type", "text", "cache_control", "citations"}):
            yield invalid(f"{at}.{extra[0]}: Extra inputs are not permitted")


def _system(body: Body) -> Iterator[ApiError]:
    system = body.get("system")
    if system is not None and not isinstance(system, str):
        yield from _blocks("system", system)


def _cache(body: Body) -> Iterator[ApiError]:
    marks = breakpoints(body)
    if len(marks) > MOST_BREAKPOINTS:
        yield invalid(
            f"A maximum of 4 blocks with cache_control may be provided. Found {len(marks)}."
        )
    ttls: list[str] = []
    for mark in marks:
        if mark.get("type") != "ephemeral" or mark.get("ttl", "5m") not in ("5m", "1h"):
            yield invalid("cache_control: Input should be 'ephemeral' with a ttl of '5m' or '1h'")
        ttls.append(mark.get("ttl", "5m"))
    if ttls != sorted(ttls):
        yield invalid(
            "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block"
        )


def _thinking(body: Body) -> Iterator[ApiError]:
    thinking, model = body.get("thinking"), MODELS[body["model"]]
    if thinking is None:
        return
    kind = thinking.get("type")
    if kind not in _THINKING:
        yield invalid(f"thinking.type: Input should be one of {', '.join(_THINKING)}")
    if kind not in model.thinking:
        yield invalid(
            f'"thinking.type.{kind}" is not supported for this model. Use '
            '"thinking.type.adaptive" and "output_config.effort" to control thinking behavior.'
        )
    if kind == "enabled":
        budget = thinking.get("budget_tokens", 0)
        if budget < 1024 or budget >= body.get("max_tokens", budget + 1):
            yield invalid("thinking.budget_tokens: at least 1024 and less than max_tokens")
    if kind in ("disabled", "between_tools"):
        effort = inner(body, "output_config").get("effort")
        if effort in ("xhigh", "max"):
            yield invalid(
                f"output_config.effort '{effort}' is not supported when thinking is disabled "
                "on this model. Use effort 'high' or below, or enable thinking."
            )


def _tools(body: Body) -> Iterator[ApiError]:
    kind = inner(body, "tool_choice").get("type")
    if kind in ("any", "tool"):
        yield invalid(f'tool_choice: type "{kind}" is not supported for this model.')


def _output(body: Body) -> Iterator[ApiError]:
    output = inner(body, "output_config")
    if extra := sorted(set(output) - {"effort", "format"}):
        yield invalid(f"output_config.{extra[0]}: Extra inputs are not permitted")
    effort = output.get("effort")
    if effort is not None and effort not in MODELS[body["model"]].efforts:
        yield invalid("This model does not support the effort parameter.")
    if form := inner(output, "format"):
        if form.get("type") != "json_schema":
            yield invalid("output_config.format.type: Input should be 'json_schema'")
        if fault := schema_fault(form.get("schema")):
            yield invalid(fault)


def _metadata(body: Body) -> Iterator[ApiError]:
    who = inner(body, "metadata").get("user_id")
    if who is not None and re.search(r"@|\+?\d{7,}", str(who)):
        yield invalid("metadata.user_id: must not be an email address or phone number")


def _length(body: Body) -> Iterator[ApiError]:
    longest, tokens = MODELS[body["model"]].longest_prompt, prompt_tokens(body)
    if tokens > longest:
        yield invalid(f"prompt is too long: {tokens} tokens > {longest} maximum")


def _max_tokens(body: Body) -> Iterator[ApiError]:
    longest = MODELS[body["model"]].longest_answer
    match body.get("max_tokens"):
        case None:
            yield invalid("max_tokens: Field required")
        case int(tokens) if tokens > longest:
            yield invalid(
                f"max_tokens: {tokens} > {longest}, which is the maximum allowed number of "
                f"output tokens for {body['model']}"
            )
        case int(tokens) if tokens >= 0:
            return
        case _:
            yield invalid("max_tokens: Input should be greater than or equal to 0")


Rule = Callable[[Body], Iterator[ApiError]]
_RULES: tuple[Rule, ...] = (
    *(_fields, _model, _messages, _system, _cache, _thinking, _tools, _output, _metadata),
    _length,
)
