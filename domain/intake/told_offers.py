"""Offers told in sentences behind a label: `What we do: cut from £42, colour £60. Perms on request.`."""

import re

from domain.facts import FactKind
from domain.intake.desk import Desk
from domain.intake.lexicon import Section
from domain.intake.on_request import ON_REQUEST as FREE
from domain.intake.prices import prices
from domain.intake.prose import take_sentence
from domain.intake.readers import take_text
from domain.intake.speech import Speech
from domain.intake.stretch import Stretch
from domain.intake.wishes import is_exclusion, wish

_COMMA = re.compile(r"\s*[,;]\s+(?:(?:and|und|y|sowie)\s+)?(?![^()]*\))")
_TELLS = re.compile(
    r"(?i)^(?:we|i|our|it|this|all|you|they|wir|ich|alle|unsere?|sie|es|das|nosotros|todos?|todas?|nuestr\w+)\b"
    r"|\b(?:is|are|was|has|have|can|will|does?|includes?|covers?|ist|sind|hat|haben|kann|können|wird|werden|macht|machen|kostet|kosten|gibt|geht|son|es|está|están|tiene|tenemos|hace|hacemos|incluyen?|cuestan?)\b"
)


def take_told_offers(desk: Desk, said: list[Stretch], label: str, *, section: Section) -> bool:
    """Take down what a label says is offered, sentence by sentence; False when it is one list."""
    speech = desk.speech
    listed = [part for sentence in said if (part := _items(sentence, speech))]
    if not listed or (len(said) < 2 and not _is_priced(listed[0], speech)):
        return False
    for sentence in said:
        items = _items(sentence, speech)
        for item in items:
            free = FREE.search(item.text) if section is Section.PRICES else None
            if free:
                name = item.text[: free.start("how")].strip(" ,:")
                text = f"{name[:1].upper()}{name[1:]}: {free['how']}"
                desk.add(FactKind.STATEMENT, item, heading=label, text=text)
                continue
            take_text(desk, section, item.strip(" ."), heading=label)
        if not items:
            take_sentence(desk, sentence, heading=label)
    return True


_MANY = 4
"""Items from which on a line without a verb lists what is done, though only some have a price."""


def take_listed_work(desk: Desk, line: Stretch, heading: str) -> bool:
    """Take `felling, hedge cutting, stump grinding from £90, logs` item by item; False for one offer."""
    items = _items(line, desk.speech)
    unpriced = [item for item in items if not prices(item.text, desk.speech)]
    if len(items) < _MANY or not unpriced:
        return False
    for item in items:
        take_text(desk, Section.SERVICES, item.strip(" ."), heading=heading)
    return True


def _is_priced(items: list[Stretch], speech: Speech) -> bool:
    return sum(bool(prices(item.text, speech, item="")) for item in items) > 1


def _items(sentence: Stretch, speech: Speech) -> list[Stretch]:
    """Return the offers a sentence lists, or nothing when it tells something."""
    text = sentence.text
    if wish(text, speech) or is_exclusion(text, speech) or _TELLS.search(text):
        return []
    joint = re.compile(r"\s*;\s+") if ";" in text else _COMMA
    longest = 14 if ";" in text else 8
    parts = [part for part in sentence.strip(" .").split(joint) if re.search(r"\w", part.text)]
    own = [part for part in parts if not _is_amount(part.text, speech)]
    if len(own) < len(parts):
        return [sentence] if len(own) == 1 else []
    plain = all(len(re.sub(r"\([^()]*\)", "", part.text).split()) <= longest for part in parts)
    return parts if plain else []


def _is_amount(text: str, speech: Speech) -> bool:
    found = prices(text, speech, item="")
    return bool(found) and found[0].start == 0
