"""What is wrong with a request, in words: each fault with its place."""

from collections.abc import Mapping, Sequence
from typing import Any

from deployments.http_api.shapes import MEANT

_MOST = 5
_LONGEST = 80
"""Characters of a name that are repeated; a body may name its fields at any length."""


def faults_of(errors: Sequence[Mapping[str, Any]], *, came_as: str) -> str:
    """Return what is wrong, the first few faults of it, as one sentence.

    Args:
        errors: As pydantic has them.
        came_as: `Content-Type` of the request.
    """
    told = [f"`{_place(one)}`: {_words(one, came_as)}" for one in errors[:_MOST]]
    more = len(errors) - len(told)
    return "; ".join(told) + (f"; and {more:,} faults more." if more else ".")


def _place(fault: Mapping[str, Any]) -> str:
    # Where in a text it stops being JSON is a number that names no field.
    loc = fault["loc"][:1] if fault["type"] == "json_invalid" else fault["loc"]
    return ".".join(_short(str(part)) for part in loc)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def _words(fault: Mapping[str, Any], came_as: str) -> str:
    match fault:
        case {"type": "json_invalid", "loc": (_, place), "ctx": {"error": str(why)}}:
            return f"It is not JSON, from character {place + 1} on: {why}"
        case {"type": "string_pattern_mismatch", "ctx": {"pattern": str(pattern)}}:
            return MEANT.get(pattern, str(fault["msg"]))
        case {"input": bytes(), "loc": ("body",)}:
            sent = f"as `{_short(came_as)}`" if came_as else "without saying so"
            return (
                f"It has to be JSON, and came {sent}. Send it with `Content-Type: application/json`"
            )
        case _:
            return str(fault["msg"]).removeprefix("Value error, ")
