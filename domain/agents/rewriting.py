"""Put accepted words into an agent's output."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from domain.agents.prompt import Lines
from domain.facts import FactId
from domain.text import Passage
from domain.value import Value

V = TypeVar("V", bound=Value)
T = TypeVar("T")


def rewritten(value: V, changes: Mapping[str, Any]) -> V:
    """Return the value with these fields, checked as if it was made anew.

    Raises:
        ValueError: Its type refuses them.
    """
    return type(value).model_validate({**dict(value), **changes})


def one(lines: Lines, name: str, now: T) -> Passage | T:
    """Return the first words for the slot, or what stands there now."""
    return lines[name][0] if lines.get(name) else now


def said(lines: Lines, name: str, now: str) -> str:
    """Return the text of the first words for the slot, or what stands there now."""
    return lines[name][0].text if lines.get(name) else now


def several(lines: Lines, name: str, now: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the words for the slot, or those that stand there now."""
    return tuple(lines.get(name) or now)


def chosen(lines: Lines, name: str, among: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return those of `among` whose words were chosen, with their own facts; all when none was."""
    by_text = {passage.text: passage for passage in among}
    picked = (by_text.get(line.text) for line in lines.get(name, ()))
    return tuple(passage for passage in picked if passage is not None) or tuple(among)


def place(url: str) -> str:
    """Return a page's URL as the beginning of its slots' names: `home`, `services/boilers`."""
    return url.strip("/") or "home"


def about(*passages: Passage | None) -> tuple[FactId, ...]:
    """Return the facts of these passages, each once."""
    return tuple(dict.fromkeys(i for p in passages if p is not None for i in p.facts))
