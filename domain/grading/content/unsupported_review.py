"""Reviews and ratings are the words and stars customers gave."""

import re
from collections.abc import Iterator

from domain.facts import FactKind
from domain.grading.audit import Fault
from domain.grading.content.evidence import Evidence, evidence
from domain.grading.content.prose import Piece, pieces
from domain.grading.content.wording import plain
from domain.grading.view import PageView

LEAST_WORDS = 4
"""Shorter quotations are titles and manners of speaking."""

_QUOTED = re.compile(r"[“„\"«»]([^“”„\"«»]{12,600})[”“\"»«]")
_STARS = re.compile(r"[★⭐]{2,5}")
_RATED = re.compile(r"\b([0-5](?:[.,]\d)?)\s?(?:/|(?:out )?of|von|de|sobre)\s?5\b", re.I)
_FIX = "Quote a review of the brief word for word, or leave it out."


def unsupported_review(page: PageView) -> Iterator[Fault]:
    """Fault quotations and ratings that are not in the client's reviews."""
    known = evidence(page.view)
    if known is None:
        return
    for piece in pieces(page):
        for shown in (*_quotes(piece, known), *_ratings(piece, known)):
            yield Fault(
                evidence=shown[:200],
                fix=_FIX,
                selector=piece.selector,
                owner="schema_markup" if piece.source == "json-ld" else "testimonial",
            )


def _quotes(piece: Piece, known: Evidence) -> Iterator[str]:
    element = piece.element
    if piece.source == "json-ld":
        quoted = [piece.text] if "reviewBody" in piece.key else []
    elif piece.source == "text" and element is not None and _is_quotation(piece):
        quoted = [piece.text]
    else:
        quoted = [m[1] for m in _QUOTED.finditer(piece.text)] if piece.source == "text" else []
    for quote in quoted:
        words = plain(quote)
        if len(words.split()) >= LEAST_WORDS and words not in known.joined:
            yield quote


def _is_quotation(piece: Piece) -> bool:
    element = piece.element
    around = (element, *element.ancestors) if element else ()
    if any(e.tag in ("cite", "footer", "figcaption") for e in around[:2]):
        return False
    return any(e.tag == "blockquote" for e in around)


def _ratings(piece: Piece, known: Evidence) -> Iterator[str]:
    if piece.source == "json-ld":
        if (piece.key.endswith(("ratingValue",)) and not _is_given(piece.text, known)) or (
            piece.key.endswith(("reviewCount", "ratingCount")) and not _is_count(piece.text, known)
        ):
            yield f"{piece.key} {piece.text}"
        return
    for match in _STARS.finditer(piece.text):
        if not _is_given(str(len(match.group())), known) and not _are_told(match.group(), known):
            yield match.group()
    for match in _RATED.finditer(piece.text):
        if not _is_given(match[1].replace(",", "."), known):
            yield match.group()


def _are_told(stars: str, known: Evidence) -> bool:
    return any(stars == match.group() for text in known.texts for match in _STARS.finditer(text))


def _is_given(value: str, known: Evidence) -> bool:
    try:
        return float(value) in known.ratings or (bool(known.ratings) and value in known.numbers)
    except ValueError:
        return False


def _is_count(value: str, known: Evidence) -> bool:
    return value in known.numbers or value == str(len(known.facts.of(FactKind.REVIEW)))
