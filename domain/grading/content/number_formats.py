"""Amounts and measures are written as the language of the page writes them."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.languages import language_of
from domain.grading.audit import Fault
from domain.grading.content.evidence import evidence
from domain.grading.content.prose import Piece, page_language, pieces
from domain.grading.content.wording import plain
from domain.grading.view import PageView

_POINT_COUNTRIES = frozenset(
    {"ch", "li", "mx", "us", "pr", "gt", "hn", "ni", "sv", "pa", "do", "pe"}
)
"""Where German and Spanish are written with a decimal point."""
_BEFORE = r"(?:[£$€]|\b(?:EUR|GBP|USD)\b)\s?"
_BEHIND = r"\s?(?:[£$€]|(?:EUR|GBP|USD|euros?)\b)"
_WITH_POINT = r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+\.\d{2}|\d+\.\d{2})(?![\d.,]\d)"
_WITH_COMMA = r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3})+,\d{2}|\d+,\d{2})(?![\d.,]\d)"
_POINT = re.compile(rf"{_BEFORE}{_WITH_POINT}(?!\d)|{_WITH_POINT}{_BEHIND}", re.I)
_COMMA = re.compile(rf"{_BEFORE}{_WITH_COMMA}(?!\d)|{_WITH_COMMA}{_BEHIND}", re.I)
_FOREIGN_UNIT = re.compile(
    r"(?<![\w.,])\d[\d.,]*\s(?:miles?|feet|foot|inch(?:es)?|yards?|ounces?|gallons?|square (?:feet|metres))(?!\w)"
)
"""English words for measures, which no German or Spanish sentence has."""
_ANGLO = frozenset({"en"})
_CONTINENTAL = frozenset({"de", "es", "fr", "it"})


def number_formats(page: PageView) -> Iterator[Fault]:
    """Fault `1,250.00 €` in German and `£1.950,00` in English, and miles where nobody counts in them."""
    language = page_language(page)
    wrong = _wrong_sign(page, language)
    if wrong is None:
        return
    told: set[str] = set()
    for piece in pieces(page):
        if piece.source not in ("text", "description", "title") or piece.is_code:
            continue
        for found, fix in _misread(piece, language, wrong):
            if found not in told and not _is_given(page, found):
                told.add(found)
                yield Fault(
                    evidence=f"{found!r} on a page in {language!r}: {piece.text[:100]!r}",
                    fix=fix,
                    selector=piece.selector,
                    owner=piece.owner,
                )


def _wrong_sign(page: PageView, language: str) -> re.Pattern[str] | None:
    """Return how amounts are not written in a language; None where either may be."""
    root = page.document.first("html")
    region = root.get("lang").lower().replace("_", "-").partition("-")[2] if root else ""
    if language in _ANGLO:
        return _COMMA if region not in ("za",) else None
    return _POINT if language in _CONTINENTAL and region not in _POINT_COUNTRIES else None


def _misread(piece: Piece, language: str, wrong: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    own = language_of(piece.text)
    if own and own != language:
        return
    sign = "a decimal point" if language in _ANGLO else "a decimal comma"
    for match in wrong.finditer(piece.text):
        yield match.group().strip(), f"Write the amount with {sign}, as this language does."
    for match in _FOREIGN_UNIT.finditer(piece.text) if language not in _ANGLO else ():
        yield match.group(), "Give the measure in the words and units of this language."


def _is_given(page: PageView, found: str) -> bool:
    """Whether the client's own facts say it so."""
    known = evidence(page.view)
    return known is not None and plain(found) in known.joined
