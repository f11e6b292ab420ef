"""Turn a page into the plain text a judge reads."""

import re

from domain.facts import Language
from domain.grading.accessibility.document import Element
from domain.grading.content.prose import page_language, texts
from domain.grading.judge import PageText
from domain.grading.view import PageView

_LANGUAGES: dict[str, Language] = {"en": "en", "de": "de", "es": "es"}


def page_text(page: PageView) -> PageText:
    """Return the content of a page, without its header, navigation and footer."""
    shown = [
        _line(piece.text, piece.element)
        for piece in texts(page)
        if piece.source == "text" and not piece.place and not _skips(piece.element)
    ]
    language = _LANGUAGES.get(page_language(page), "en")
    return PageText(url=page.url, language=language, text="\n".join(shown))


def _skips(element: Element | None) -> bool:
    """Whether it is words straight in the frame of a page: the link past the navigation, say."""
    return element is not None and element.tag in ("body", "header", "nav", "footer")


def _line(text: str, element: Element | None) -> str:
    if element is None:
        return text
    if found := re.fullmatch(r"h([1-6])", element.tag):
        return f"{'#' * int(found[1])} {text}"
    if any(child.tag in ("a", "button") for child in _children(element)):
        return f"[{text}]"
    return f"- {text}" if element.tag == "li" else text


def _children(element: Element) -> tuple[Element, ...]:
    """Return the elements of a line that holds nothing else; none where words stand beside them."""
    words = [item for item in element.content if isinstance(item, str) and item.strip()]
    return () if words else tuple(item for item in element.content if isinstance(item, Element))
