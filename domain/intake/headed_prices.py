"""A line that only says what the thing its heading names costs: `Price: from £120`."""

import re

from domain.facts import Fact, FactKind, Price, ServiceDetail, fact
from domain.intake.prices import prices
from domain.intake.sections import is_field
from domain.intake.stretch import Stretch
from domain.intake.walk import Walk

_LABELLED = re.compile(r"^(?P<label>[^\W\d][^:\n|.]{2,20}?)\s*:\s*(?P<said>\S.*)$")
_LONGEST = 5
"""Words that stand for a price: `by quotation`, `nach Absprache`."""


def take_price_of_heading(walk: Walk, line: Stretch) -> bool:
    """Give the offer named by the heading above the price of a line; False when it is not of one."""
    match = _LABELLED.match(line.text)
    if match is None or not is_field(match["label"], "price"):
        return False
    at = _named_above(walk)
    if at is None:
        return False
    made, place = walk.desk.found[at]
    priced = _priced(walk, made, match["said"].rstrip("."))
    if priced is None:
        return False
    text = f"{made.text} {line.folded().text}"
    walk.desk.found[at] = (fact(made.kind, text, heading=made.heading, detail=priced), place)
    return True


def _named_above(walk: Walk) -> int | None:
    """Return where the offer stands that has the heading as its name and no price yet."""
    for at in range(len(walk.desk.found) - 1, -1, -1):
        made = walk.desk.found[at][0]
        if made.kind is not FactKind.SERVICE or not isinstance(made.detail, ServiceDetail):
            continue
        is_it = made.detail.name == walk.heading and made.detail.price is None
        return at if is_it else None
    return None


def _priced(walk: Walk, made: Fact, said: str) -> ServiceDetail | None:
    assert isinstance(made.detail, ServiceDetail)  # noqa: S101 # what `_named_above` finds
    hits = prices(said, walk.desk.speech, item=made.detail.name)
    if len(hits) == 1 and isinstance(hits[0].detail, Price):
        price = hits[0].detail.model_copy(update={"item": made.detail.name})
        rest = (said[: hits[0].start] + said[hits[0].end :]).strip(" ,;()")
        notes = (*made.detail.notes, rest) if rest else made.detail.notes
        return made.detail.model_copy(update={"price": price, "notes": notes})
    if hits or len(said.split()) > _LONGEST:
        return None
    return made.detail.model_copy(update={"notes": (*made.detail.notes, said)})
