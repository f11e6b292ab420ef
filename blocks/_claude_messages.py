"""A question as the Messages API takes it, and a message as an answer."""

from typing import TYPE_CHECKING, Any, Literal

from domain.model.completion import Completion, Stop, Usage
from domain.model.errors import ModelUnavailable, QuestionInvalid
from domain.model.request import Effort, ModelRequest

if TYPE_CHECKING:
    from anthropic.types import Message

Kept = Literal["5m", "1h"]
"""How long the service keeps what questions share."""

_STOPS = {
    "end_turn": Stop.END,
    "stop_sequence": Stop.END,
    "max_tokens": Stop.LENGTH,
    "refusal": Stop.REFUSED,
}
_OLDER = ("claude-haiku-4-5", "claude-sonnet-4-5", "claude-opus-4-5")
"""Models that decide for themselves neither whether to think nor, but for Opus, how much."""


def parameters(
    request: ModelRequest,
    *,
    model: str,
    effort: Effort,
    max_tokens: int,
    kept: Kept = "5m",
    us_only: bool = False,
) -> dict[str, Any]:
    """Return the fields of the request: what is shared first, each block at its own breakpoint."""
    form = {"type": "json_schema", "schema": request.answer_schema}
    told = [("user", request.question), *((turn.role, turn.text) for turn in request.earlier)]
    found: dict[str, Any] = {
        "model": model,
        "max_tokens": max_tokens,
        "system": [
            {
                "type": "text",
                "text": block,
                "cache_control": {"type": "ephemeral", "ttl": kept},
            }
            for block in request.shared
        ],
        "messages": [{"role": role, "content": text} for role, text in told],
        "output_config": {"effort": effort, "format": form},
        # Otherwise it is for the workspace to say.
        **({"inference_geo": "us"} if us_only else {}),
    }
    if model.startswith(_OLDER):
        if not model.startswith("claude-opus"):
            found["output_config"] = {"format": form}
        return found
    # Also where it is the default, because some models do not think at all unless they are told to.
    return {**found, "thinking": {"type": "adaptive"}}


def completion(message: "Message", *, request_id: str, latency_ms: int) -> Completion:
    """Return what a message says.

    Raises:
        ModelUnavailable: It ends before its end, or for a reason that is none of ours.
        QuestionInvalid: The question leaves too little of the model's window for the answer, which
            more tokens do not mend.
    """
    if message.stop_reason == "model_context_window_exceeded":
        raise QuestionInvalid(
            model=message.model,
            reason="question and answer do not fit into its window",
            usage=_usage(message),
        )
    stop = _STOPS.get(message.stop_reason or "")
    if stop is None:
        # Who gives a reason was done with it, and says what it came to.
        how, usage = ("paused", _usage(message)) if message.stop_reason else ("was cut off", None)
        raise ModelUnavailable(
            model=message.model,
            reason=f"the answer {how} before its end",
            was_paid=True,
            usage=usage,
        )
    return Completion(
        text="".join(block.text for block in message.content if block.type == "text"),
        stop=stop,
        model=message.model,
        usage=_usage(message),
        request_id=request_id,
        latency_ms=latency_ms,
    )


def _usage(message: "Message") -> Usage:
    usage, hour = message.usage, 0
    if usage.cache_creation is not None:
        hour = usage.cache_creation.ephemeral_1h_input_tokens
    return Usage(
        input_tokens=usage.input_tokens,
        output_tokens=usage.output_tokens,
        cache_read_tokens=usage.cache_read_input_tokens or 0,
        cache_write_tokens=(usage.cache_creation_input_tokens or 0) - hour,
        cache_write_1h_tokens=hour,
    )
