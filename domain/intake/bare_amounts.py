"""Amounts without a sign in a row of prices: `a cut is 25, colour from 60`."""

import re

_PARTS = re.compile(r"(?:[^,;.]|[.,](?=\d))+")
_ENDS = re.compile(
    r"^(?P<name>.*?[^\W\d]{3}.*?)\s(?P<link>(?:is|are|costs?|from|for|at|ist|kostet|kosten|ab|für|cuestan?|vale[n]?|desde|por|a|son|es)\s+)?(?P<amount>\d{1,4}(?:[.,]\d{2})?)(?P<each>\s+(?:each|per \w+|an hour|pro \w+|je \w+|la hora|cada un[oa]|por \w+))?\s*$",
    re.IGNORECASE,
)
_PRICED = re.compile(
    r"(?:[£€$]\s?\d|\d\s?(?:[£€$]|EUR|CHF|Euro|euros?|pounds?|Franken|pesos)(?!\w))", re.IGNORECASE
)
_NO_PRICE = re.compile(
    r"(?i)\b(?:at|since|until|till|to|of|over|under|aged?|ages?|years?|no|number|nr|room|seats?|sleeps|about|around|floor|bus|line|route|unit|suite|box|by|in|on|seit|bis|um|jahre?|nummer|zimmer|haus|platz|linie|a las?|hasta|años?|número|línea|piso|desde hace|calle|street|road|lane|house|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\s*$"
)


_AT_DAY = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\w+tags?|lunes|martes|miércoles|jueves|viernes|sábados?|domingos?|evenings?|mornings?|daily|täglich)$"
)
"""`trips on Saturdays at 10` says when."""


def bare_amounts(text: str) -> list[int]:
    """Return where amounts without a sign end, when a sentence is a row of prices."""
    ends: list[int] = []
    linked = 0
    signs = 0
    for part in _PARTS.finditer(text):
        if _PRICED.search(part.group()):
            signs += 1
            continue
        match = _ENDS.match(part.group())
        if match is None or len(match["name"].split()) > 8 or _NO_PRICE.search(match["name"]):
            continue
        if _AT_DAY.search(match["name"]) and (match["link"] or "").strip().lower() in (
            "at",
            "a",
            "um",
            "from",
            "ab",
            "desde",
        ):
            continue
        if re.fullmatch(r"(?:19|20)\d\d", match["amount"]) or re.search(r"[@:/]|\d", match["name"]):
            continue
        linked += match["link"] is not None
        ends.append(part.start() + match.end("amount"))
    in_a_row = len(ends) > 1 and linked * 2 >= len(ends)
    return ends if in_a_row or (signs and ends) else []
