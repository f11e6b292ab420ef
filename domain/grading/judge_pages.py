"""Turn a page into the plain text a judge reads, and tell what the page is for."""

import re
from typing import Literal

from domain.facts import Language
from domain.grading.accessibility.document import Element
from domain.grading.content.prose import Piece, page_language, texts
from domain.grading.judge import PageText
from domain.grading.judge_criteria import JudgedKind
from domain.grading.seo.kinds import is_home, is_legal, is_listing, is_private
from domain.grading.view import PageView, SiteView
from domain.text.unseen import without_unseen

_LANGUAGES: dict[str, Language] = {"en": "en", "de": "de", "es": "es"}

_KINDS: tuple[tuple[JudgedKind, re.Pattern[str]], ...] = (
    ("contact", re.compile(r"contact|kontakt|anfahrt")),
    ("faq", re.compile(r"faq|question|fragen|pregunta")),
    ("prices", re.compile(r"pric(?:e|ing)|preis|precio|tarif|rates")),
    ("about", re.compile(r"about|ueber-uns|%C3%BCber-uns|nosotros|quienes|equipo|team|who-we-are")),
    ("article", re.compile(r"/(?:blog|articles?|journal|news|artikel|articulos?)/.")),
)
_SALES = re.compile(
    r"/(?:services?|products?|treatments?|rooms?|menu|leistungen|produkte|angebot|zimmer|sortiment|behandlungen"
    r"|servicios|productos|tratamientos|habitaciones|carta)/"
)
_ARTICLE = re.compile(r'"@type"\s*:\s*"(?:Article|BlogPosting|NewsArticle)"')
_OF_FORMS = frozenset({"label", "option", "legend", "select", "textarea"})


def judged_pages(view: SiteView) -> tuple[PageView, ...]:
    """Return the pages that are judged, the home page first: no legal texts, steps and errors."""
    pages = [
        page
        for page in view.ordinary
        if not (page.is_error_page or is_legal(page) or is_private(page) or is_listing(page))
    ]
    return tuple(sorted(pages, key=lambda page: (not is_home(page), page.url)))


def page_text(page: PageView) -> PageText:
    """Return the content of a page, and its header and footer apart."""
    parts: dict[str, list[str]] = {"text": [], "header": [], "footer": []}
    for piece in texts(page):
        if not _skips(piece.element):
            parts[_part(piece)].append(_line(piece))
    return PageText(
        url=page.url,
        kind=kind_of(page),
        language=_LANGUAGES.get(page_language(page), "en"),
        **{name: "\n".join(lines) for name, lines in parts.items()},
    )


def kind_of(page: PageView) -> JudgedKind:
    """Return what a page is for, from its address and from what stands below it."""
    if is_home(page):
        return "home"
    if _ARTICLE.search(page.html):
        return "article"
    url = page.url.lower()
    named: JudgedKind | None = next((kind for kind, words in _KINDS if words.search(url)), None)
    if named:
        return named
    above = url.rstrip("/").rpartition("/")[0] + "/"
    if _sells(page, above):
        return "service"
    return "services" if _sells(page, url) else "other"


def _sells(page: PageView, folder: str) -> bool:
    """Whether a folder lists what is sold: by its name, or, on sites of ours, as it has pages."""
    if folder == "/" or not folder.endswith("/"):
        return False
    is_above = any(url.startswith(folder) and url != folder for url in page.view.by_url)
    return bool(_SALES.fullmatch(folder)) or (page.view.is_ours and is_above)


def _part(piece: Piece) -> Literal["text", "header", "footer"]:
    """Return where it stands; the way back above the first heading belongs to the header."""
    element = piece.element
    tag = element.tag if element else ""
    if "footer" in (piece.place, tag):
        return "footer"
    is_way = tag in ("header", "nav") or (element is not None and element.inside("nav"))
    return "header" if piece.place or is_way else "text"


def _skips(element: Element | None) -> bool:
    """Whether it is no text to judge: outside of everything, past the navigation, of a form."""
    if element is None:
        return False
    if element.tag == "body" or element.tag in _OF_FORMS:
        return True
    return any(child.get("href").startswith("#") for child in _children(element))


def _line(piece: Piece) -> str:
    """Return what is read of it: letters nobody sees may hold words for a judge alone."""
    element, text = piece.element, without_unseen(piece.text)
    if element is None:
        return text
    if found := re.fullmatch(r"h([1-6])", element.tag):
        return f"{'#' * int(found[1])} {text}"
    if element.tag == "summary":
        return f"## {text}"
    if element.tag == "button" or any(child.tag in ("a", "button") for child in _children(element)):
        return f"[{text}]"
    return f"- {text}" if element.tag == "li" else text


def _children(element: Element) -> tuple[Element, ...]:
    """Return the elements of a line that holds nothing else; none where words stand beside them."""
    words = [item for item in element.content if isinstance(item, str) and item.strip()]
    return () if words else tuple(item for item in element.content if isinstance(item, Element))
