"""A page is in one language."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.languages import (
    has_words,
    language_of,
    short_language_of,
)
from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, page_language, sentences, texts
from domain.grading.view import PageView


def mixed_language(page: PageView) -> Iterator[Fault]:
    """Fault paragraphs and sentences that are surely in another language and do not say so."""
    main = page_language(page)
    if not main:
        return
    for piece in texts(page):
        written, shown = _foreign(piece, main)
        if written and not _says_so(piece):
            yield Fault(
                evidence=f"{written!r} on a page in {main!r}: {shown[:120]!r}",
                fix=f'Translate it, or write lang="{written}" on it.',
                selector=piece.selector,
                owner=piece.owner,
            )


def _foreign(piece: Piece, main: str) -> tuple[str, str]:
    """Return the language a paragraph, or the first sentence in it, is surely in, and its words."""
    written = language_of(piece.text)
    if written and written != main:
        return written, piece.text
    if not has_words(main) or piece.text[-1:] not in ".!?":
        return "", ""
    for sentence in sentences(piece.text):
        written = language_of(sentence) or short_language_of(sentence, but=main)
        if written and written != main and not _is_quoted(piece, sentence):
            return written, sentence
    return "", ""


def _is_quoted(piece: Piece, sentence: str) -> bool:
    """Whether the sentence is, or may be, somebody else's words or a title inside the paragraph."""
    if re.search(r"[\"“”„«»]", sentence):
        return True
    inner = piece.element.descendants if piece.element else ()
    return any(one.has("lang") or one.tag in ("q", "cite", "i", "em") for one in inner)


def _says_so(piece: Piece) -> bool:
    element = piece.element
    around = (element, *element.ancestors) if element else ()
    return any(e.has("lang") and e.tag != "html" for e in around) or any(
        e.tag in ("blockquote", "q") for e in around
    )
