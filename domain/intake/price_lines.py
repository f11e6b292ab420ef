"""A line below a heading of prices: what each of them is for."""

import re

from domain.facts import FactKind, Price, ServiceDetail
from domain.intake.desk import Desk
from domain.intake.offers import listed
from domain.intake.on_request import is_asked_for
from domain.intake.paragraphs import is_sentence, take_prose
from domain.intake.stretch import Stretch
from domain.intake.wishes import is_exclusion


def take_price(desk: Desk, said: Stretch, heading: str) -> None:
    """Take each price of a line down; a line without one is prose."""
    line = said.folded()
    quoted = re.search(r"[\"“„«].{12,}[\"”“»]", line.text) is not None
    if is_exclusion(line.text, desk.speech) or quoted:
        take_prose(desk, said, heading)
        return
    made, several = listed(line.text, desk.speech)
    if made.price is None and not several:
        if made.name and made.notes and is_asked_for(line.text):
            desk.add(FactKind.SERVICE, line, heading=heading, detail=made)
            return
        take_prose(desk, said, heading)
        return
    if is_sentence(line.text):
        take_prose(desk, said, heading)
        return
    made = made if several else _with_bracket(made, line.text)
    for price in several or [_whole(made)]:
        if price is not None:
            desk.add(FactKind.PRICE, line, heading=heading, detail=price)
    at = line.text.find(made.description)
    few = len(made.description.split()) <= _FEW_WORDS
    if not made.description or few or len(several) > 1:
        return
    where = line.cut(at, at + len(made.description)) if at >= 0 else line
    named = made.name and (at < 0 or made.description[:1].islower())
    text = f"{made.name}: {made.description}" if named else made.description
    desk.add(FactKind.STATEMENT, where, heading=heading, text=text)


def _with_bracket(made: ServiceDetail, text: str) -> ServiceDetail:
    """`Ten classes 155 € (valid half a year)`: the bracket behind is of what is paid for."""
    bracket = f"({made.description})"
    if (
        not made.description
        or len(bracket) > _LONGEST_ASIDE
        or not text.rstrip(". ").endswith(bracket)
    ):
        return made
    return made.model_copy(update={"description": "", "notes": (*made.notes, made.description)})


def _whole(made: ServiceDetail) -> Price | None:
    """`Family (2+3) £12` is not the price of any family."""
    short = made.description if len(made.description.split()) == _FEW_WORDS else ""
    aside = ", ".join(filter(None, (*made.notes, short)))
    if (
        made.price is None
        or not aside
        or len(aside) > _LONGEST_ASIDE
        or (aside in made.description and not short)
    ):
        return made.price
    return made.price.model_copy(update={"item": f"{made.price.item} ({aside})"})


_LONGEST_ASIDE = 40
_FEW_WORDS = 2
"""Words behind a price that say nothing alone: `Wing chair from £620 ex fabric`."""
