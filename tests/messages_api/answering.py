"""A message, whole or as the events of a stream."""

import json
from collections.abc import Iterator
from typing import Any

from tests.messages_api.faults import Fault
from tests.messages_api.prompt import Plan, tokens

Body = dict[str, Any]


def message(body: Body, text: str, plan: Plan, *, number: int, fault: Fault | None) -> Body:
    """Return the whole answer with its bill."""
    stop, details = "end_turn", None
    most = int(body["max_tokens"])
    if fault is not None and fault.kind == "truncated":
        most = min(most, max(1, tokens(text) // 2))
    if tokens(text) > most:
        text, stop = text.encode()[: most * 4].decode(errors="ignore"), "max_tokens"
    if fault is not None and fault.kind == "refusal":
        text, stop = "", "refusal"
        details = {"type": "refusal", "category": fault.detail, "explanation": None}
    if fault is not None and fault.kind == "wordless":
        text = ""
    if fault is not None and fault.kind == "stop":
        stop = fault.detail
    return {
        "id": f"msg_{number:024d}",
        "type": "message",
        "role": "assistant",
        "model": body["model"],
        "content": [{"type": "text", "text": text, "citations": None}] if text else [],
        "stop_reason": stop,
        "stop_sequence": None,
        "stop_details": details,
        "usage": {
            **plan.usage(),
            "output_tokens": tokens(text),
            "output_tokens_details": {"thinking_tokens": 0},
            "service_tier": "standard",
            "inference_geo": body.get("inference_geo", "global"),
        },
    }


def events(whole: Body) -> Iterator[bytes]:
    """Yield the events in which a message is streamed."""
    usage = {**whole["usage"], "output_tokens": 1}
    begun: Body = {
        **whole,
        "content": [],
        "stop_reason": None,
        "stop_details": None,
        "usage": usage,
    }
    yield event("message_start", message=begun)
    yield event("ping")
    for index, block in enumerate(whole["content"]):
        yield event("content_block_start", index=index, content_block={**block, "text": ""})
        for part in _parts(block["text"]):
            yield event(
                "content_block_delta", index=index, delta={"type": "text_delta", "text": part}
            )
        yield event("content_block_stop", index=index)
    yield event(
        "message_delta",
        delta={name: whole[name] for name in ("stop_reason", "stop_sequence", "stop_details")},
        usage={"output_tokens": whole["usage"]["output_tokens"]},
    )
    yield event("message_stop")


def event(kind: str, **fields: object) -> bytes:
    """Return one event of a stream."""
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **fields})}\n\n".encode()


def _parts(text: str) -> Iterator[str]:
    size = max(40, len(text) // 3)
    for start in range(0, len(text), size):
        yield text[start : start + size]
