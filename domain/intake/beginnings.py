"""The year in which a firm says it began; two different ones are asked about."""

import re

from domain.facts import Fact, FactKind

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d)"
_FOUNDED = re.compile(
    rf"(?i)\b(?:founded|established|set up|gegründet|gründete\w*|fundad[oa]s?|fund[óé]|fundaron|fundamos)(?!\w)[^.;,!?]{{0,40}}?\b{_YEAR}"
    rf"|\b(?P<before>1[5-9]\d\d|20\d\d)\b(?!\s*(?:founded|established))[^.;,!?]{{0,40}}\b(?:gegründet|founded)(?!\w)"
    rf"|^(?:we|wir|nosotros)?\s*(?:(?:first )?opened|haben|abrimos|abrió|empezamos|started)(?: (?:our doors|las puertas))?\s+(?:in\s+|en\s+)?(?:im jahr )?(?P<opened>1[5-9]\d\d|20\d\d)\b(?!-)(?:(?=[^.;!?]*(?:eröffnet|angefangen))|(?<!haben \d\d\d\d)(?=\W|$))"
)
_ANOTHER = re.compile(
    r"(?i)\b(?:second|third|new|branch|another|next|choir|award|guild|association|club|member\w*|zweite\w*|neue\w*|filiale|verband|verein|segund[oa]|nuev[oa]|sucursal|asociación|old site)\b"
)
"""What makes the year one of something else than the firm."""
_TOLD = (FactKind.HISTORY, FactKind.STATEMENT, FactKind.TAGLINE)


def founded(facts: tuple[Fact, ...]) -> list[tuple[Fact, str]]:
    """Return the facts that say when the firm was founded or first opened, each with its year."""
    found: list[tuple[Fact, str]] = []
    for one in facts:
        match = _FOUNDED.search(one.text) if one.kind in _TOLD else None
        if match is None or _ANOTHER.search(one.text):
            continue
        year = match["year"] or match["before"] or match["opened"]
        found.append((one, year))
    return found
