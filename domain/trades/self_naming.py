"""Read what a firm calls itself off the sentence its brief begins with."""

import re

from domain.facts import FactKind, Facts, Language
from domain.text import Passage
from domain.text.typography import sentence_case

_BEGINNINGS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:(?:(?:we are|we’re|we're|i am|i’m|i'm) )?(?:an?|the) )?(?P<name>[A-Za-z]+(?:[ -][a-z]+){0,2}?),? "
        r"(?:in|near|from|on|for|based in|serving|at)\b",
        re.I,
    ),
    "de": re.compile(
        r"(?:(?:(?:Wir sind|Ich bin) )?(?:ein|eine|der|die) )?(?P<name>(?:[a-zäöüß]+e[rs]? )?[A-ZÄÖÜ][\w-]{3,})"
        r",? (?:im|in|auf|am|an|aus|bei|für)\b"
    ),
    "es": re.compile(
        r"(?:(?:Somos|Soy) )?(?:(?:una?|el|la) )?(?P<name>[A-Za-zÁÉÍÓÚáéíóúñ]{4,}(?: (?:de )?[a-záéíóúñ]+)?),? "
        r"(?:en|para)\b"
    ),
}
_NO_TRADE = re.compile(
    r"\b(?:we|i|you|it|is|are|was|do|have|work|works|live|parking|open|closed|look|looking|email|call|please"
    r"|welcome|thanks|new|first|people|family|my|our|wir|ich|sind|haben|arbeiten|termine?|montag|willkommen"
    r"|familie|somos|soy|estamos|abrimos|trabajamos|hacemos|bienvenid\w+|familia|website|web|site|seite)\b",
    re.I,
)
_LONGEST = 34


def own_word(facts: Facts) -> Passage | None:
    """Return what the firm calls itself, such as `Dog walker`, if the first thing said begins so."""
    said = facts.of(FactKind.TAGLINE, FactKind.STATEMENT)[:1]
    for source in said:
        match = _BEGINNINGS[facts.language].match(source.text)
        if match and len(match["name"]) <= _LONGEST and not _NO_TRADE.search(match["name"]):
            return Passage(text=sentence_case(match["name"]), facts=(source.fact_id,))
    return None
