"""A thing costs the same on every page."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, sentences, texts
from domain.grading.content.quantities import decimal
from domain.grading.view import SiteView

_COSTS = re.compile(
    r"\b(?P<what>(?:[^\W\d_]+[ -]){0,2}[^\W\d_]{4,})\s*(?::|–|—|-|\b(?:costs?|is(?: only| now)?|for|at|kostet|für|cuesta|por)\b)\s*(?:only |just |nur |sólo |solo )?"
    r"(?:(?P<sign>[£$€])\s?(?P<a>\d[\d.,]*\d|\d)|(?P<b>\d[\d.,]*\d|\d)\s?(?P<mark>€|euros?))(?!\d)(?!\s?(?:/|per|pro|por|each|off))",
    re.I,
)
_SMALL = re.compile(
    r"^(?:(?:our|the|a|an|unsere?|die|der|das|eine?|nuestr[oa]|la|el|una?|only|just|and|or|for|with|of)\s+)+",
    re.I,
)
_RANGE = re.compile(
    r"\b(?:from|ab|desde|up to|bis|hasta|was|instead|statt|antes|before|deposit|saving)\b", re.I
)


def consistent_prices(site: SiteView) -> Iterator[Fault]:
    """Fault a second price for what has the same name in running text."""
    first: dict[str, tuple[str, str, str]] = {}
    for page in site.ordinary:
        for piece in texts(page):
            for what, price, shown in _priced(piece):
                before = first.setdefault(what, (price, shown, page.url))
                if before[0] != price:
                    yield Fault(
                        evidence=f"{shown!r} here, {before[1]!r} on {before[2]}",
                        fix="Give one price for it everywhere, or say what the difference is.",
                        selector=piece.selector,
                        page=page.url,
                        owner=piece.owner,
                    )


def _priced(piece: Piece) -> Iterator[tuple[str, str, str]]:
    for sentence in sentences(piece.text):
        for found in () if _RANGE.search(sentence) else _COSTS.finditer(sentence):
            what = _SMALL.sub("", found["what"].lower().replace("-", " "))
            if len(what.split()) >= 2:
                yield what, decimal(found["a"] or found["b"]), found.group()
