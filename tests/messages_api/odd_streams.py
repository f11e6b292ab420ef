"""Streams no service should send: events that lack something, come twice, or speak of what is not there."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.messages_api.answering import event, events

Body = dict[str, Any]
Oddity = Callable[[Body], Iterator[bytes]]
"""Yields the events of a message, or what comes in their place."""


def odd(whole: Body, how: str) -> Iterator[bytes]:
    """Yield the events of a message with something the matter."""
    yield from ODDITIES[how](whole)


def _changed(kind: str, change: Callable[[Body], None]) -> Oddity:
    def oddity(whole: Body) -> Iterator[bytes]:
        for frame in events(whole):
            name, data = _read(frame)
            if name == kind:
                change(data)
            yield event(name, **{key: value for key, value in data.items() if key != "type"})

    return oddity


def _read(frame: bytes) -> tuple[str, Body]:
    first, second, *_ = frame.decode().split("\n")
    return first.removeprefix("event: "), json.loads(second.removeprefix("data: "))


def _twice(whole: Body) -> Iterator[bytes]:
    for frame in events(whole):
        yield from (frame, frame)


def _without_a_beginning(whole: Body) -> Iterator[bytes]:
    _, *rest = events(whole)
    yield from rest


def _a_list(whole: Body) -> Iterator[bytes]:
    yield b"event: message_start\ndata: []\n\n"
    yield from _without_a_beginning(whole)


def _thoughts_first(whole: Body) -> Iterator[bytes]:
    """Send thoughts, some of them sealed, before the words; that is no fault."""
    start, ping, *rest = events(whole)
    yield from (start, ping)
    thought = {"type": "thinking", "thinking": "", "signature": ""}
    yield event("content_block_start", index=0, content_block=thought)
    told = {"type": "thinking_delta", "thinking": "What would a baker say?"}
    yield event("content_block_delta", index=0, delta=told)
    signed = {"type": "signature_delta", "signature": "c2lnbmVk"}
    yield event("content_block_delta", index=0, delta=signed)
    yield event("content_block_stop", index=0)
    sealed = {"type": "redacted_thinking", "data": "c2VhbGVk"}
    yield event("content_block_start", index=1, content_block=sealed)
    yield event("content_block_stop", index=1)
    for frame in rest:
        name, data = _read(frame)
        if "index" in data:
            data["index"] += 2
        yield event(name, **{key: value for key, value in data.items() if key != "type"})


def _strangers_between(whole: Body) -> Iterator[bytes]:
    """Send events nobody knows yet between the others; that is no fault."""
    for frame in events(whole):
        yield frame
        yield event("weather", rain=True)


def _of_minus_one(data: Body) -> None:
    data["usage"]["output_tokens"] = -1


def _on_another_block(data: Body) -> None:
    data["index"] = 7


ODDITIES: Mapping[str, Oddity] = {
    "all twice": _twice,
    "no beginning": _without_a_beginning,
    "a list": _a_list,
    "no message": _changed("message_start", lambda data: data.pop("message")),
    "no usage": _changed("message_start", lambda data: data["message"].pop("usage")),
    "no bill": _changed("message_delta", lambda data: data.pop("usage")),
    "less than nothing": _changed("message_delta", _of_minus_one),
    "null for text": _changed("content_block_delta", lambda data: data["delta"].update(text=None)),
    "another block": _changed("content_block_delta", _on_another_block),
    "thoughts first": _thoughts_first,
    "strangers": _strangers_between,
}
