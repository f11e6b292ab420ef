"""Sentences a model might write, with their facts: true paraphrases, and lies by category.

The rules were mended and the judge learned on `development`: the example briefs, every set that was once run at first
sight, and the sentences of the unit tests. `held_out` and `unseen` have trades of their own, were written before any
checker saw them, and nothing was mended or learned from them: leave them alone, and do not print them. `analysed` and
`untouched` are two halves, by lot, of what was written of five more trades: rules were mended from the first, the judge
learned from neither. `last_look` are five trades more, in plainer sentences, never mended from. `near_misses` are twenty-one
trades whose lies are near misses of true sentences: rules were mended from its first file and its third; one lie of ten
still passes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

import yaml
from pydantic import TypeAdapter

from domain.facts import Detail, Fact, FactKind, Facts, Language, fact
from domain.intake import PhotoFile, read_brief
from domain.model.truth import check
from domain.text import Passage

Part = Literal[
    "development", "held_out", "unseen", "analysed", "untouched", "last_look", "near_misses"
]
ALL_PARTS: tuple[Part, ...] = get_args(Part)
PARTS: tuple[Part, ...] = ALL_PARTS[:-1]
"""Those of which 95 of 100 lies have to be refused."""
_FILES: dict[Part, tuple[str, ...]] = {
    "development": (
        *("development", "once_held_out", "five_trades", "fresh", "last", "freer"),
        *("once_unseen", "looked_at", "looked_at_again", "first_sight", "second_sight"),
        *(
            "judge_1",
            "judge_2",
            "judge_3",
            "judge_4",
            "judge_5",
            "judge_6",
            "judge_7",
            "judge_8",
            "decorated",
            "turned",
        ),
    ),
    "held_out": ("held_out",),
    "unseen": ("unseen", "unseen_2"),
    "analysed": ("analysed",),
    "untouched": ("untouched",),
    "last_look": ("last_look",),
    "near_misses": ("near_misses_1", "near_misses_2", "near_misses_3"),
}
"""Files of each part, in the order in which they were written."""
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
    file: str
    trade: str


@dataclass(frozen=True)
class Verdict:
    """What the checker says of an example."""

    category: str
    text: str
    is_refused: bool


@cache
def verdicts(part: Part) -> tuple[Verdict, ...]:
    """Have every sentence of one part checked."""
    return tuple(
        Verdict(e.category, e.line.text, bool(check(e.line, e.facts, language=e.facts.language)))
        for e in examples(part)
    )


def examples(part: Part) -> tuple[Example, ...]:
    """Return all sentences of one part."""
    own = tuple(one for file in _FILES[part] for rows in _read(file) for one in _own(rows, file))
    if part != "development":
        return own
    return own + tuple(one for rows in _read("examples") for one in _of_brief(rows))


def _read(name: str) -> list[dict[str, Any]]:
    return cast(list[dict[str, Any]], yaml.safe_load((_HERE / f"{name}.yaml").read_text("utf-8")))


def _own(rows: dict[str, Any], file: str) -> Iterator[Example]:
    known = {key: _fact(row) for key, row in rows["facts"].items()}
    facts = Facts(language=cast(Language, rows["language"]), entries=tuple(known.values()))
    for category, text, cited in _sentences(rows):
        ids = tuple(known[key].fact_id for key in cited.split())
        yield Example(facts, Passage(text=text, facts=ids), category, file, rows["trade"])


def _of_brief(rows: dict[str, Any]) -> Iterator[Example]:
    path = next((_EXAMPLES / rows["brief"]).glob("brief.*"))
    facts = read_brief(path.name, path.read_bytes(), photo=lambda _: _PHOTO).sheet
    for category, text, cited in _sentences(rows):
        begins = cited.split(" | ")
        ids = tuple(next(e.fact_id for e in facts.entries if e.text.startswith(b)) for b in begins)
        yield Example(facts, Passage(text=text, facts=ids), category, "examples", rows["brief"])


def _sentences(rows: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(HONEST, *row) for row in rows["honest"]] + [(a, b, c) for a, b, c in rows["lies"]]


def _fact(row: list[Any]) -> Fact:
    detail = _DETAIL.validate_python(_nested(row[2])) if len(row) > 2 else None
    return fact(FactKind(row[0]), str(row[1]), detail=detail)


def _nested(detail: dict[str, Any]) -> dict[str, Any]:
    price = detail.get("price")
    return {**detail, "price": {"detail": "price", **price}} if price else detail
