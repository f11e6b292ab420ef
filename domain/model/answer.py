"""The one form in which agents are answered: lines of copy, each for a slot, each with its facts.

One form for all, because the form is part of the prompt: with a form of its own every agent would
write the shared beginning to the cache again. Flat, because services refuse deep schemas.
"""

from typing import Any

from domain.value import Value


class Line(Value):
    """A sentence, a line, or the option that was chosen."""

    slot: str
    """Name of the slot it is for; sentences of one slot follow each other."""
    text: str
    facts: tuple[str, ...]
    """Ids of the facts that say so; empty for words that claim nothing."""


class Answer(Value):
    """All lines, in the order in which they are to stand."""

    lines: tuple[Line, ...]


ANSWER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "lines": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "slot": {"type": "string"},
                    "text": {"type": "string"},
                    "facts": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["slot", "text", "facts"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["lines"],
    "additionalProperties": False,
}
"""What a service is told of `Answer`; `Answer` itself validates what comes back."""
