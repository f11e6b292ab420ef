"""Who answers in the place of a model: the draft's words, other words, or what was recorded."""

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from domain.value import digest

Body = dict[str, Any]
Actor = Callable[[Body], str]
"""Returns the text of the answer to a request."""


@dataclass(frozen=True)
class Place:
    """A slot as the prompt shows it."""

    name: str
    form: str
    longest: int
    most: int
    options: tuple[str, ...]
    now: tuple[tuple[str, tuple[str, ...]], ...]
    """The draft's words, each with its facts."""


Change = Callable[[Place, str], str]


def unchanged(place: Place, text: str) -> str:
    """Say what the draft says."""
    return text


@dataclass(frozen=True)
class Drafting:
    """Answers every slot with the draft's words, changed if somebody wants that."""

    change: Change = unchanged

    def __call__(self, body: Body) -> str:
        """Return the answer as JSON."""
        lines = [
            {"slot": place.name, "text": self.change(place, text), "facts": list(facts)}
            for place in places(question(body))
            for text, facts in place.now
        ]
        return json.dumps({"lines": lines}, ensure_ascii=False)


@dataclass(frozen=True)
class Recorded:
    """Answers from a folder, one file for each question; asks another actor for those not there."""

    folder: Path
    otherwise: Actor | None = None

    def __call__(self, body: Body) -> str:
        """Return the recorded answer, or record one.

        Raises:
            LookupError: There is none, and nobody to ask.
        """
        file = self.folder / f"{request_hash(body)}.json"
        if file.exists():
            return file.read_text(encoding="utf-8")
        if self.otherwise is None:
            raise LookupError(f"There is no recorded answer {file.name}.")
        answer = self.otherwise(body)
        file.write_text(answer, encoding="utf-8")
        return answer


def request_hash(body: Body) -> str:
    """Return the hash of what decides an answer; streaming does not."""
    return digest({name: value for name, value in body.items() if name != "stream"})


def question(body: Body) -> str:
    """Return the text of the first message: the question itself."""
    return _text(cast("list[Body]", body["messages"])[0]["content"])


def shared(body: Body) -> str:
    """Return the text all questions of a brief begin with."""
    return _text(body.get("system", ""))


def places(prompt: str) -> list[Place]:
    """Return the slots a prompt shows, in order."""
    return [_place(_attributes(found[1]), found[2]) for found in _SLOT.finditer(prompt)]


_SLOT = re.compile(r"<slot\b([^>]*)>(.*?)</slot>", re.DOTALL)
_NOW = re.compile(r"<now\b([^>]*)>(.*?)</now>", re.DOTALL)
_OPTION = re.compile(r"<option\b[^>]*>(.*?)</option>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def _place(told: dict[str, str], inside: str) -> Place:
    return Place(
        name=told["name"],
        form=told.get("form", "line"),
        longest=int(told.get("longest", 240)),
        most=int(told.get("most", 1)),
        options=tuple(_plain(found[1]) for found in _OPTION.finditer(inside)),
        now=tuple(
            (_plain(found[2]), tuple(_attributes(found[1]).get("facts", "").split()))
            for found in _NOW.finditer(inside)
        ),
    )


def _attributes(text: str) -> dict[str, str]:
    return {found[1]: html.unescape(found[2]) for found in _ATTRIBUTE.finditer(text)}


def _plain(text: str) -> str:
    return html.unescape(text.strip())


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    return "\n".join(str(block.get("text", "")) for block in cast("list[Body]", content))
