"""Paragraphs leave the eye room."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts, words
from domain.grading.view import PageView

MOST_WORDS = 150
"""About twelve lines on a telephone twice over; advice of plain-language guides is 100 or less."""


def long_paragraphs(page: PageView) -> Iterator[Fault]:
    """Fault walls of text, outside legal pages."""
    for piece in texts(page) if not _is_legal(page) else ():
        count = len(words(piece.text))
        if count > MOST_WORDS:
            yield Fault(
                evidence=f"{count} words in one paragraph: {piece.text[:100]!r}",
                fix="Break it into paragraphs of one thought, with a heading or a list.",
                selector=piece.selector,
                owner=piece.owner,
            )


def _is_legal(page: PageView) -> bool:
    names = ("privacy", "datenschutz", "privacidad", "terms", "agb", "legal", "impressum", "cookie")
    return any(name in page.url.lower() for name in names)
