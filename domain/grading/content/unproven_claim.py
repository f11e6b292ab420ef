"""Praise and promises are proved, or not made."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.claim_words import CLAIM_WORDS
from domain.grading.content.prose import Piece, sentences, texts
from domain.grading.view import PageView

_BOASTS = frozenset({"superlative", "trust", "many", "satisfaction", "guarantee", "award"})
"""Families of claims that readers of any site want proved."""
MOST = 3
"""From so many on one page they are its manner, and worse than a slip."""


def unproven_claim(page: PageView) -> Iterator[Fault]:
    """Fault boasts no source stands beside; where facts are known, `unsupported-claim` judges instead."""
    if page.context.facts is not None:
        return
    found = [(piece, word, said) for piece in texts(page) for word, said in _boasts(piece)]
    told: set[str] = set()
    for piece, word, said in found:
        if word not in told:
            told.add(word)
            yield Fault(
                evidence=f"{said!r} in {piece.text[:140]!r} ({word}, no source beside it)",
                fix="Say who says so and where, or say what is done instead.",
                selector=piece.selector,
                owner=piece.owner,
                severity="moderate" if len({w for _, w, _ in found}) >= MOST else None,
            )


def _boasts(piece: Piece) -> Iterator[tuple[str, str]]:
    element = piece.element
    if element is None or any(
        e.tag in ("blockquote", "q", "article") for e in (element, *element.ancestors)
    ):
        return  # somebody else's words, or an essay
    if any(e.tag == "cite" or (e.tag == "a" and e.has("href")) for e in element.descendants):
        return  # a source stands beside it
    for sentence in sentences(piece.text):
        for family in CLAIM_WORDS:
            match = family.pattern.search(sentence) if family.name in _BOASTS else None
            if match and not (family.except_in and family.except_in.search(sentence)):
                yield family.name, match.group()
