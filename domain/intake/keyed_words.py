"""A short value that says little without the words of its key: `season: April to October`."""

import re

from domain.facts import FactKind, Price, fact
from domain.intake.deposits import is_deposit
from domain.intake.desk import Desk
from domain.intake.document import read_document
from domain.intake.lexicon import Section
from domain.intake.own_words import GENERAL
from domain.intake.readers import take_text
from domain.intake.sections import is_field, section_of
from domain.intake.spelling import normal, shown
from domain.intake.stretch import Stretch
from domain.intake.tree import Leaf

_YEAR = re.compile(r"(?:[^\W\d]+ (?:de )?)?(?:1[5-9]|20)\d\d")
_BEGAN = re.compile(r"(?i)since|founded|established|seit|gegr[uü]+e?ndet|desde|fundad[oa]")
"""`desde: 2014` says nothing without its key."""


def take_keyed(desk: Desk, section: Section, key: Leaf, said: Stretch) -> None:
    """Take a short value down; where it says little, with the words of its key."""
    if is_deposit(shown(key.text)):
        text = f"{shown(key.text)}: {said.text}"
        desk.add(FactKind.PAYMENT, said.folded(), heading=key.text, text=text)
        return
    if section is Section.HISTORY and _YEAR.fullmatch(said.text) and _BEGAN.search(key.text):
        text = f"{shown(key.text)} {said.text}"
        desk.add(FactKind.HISTORY, said.folded(), heading=key.text, text=text)
        return
    before = len(desk.found)
    take_text(desk, section, said, heading=key.text)
    if section is Section.PRICES and not is_field(key.text, "price"):
        _name_items(desk, before, key)
    shuts = section is Section.HOURS and desk.speech.words("closed_re").search(key.text)
    if (
        shuts or section is Section.PRICES or section_of(key.text) is None
    ):  # guessed from one of its words: `pass rate`
        label_lone(desk, before, key, said)


_FOR_CUSTOMERS = re.compile(
    r"after ?care(?: \w+)?|care(?: instructions)?|house rules|rules|what to (?:bring|wear)|preparation|before (?:you come|your visit)|how to (?:book|join|order|get here)|directions|arrival|safety"
)
_OF_THE_SITE = re.compile(
    r"(?i)\b(?:web ?site|site|page|photos?|pictures?|fonts?|logo|colou?rs?|design)\b"
)


def is_for_customers(key: Leaf, item: Leaf) -> bool:
    """Return whether a key heads what customers are to do: `aftercare: [Leave the wrap on]`."""
    named = _FOR_CUSTOMERS.fullmatch(normal(key.text)) is not None
    return named and _OF_THE_SITE.search(item.text) is None


YES_NO = {"en": ("yes", "no"), "de": ("ja", "nein"), "es": ("sí", "no")}
"""How a value that is true or false is said."""


def take_affirmed(desk: Desk, key: Leaf, value: Leaf, section: Section) -> None:
    """Take down `cards: yes` as words; what is affirmed of the site itself is a wish."""
    before = len(desk.found)
    take_told(desk, key, value)
    if section in (Section.INTEGRATIONS, Section.PAGES):
        for at in range(before, len(desk.found)):
            made, place = desk.found[at]
            desk.found[at] = (fact(FactKind.PREFERENCE, made.text, heading=made.heading), place)


def take_told(desk: Desk, key: Leaf, value: Leaf) -> None:
    """A few words need their key to say anything: `Season: April to October`."""
    said = value.stretch.folded()
    if is_deposit(shown(key.text).split()[0]):
        desk.add(FactKind.PAYMENT, said, heading=key.text, text=f"{shown(key.text)}: {said.text}")
        return
    if value.shape == "switch":
        yes = said.text.lower() in ("yes", "true", "on", "y")
        word = YES_NO[desk.speech.language][0 if yes else 1]
        kind = FactKind.STATEMENT if yes else FactKind.EXCLUSION
        desk.add(kind, said, heading=key.text, text=f"{shown(key.text)}: {word}")
        return
    before = len(desk.found)
    read_document(desk, list(value.lines), heading=key.text, titled=False)
    if normal(key.text) not in GENERAL and len(desk.found) == before + 1:
        _name_items(desk, before, key)
    if normal(key.text) not in GENERAL:
        label_lone(desk, before, key, said)
        _label_first(desk, before, key, said)


def _name_items(desk: Desk, before: int, key: Leaf) -> None:
    """`deposit: £30` says under its key what is paid for."""
    for at in range(before, len(desk.found)):
        made, place = desk.found[at]
        if isinstance(made.detail, Price) and not made.detail.item:
            detail = made.detail.model_copy(update={"item": shown(key.text)})
            desk.found[at] = (
                fact(made.kind, made.text, heading=made.heading, detail=detail),
                place,
            )


_HAS_SUBJECT = re.compile(
    r"(?i)(?:we|i|our|my|it|this|there|wir|ich|unsere?|mein\w*|es|das|nosotros|nuestr\w+|hay|somos|soy)\b"
)


def label_lone(desk: Desk, before: int, key: Leaf, said: Stretch) -> None:
    """Put its key before the one fact made of a value, when that is no sentence."""
    alone = desk.found[before:]
    fragment = (
        len(said.text.split()) <= 16
        and not _HAS_SUBJECT.match(said.text)
        and not said.text.endswith((".", "!", "?"))
    )
    told = [
        at
        for at, (made, _) in enumerate(alone)
        if made.kind in _TOLD and made.text == said.folded().text
    ]
    if not fragment or len(told) != 1:
        return
    made, place = alone[told[0]]
    text = f"{shown(key.text)}: {made.text}"
    desk.found[before + told[0]] = (fact(made.kind, text, heading=made.heading), place)


def _label_first(desk: Desk, before: int, key: Leaf, said: Stretch) -> None:
    """Of `breakfast: 8-9.30, in the kitchen. Vegan on request.` the first words need their key."""
    alone = desk.found[before:]
    if len(alone) < 2 or not said.text[:1].isdigit():
        return
    made, place = alone[0]
    if made.kind in _TOLD and said.text.startswith(made.text):
        text = f"{shown(key.text)}: {made.text}"
        desk.found[before] = (fact(made.kind, text, heading=made.heading), place)


_TOLD = (FactKind.STATEMENT, FactKind.HISTORY)
