"""Sentences a model might write, with their facts: true paraphrases, and lies by category.

The checker is tuned on `development`: the example briefs, and every set that was once run at first sight
and mended from. `held_out` has five trades of its own, was written before the checker saw it, and nothing was
mended from it: leave it alone, and do not print it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import yaml
from pydantic import TypeAdapter

from domain.facts import Detail, Fact, FactKind, Facts, Language, fact
from domain.intake import PhotoFile, read_brief
from domain.model.truth import check
from domain.text import Passage

Half = Literal["development", "held_out"]
HALVES: tuple[Half, ...] = ("development", "held_out")
_SETS = (
    *("development", "once_held_out", "five_trades", "fresh", "last", "freer"),
    *("unseen", "looked_at", "looked_at_again", "first_sight", "second_sight"),
)
"""Files of the development half, in the order in which they were written."""
HONEST = "honest"

_HERE = Path(__file__).parent
_EXAMPLES = _HERE.parents[1] / "examples"
_PHOTO = PhotoFile(sha256="a" * 64, width_px=1200, height_px=800)
_DETAIL = TypeAdapter[Any](Detail)


@dataclass(frozen=True)
class Example:
    """A sentence that is true, or a lie of some category."""

    facts: Facts
    line: Passage
    category: str
    """`honest`, or the kind of lie."""


@dataclass(frozen=True)
class Verdict:
    """What the checker says of an example."""

    category: str
    text: str
    is_refused: bool


@cache
def verdicts(half: Half) -> tuple[Verdict, ...]:
    """Have every sentence of one half checked."""
    return tuple(
        Verdict(e.category, e.line.text, bool(check(e.line, e.facts, language=e.facts.language)))
        for e in examples(half)
    )


def examples(half: Half) -> tuple[Example, ...]:
    """Return all sentences of one half."""
    if half != "development":
        return tuple(one for rows in _read(f"{half}.yaml") for one in _own(rows))
    own = tuple(one for name in _SETS for rows in _read(f"{name}.yaml") for one in _own(rows))
    return own + tuple(one for rows in _read("examples.yaml") for one in _of_brief(rows))


def _read(name: str) -> list[dict[str, Any]]:
    return cast(list[dict[str, Any]], yaml.safe_load((_HERE / name).read_text("utf-8")))


def _own(rows: dict[str, Any]) -> Iterator[Example]:
    known = {key: _fact(row) for key, row in rows["facts"].items()}
    facts = Facts(language=cast(Language, rows["language"]), entries=tuple(known.values()))
    for category, text, cited in _sentences(rows):
        ids = tuple(known[key].fact_id for key in cited.split())
        yield Example(facts, Passage(text=text, facts=ids), category)


def _of_brief(rows: dict[str, Any]) -> Iterator[Example]:
    path = next((_EXAMPLES / rows["brief"]).glob("brief.*"))
    facts = read_brief(path.name, path.read_bytes(), photo=lambda _: _PHOTO).sheet
    for category, text, cited in _sentences(rows):
        begins = cited.split(" | ")
        ids = tuple(next(e.fact_id for e in facts.entries if e.text.startswith(b)) for b in begins)
        yield Example(facts, Passage(text=text, facts=ids), category)


def _sentences(rows: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(HONEST, *row) for row in rows["honest"]] + [(a, b, c) for a, b, c in rows["lies"]]


def _fact(row: list[Any]) -> Fact:
    detail = _DETAIL.validate_python(_nested(row[2])) if len(row) > 2 else None
    return fact(FactKind(row[0]), str(row[1]), detail=detail)


def _nested(detail: dict[str, Any]) -> dict[str, Any]:
    price = detail.get("price")
    return {**detail, "price": {"detail": "price", **price}} if price else detail
