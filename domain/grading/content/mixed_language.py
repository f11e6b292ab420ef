"""A page is in one language."""

from collections.abc import Iterator

from domain.grading.accessibility.languages import language_of
from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, page_language, texts
from domain.grading.view import PageView


def mixed_language(page: PageView) -> Iterator[Fault]:
    """Fault paragraphs that are surely in another language and do not say so."""
    main = page_language(page)
    if not main:
        return
    for piece in texts(page):
        written = language_of(piece.text)
        if written and written != main and not _says_so(piece):
            yield Fault(
                evidence=f"{written!r} on a page in {main!r}: {piece.text[:120]!r}",
                fix=f'Translate it, or write lang="{written}" on it.',
                selector=piece.selector,
                owner=piece.owner,
            )


def _says_so(piece: Piece) -> bool:
    element = piece.element
    around = (element, *element.ancestors) if element else ()
    return any(e.has("lang") and e.tag != "html" for e in around) or any(
        e.tag in ("blockquote", "q") for e in around
    )
