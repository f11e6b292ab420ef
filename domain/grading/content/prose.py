"""What readers and machines read on a page, piece by piece, with the agent that wrote it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

from domain.grading.accessibility.document import INLINE, NEVER_SEEN, Document, Element, document
from domain.grading.accessibility.languages import language_of
from domain.grading.view import PageView
from domain.text.json_text import read_json

MOST_MENTIONED = 3
"""Words of a quotation that only names something."""

Source = Literal[
    "text", "alt", "title", "description", "og", "json-ld", "href", "label", "placeholder"
]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One stretch of text."""

    text: str
    source: Source
    element: Element | None = None
    key: str = ""
    """Path of the leaf in JSON-LD, such as `openingHours`; name of the meta tag; else empty."""
    section: str = ""
    """The headings it stands under, outermost first, joined by ` / `, in lower case."""
    place: str = ""
    """`header`, `footer`, `nav`, or empty for the content of the page."""

    @property
    def selector(self) -> str:
        """CSS selector of its element; empty without one."""
        return self.element.selector if self.element else ""

    @property
    def is_code(self) -> bool:
        """Whether it shows source code."""
        element = self.element
        return element is not None and any(
            e.tag in ("code", "pre", "kbd", "samp") for e in (element, *element.ancestors)
        )

    @property
    def written(self) -> str:
        """The text without source code and single words quoted in it, which are spoken of, not used."""
        text = self.text
        for one in self.element.descendants if self.element and self.source == "text" else ():
            quoted = one.tag == "q" and len(one.text.split()) <= MOST_MENTIONED
            if one.text and (quoted or one.tag in ("code", "kbd", "samp", "var")):
                text = text.replace(one.text, " ", 1)
        return text

    @property
    def owner(self) -> str:
        """Name of the agent that writes this part of a page."""
        return _owner(self)


_OWNERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "testimonial",
        re.compile(
            r"review|testimonial|quote|kundenstimm|bewertung|referenz|opinion|reseñ|testimonio"
        ),
    ),
    ("faq", re.compile(r"\bfaq|question|frage|pregunta")),
    (
        "local_seo",
        re.compile(
            r"contact|kontakt|contacto|address|adresse|dirección|hours|öffnungszeit|horario|find us|anfahrt|area|footer"
        ),
    ),
    ("about_page", re.compile(r"about|über uns|sobre|quiénes|team|historia|geschichte|story")),
    (
        "service_description",
        re.compile(
            r"price|preis|precio|service|leistung|servicio|menu|karte|tarif|angebot|offer|treatment"
        ),
    ),
    ("blog_content", re.compile(r"blog|article|artikel|journal|news")),
)


def _owner(piece: Piece) -> str:
    if piece.source in ("title", "description", "og"):
        return "meta_description"
    if piece.source == "json-ld":
        return "schema_markup"
    if piece.source == "alt":
        return "image_selection"
    element = piece.element
    around = (element, *element.ancestors) if element else ()
    names = " ".join(f"{e.get('class')} {e.get('id')} {e.tag}" for e in around).lower()
    if any(e.tag in ("blockquote", "q") for e in around):
        return "testimonial"
    if piece.place in ("header", "footer", "nav") or piece.source == "href":
        return "local_seo"
    if re.search(r"\bhero|masthead|\bh1\b|jumbotron|lead", names):
        return "hero_copy"
    url = element.node.parser and "" if element else ""
    where = f"{names} {piece.section} {url}"
    return next((owner for owner, words in _OWNERS if words.search(where)), "service_description")


_BLOCK_BREAKS = re.compile(r"\s+")
_META = {
    "description": "description",
    "og:title": "og",
    "og:description": "og",
    "twitter:title": "og",
    "twitter:description": "og",
}
_NOT_PROSE = re.compile(r"^@|url$|^image$|^logo$|sameAs|^\$|contentUrl|^id$", re.I)


def pieces(page: PageView) -> tuple[Piece, ...]:
    """Return everything a page says: visible text, names, head and JSON-LD; kept with the page."""
    kept: object = vars(page).get("_pieces")
    if isinstance(kept, tuple):
        return cast(tuple[Piece, ...], kept)
    whole = document(page)
    made = tuple(_held((*_head(page, whole), *_visible(whole), *_named(whole), *_linked(whole))))
    vars(page)["_pieces"] = made
    return made


LONGEST_PIECE = 4_000
MOST_CHARACTERS = 300_000
"""What is read of one stretch and of one page: fifty pages of a book; more is no prose."""


def _held(found: Iterable[Piece]) -> Iterator[Piece]:
    total = 0
    for piece in found:
        total += min(len(piece.text), LONGEST_PIECE)
        if total > MOST_CHARACTERS:
            return
        yield (
            piece
            if len(piece.text) <= LONGEST_PIECE
            else replace(piece, text=piece.text[:LONGEST_PIECE])
        )


def texts(page: PageView) -> list[Piece]:
    """Return the visible pieces of the content, head, navigation and code left out."""
    kept: object = vars(page).get("_texts")
    if isinstance(kept, list):
        return cast(list[Piece], kept)
    made = [p for p in pieces(page) if p.source == "text" and not p.is_code]
    vars(page)["_texts"] = made
    return made


