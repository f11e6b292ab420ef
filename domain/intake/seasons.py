"""Say of which part of the year hours are, when the sentence they stand in says so."""

import re
from dataclasses import replace

from domain.facts import Hours
from domain.intake.found import Found

_SEASON = re.compile(
    r"(?i)(?<!\w)(?:"
    r"(?:in|during|over|throughout)\s+(?:the\s+)?(?:(?:school|summer|winter)\s+)?"
    r"(?:winter|summer|spring|autumn|fall|holidays?|season|term(?:\s+time)?|advent|ramadan)"
    r"|(?:im|in\s+de[nr]|während\s+de[rs])\s+"
    r"(?:winter|sommer|frühjahr|frühling|herbst|advent|(?:schul|sommer|winter)?ferien|saison)"
    r"|(?:en|durante)\s+(?:el\s+|la\s+|las\s+)?"
    r"(?:invierno|verano|primavera|otoño|vacaciones|temporada(?:\s+(?:alta|baja))?|ramadán)"
    r")(?!\w)"
)
_SENTENCE = re.compile(r"[.!?;]\s+|\n")


def in_season(found: Found, text: str) -> Found:
    """Return hours with the part of the year their sentence names: `In winter`.

    Two sets of hours for the same days would otherwise stand on a page as if both held at once.
    """
    detail = found.detail
    if not isinstance(detail, Hours) or detail.label:
        return found
    start = max((m.end() for m in _SENTENCE.finditer(text, 0, found.start)), default=0)
    before = list(_SEASON.finditer(text, start, found.start))
    behind = re.compile(r"\s*").match(text, found.end)
    named = before[-1] if before else _SEASON.match(text, behind.end() if behind else found.end)
    if named is None:
        return found
    season = " ".join(named.group().split())
    return replace(
        found, detail=detail.model_copy(update={"label": season[0].upper() + season[1:]})
    )
