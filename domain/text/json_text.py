"""JSON that anybody may have written: read, or refused, but never more than can be walked through."""

import json
from collections.abc import Iterable
from typing import Any, cast

DEEPEST = 100
"""Levels of brackets; no file a browser or a search engine reads has ten."""


def read_json(text: str, *, strict: bool = True) -> Any:
    """Return what a JSON text holds.

    Args:
        text: The text.
        strict: Whether line breaks inside of strings are refused.

    Raises:
        ValueError: It is no JSON, or has more levels than `DEEPEST`.
    """
    try:
        loaded: Any = json.loads(text, strict=strict)
    except RecursionError:
        loaded = None
        is_too_deep = True
    else:
        is_too_deep = _is_too_deep(loaded)
    if is_too_deep:
        raise ValueError(f"it has more than {DEEPEST} levels of brackets")
    return loaded


def _is_too_deep(loaded: Any) -> bool:
    level = _brackets([loaded])
    for _ in range(DEEPEST):
        level = _brackets(inner for one in level for inner in one)
    return bool(level)


def _brackets(things: Iterable[Any]) -> list[Iterable[Any]]:
    """Return what is in each of these that has brackets."""
    return [
        cast("dict[str, Any]", one).values() if isinstance(one, dict) else cast("list[Any]", one)
        for one in things
        if isinstance(one, dict | list)
    ]