def _head(page: PageView, whole: Document) -> Iterator[Piece]:
    if page.title:
        element = next(iter(whole.by_tag.get("title", ())), None)
        yield Piece(text=page.title, source="title", element=element)
    for element in whole.by_tag.get("meta", ()):
        name = (element.get("name") or element.get("property")).lower()
        if name in _META and element.get("content"):
            source: Source = "description" if name == "description" else "og"
            yield Piece(text=element.get("content"), source=source, element=element, key=name)
    for element in whole.by_tag.get("script", ()):
        if element.get("type").lower() == "application/ld+json":
            for key, text in _leaves(json_of(element), ""):
                yield Piece(text=text, source="json-ld", element=element, key=key)


def json_of(element: Element) -> object:
    """Return the JSON of a script element; None when it cannot be read."""
    try:
        return cast(object, read_json("".join(t for t in element.content if isinstance(t, str))))
    except ValueError:
        return None


def _leaves(thing: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(thing, dict):
        for name, item in cast(dict[str, object], thing).items():
            if name == "@graph":
                yield from _leaves(item, key)
            elif not _NOT_PROSE.search(name):
                yield from _leaves(item, f"{key}.{name}" if key else name)
    elif isinstance(thing, list):
        for item in cast(list[object], thing):
            yield from _leaves(item, key)
    elif (
        isinstance(thing, str | int | float) and not isinstance(thing, bool) and str(thing).strip()
    ):
        yield key, str(thing)


def _visible(whole: Document) -> Iterator[Piece]:
    if whole.body is None:
        return
    walker = _Walker()
    walker.walk(whole.body, "")
    walker.flush(whole.body, "")
    yield from walker.found


_APART = frozenset(
    {"button", "select", "textarea", "td", "th", "dt", "dd", "label", "option", "summary"}
)
"""Elements whose text is a piece of its own, inline or not."""


class _Walker:
    """Collects text block by block, with the headings it stands under."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self._line: list[str] = []
        self._headings: dict[int, str] = {}
        self._read = 0

    def walk(self, element: Element, place: str) -> None:
        if self._read > MOST_CHARACTERS:
            return
        if element.tag in ("header", "footer", "nav") and not element.inside("main", "article"):
            place = element.tag
        linked = False
        for item in element.content:
            if isinstance(item, str):
                self._line.append(item)
                linked = linked and not item.strip()
                continue
            if linked and item.tag == "a":
                self.flush(element, place)  # links side by side are a list, not a sentence
            linked = item.tag == "a" or (linked and item.tag == "br")
            self._meet(element, item, place)

    def _meet(self, around: Element, item: Element, place: str) -> None:
        if item.tag == "br":
            self._line.append(" ")
        elif item.tag in _APART:
            self._apart(around, item, place)
        elif item.tag not in NEVER_SEEN and item.tag != "svg" and not item.has("hidden"):
            if item.tag in INLINE:
                self.walk(item, place)
            else:
                self._apart(around, item, place)

    def _apart(self, around: Element, item: Element, place: str) -> None:
        self.flush(around, place)
        if not item.has("hidden"):
            self.walk(item, place)
            self.flush(item, place)

    def flush(self, element: Element, place: str) -> None:
        words = " ".join("".join(self._line).split())
        self._line.clear()
        if not words:
            return
        self._read += len(words)
        if re.fullmatch(r"h[1-6]", element.tag):
            level = int(element.tag[1])
            self._headings = {n: h for n, h in self._headings.items() if n < level} | {
                level: words.lower()
            }
        section = " / ".join(self._headings[level] for level in sorted(self._headings))
        self.found.append(
            Piece(text=words, source="text", element=element, section=section, place=place)
        )


def _named(whole: Document) -> Iterator[Piece]:
    for element in whole.elements:
        if element.is_hidden:
            continue
        if element.get("alt"):
            yield Piece(text=element.get("alt"), source="alt", element=element)
        for name in ("aria-label", "title"):
            if element.get(name) and element.tag != "html":
                yield Piece(text=element.get(name), source="label", element=element)
        if element.get("placeholder"):
            yield Piece(text=element.get("placeholder"), source="placeholder", element=element)


def _linked(whole: Document) -> Iterator[Piece]:
    for element in whole.of("a", "area"):
        href = element.get("href")
        if href.lower().startswith(("tel:", "mailto:", "sms:", "https://wa.me/")):
            yield Piece(text=href.split("?")[0], source="href", element=element)


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; abbreviations and numbers with points do not end one."""
    guarded = _ABBREVIATIONS.sub(lambda m: m.group().replace(".", "\x00"), text)
    parts = re.split(r"(?<=[.!?…])[\"”“»’)]*\s+(?=[\"„“«¿¡(]?[A-ZÄÖÜÁÉÍÓÚÑ0-9])", guarded)
    return tuple(part.replace("\x00", ".").strip() for part in parts if part.strip())


_ABBREVIATIONS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Str|No|Nr|Tel|Inc|Ltd|Co|vs|etc|e\.g|i\.e|approx|z\.\s?B|d\.\s?h|u\.\s?a|bzw"
    r"|ca|inkl|zzgl|Abs|Art|Sr|Sra|Dra|Ud|Uds|pág|núm|tel|C|Av|Avda|a\.m|p\.m|[A-Z]|\d{1,2})\.(?=\s)",
)


def words(text: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", text)


def page_language(page: PageView) -> str:
    """Return the language a page's text is in: what it claims unless the text surely says otherwise."""
    kept: object = vars(page).get("_language")
    if isinstance(kept, str):
        return kept
    root = document(page).root
    claimed = root.get("lang").lower()[:2] if root else ""
    body = " ".join(p.text for p in texts(page) if len(p.text) > 40)[:6000]
    made = language_of(body) or claimed
    vars(page)["_language"] = made
    return made
