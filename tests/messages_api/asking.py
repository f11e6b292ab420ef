"""Requests as a well-behaved client sends them."""

from typing import Any

from domain.model.answer import ANSWER_SCHEMA
from domain.model.request import ModelRequest

KEY = "sk-ant-test"
SLOT = (
    '<slot name="home.headline" form="line" longest="60" most="1">'
    '<now facts="f-0123456789">Boilers &amp; radiators in Leeds</now></slot>'
)
ANSWER = (
    '{"lines": [{"slot": "home.headline", "text": "Boilers & radiators in Leeds", '
    '"facts": ["f-0123456789"]}]}'
)
LONG = "The house rules, and what the client told us. " * 100
"""Long enough to be kept by the cache."""


def body(**changed: Any) -> dict[str, Any]:
    """Return the body of a good request; `None` leaves a field out."""
    good: dict[str, Any] = {
        "model": "claude-sonnet-5-5",
        "max_tokens": 1_000,
        "system": [{"type": "text", "text": LONG, "cache_control": {"type": "ephemeral"}}],
        "messages": [{"role": "user", "content": SLOT}],
        "thinking": {"type": "adaptive"},
        "output_config": {
            "effort": "low",
            "format": {"type": "json_schema", "schema": ANSWER_SCHEMA},
        },
        **changed,
    }
    return {name: value for name, value in good.items() if value is not None}


def request(question: str = SLOT, **changed: Any) -> ModelRequest:
    """Return a question as an agent asks it."""
    return ModelRequest.model_validate(
        {
            "agent": "hero_copy",
            "shared": (LONG,),
            "question": question,
            "answer_schema": ANSWER_SCHEMA,
            "prompt_version": "1",
            **changed,
        }
    )
