"""What of a page is proofread: English sentences and labels of its own, no code, no quotations."""

from typing import cast

from domain.grading.accessibility.document import document
from domain.grading.content.prose import Piece, page_language, pieces
from domain.grading.view import PageView
from domain.proofreading import Dialect

_READ = frozenset({"text", "title", "description", "alt", "label", "og"})
_DIALECTS: dict[str, Dialect] = {
    **{"gb": "British", "ie": "British", "us": "American"},
    **{"au": "Australian", "ca": "Canadian", "in": "Indian"},
}


def is_readable(page: PageView) -> bool:
    """Whether the page is in a language the engine reads: English."""
    return page_language(page) == "en"


def paragraphs(page: PageView) -> tuple[Piece, ...]:
    """Return what is read, each text once; kept with the page.

    A review is quoted as its writer wrote it, so nobody may mend it.
    """
    if "paragraphs" not in page.memory:
        once = {
            piece.text: piece
            for piece in reversed(pieces(page))
            if piece.source in _READ and not piece.is_code and not _is_others(piece)
        }
        page.memory["paragraphs"] = tuple(reversed(once.values()))
    return cast("tuple[Piece, ...]", page.memory["paragraphs"])


def dialects(page: PageView) -> tuple[Dialect, ...]:
    """Return the kinds of English the page may be in: that of its region, or either of the two large."""
    root = document(page).root
    _, _, region = (root.get("lang") if root else "").lower().replace("_", "-").partition("-")
    return (_DIALECTS[region],) if region in _DIALECTS else ("British", "American")


def _is_others(piece: Piece) -> bool:
    """Whether somebody else says it, or it is said in another language."""
    element = piece.element
    for one in (element, *element.ancestors) if element else ():
        language = one.get("lang").lower()
        if one.tag in ("blockquote", "q", "cite") or (language and not language.startswith("en")):
            return True
    return False
