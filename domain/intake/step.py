"""One step of how it goes: `Step 2: You get a quote in writing.`."""

import re

from domain.brief import Place
from domain.facts import Fact, FactKind, fact
from domain.intake.desk import Desk
from domain.intake.paragraphs import take_prose
from domain.intake.prose import take_contacts
from domain.intake.sentences import sentences
from domain.intake.speech import Speech
from domain.intake.stretch import Stretch
from domain.intake.wishes import is_of_the_site, wish

_NUMBERED = re.compile(
    r"(?i)^(?:(?:step|schritt|paso|étape)\s*\d{1,2}|\d{1,2})\s*[:.)–—-]+\s*(?=\S)"
)
_LONGEST = 3
"""Sentences a step may have; more of them are a text about the work."""
_FEWEST = 2
"""Steps it takes to make a way."""


def is_step(text: str) -> bool:
    """Return whether a line says which step it is: `Step 2: ...`."""
    return _NUMBERED.match(text) is not None


def take_step(desk: Desk, said: Stretch, heading: str) -> None:
    """Take one step down, without its number, and the numbers and addresses in it."""
    line = said.folded()
    number = _NUMBERED.match(line.text)
    told = sentences(line, ordinals=desk.speech.language == "de")
    if _is_asked(line.text, desk.speech) or (number is None and len(told) > _LONGEST):
        take_prose(desk, said, heading)
        return
    step = line.cut(number.end()) if number else line
    desk.add(FactKind.STEP, step, heading=heading)
    take_contacts(desk, [step], heading)


def _is_asked(text: str, speech: Speech) -> bool:
    """`I need the room to be quiet` among steps is asked of customers; of the maker, what is of the site."""
    kind = wish(text, speech)
    return kind is not None and (kind is not FactKind.PREFERENCE or is_of_the_site(text))


def settle_steps(desk: Desk) -> None:
    """Only the first row of steps is one; a lone step, or one of another row, is a sentence."""
    rows: dict[str, list[int]] = {}
    for at, (made, _) in enumerate(desk.found):
        if made.kind is FactKind.STEP:
            rows.setdefault(made.heading, []).append(at)
    first = next((row for row in rows.values() if len(row) >= _FEWEST), list[int]())
    for at, (made, place) in enumerate(desk.found):
        if made.kind is FactKind.STEP and at not in first:
            desk.found[at] = _as_sentence(made, place)


def _as_sentence(made: Fact, place: Place) -> tuple[Fact, Place]:
    return fact(FactKind.STATEMENT, made.text, heading=made.heading), place
