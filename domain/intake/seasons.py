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
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|sept|october|november|december"
    r"|januar|februar|märz|mai|juni|juli|oktober|dezember|ene|feb|abr|ago|dic|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|easter|ostern|pfingsten|whitsun|michaelmas|christmas|weihnachten|semana santa|navidad)"
)
_UNTIL = re.compile(
    rf"(?i)(?<!\w)(?:(?:from|ab|von|desde|de)\s+)?{_MONTH}\.?(?:\s+(?:to|until|till|bis|hasta|a)\s+|\s?[-–—]\s?)(?:(?:the\s+)?(?:end|mid|mitte|ende|finales|mediados)\s+(?:of\s+|de\s+)?)?{_MONTH}(?!\w)"
)
"""From one month to another: `Easter to end October`."""
_NTH = re.compile(
    r"(?i)(?<!\w)(?:every\s+(?:other|second)|alternate|(?:the\s+)?(?:first|second|third|fourth|last)|jeden\s+(?:zweiten|ersten|dritten|letzten)|cada\s+dos|(?:el\s+)?(?:primer|segundo|tercer|último))\s+$"
)
"""Before a day: not each of them."""
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
    before = before or list(_UNTIL.finditer(text, start, found.start))
    after = _SEASON.match(text, behind.end() if behind else found.end)
    nth = _NTH.search(text, start, found.start)
    if nth is not None:
        label = re.split(r"\d|[:(]", text[nth.start() : found.end])[0].strip(" ,;–—-")
        return replace(_labelled(found, detail, label), consumes=(nth.start(), found.hole[1]))
    named = after or (before[-1] if before else None)
    if named is None:
        return found
    return _labelled(found, detail, named.group())


def _labelled(found: Found, detail: Hours, words: str) -> Found:
    label = " ".join(words.split())
    return replace(found, detail=detail.model_copy(update={"label": label[0].upper() + label[1:]}))
