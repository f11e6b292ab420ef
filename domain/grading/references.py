"""What a page points to: links, pictures, scripts, styles and the rest, each with its element."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from domain.grading.markup import Document, Element

Kind = Literal[
    "link", "image", "script", "style", "font", "icon", "media", "frame", "form", "preload", "meta",
    "hint", "other",
]  # fmt: skip
"""What a reference is for. `link` is followed by people, `hint` opens a connection, `meta` is read by
machines, all others are fetched when the page is shown."""

FETCHED: frozenset[Kind] = frozenset(
    {"image", "script", "style", "font", "icon", "media", "frame", "preload"}
)
"""Kinds a browser loads."""

_BETWEEN = ", \t\n\r\f"
MOST_CANDIDATES = 200
"""Sizes of one picture that are read; no honest page has thirty."""

_CSS_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')\s]*))\s*\)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORT = re.compile(r"@import\s+(?:url\(\s*)?[\"']?([^\"')\s;]+)", re.IGNORECASE)
_SOURCES: dict[str, tuple[tuple[str, Kind], ...]] = {
    "a": (("href", "link"),),
    "area": (("href", "link"),),
    "img": (("src", "image"),),
    "input": (("src", "image"),),
    "script": (("src", "script"),),
    "iframe": (("src", "frame"),),
    "frame": (("src", "frame"),),
    "embed": (("src", "media"),),
    "object": (("data", "media"),),
    "video": (("src", "media"), ("poster", "image")),
    "audio": (("src", "media"),),
    "track": (("src", "other"),),
    "form": (("action", "form"),),
    "image": (("href", "image"), ("xlink:href", "image")),
    "use": (("href", "image"), ("xlink:href", "image")),
    "body": (("background", "image"),),
}
_LINK_KINDS: dict[str, Kind] = {
    "stylesheet": "style",
    "icon": "icon",
    "shortcut": "icon",
    "apple-touch-icon": "icon",
    "apple-touch-icon-precomposed": "icon",
    "mask-icon": "icon",
    "preload": "preload",
    "modulepreload": "preload",
    "manifest": "other",
    "preconnect": "hint",
    "dns-prefetch": "hint",
    "prefetch": "hint",
    "prerender": "hint",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """One address in a page."""

    url: str
    kind: Kind
    element: Element
    attribute: str
    candidate: str = ""
    """Width or density in a `srcset`, such as `800w`."""


def read_references(document: Document) -> tuple[Reference, ...]:
    """Return every address in the source, in document order."""
    return tuple(found for element in document.elements for found in _of(element))


def css_urls(css: str) -> list[tuple[str, int]]:
    """Return every `url()` and `@import` of a style sheet with its line."""
    plain = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), css)
    found = [(m[1] or m[2] or m[3] or "", m.start()) for m in _CSS_URL.finditer(plain)]
    found += [(m[1], m.start()) for m in _IMPORT.finditer(plain) if "url(" not in m[0].lower()]
    return [(url, plain.count("\n", 0, at) + 1) for url, at in found if url]


def _of(element: Element) -> Iterator[Reference]:
    if special := _SPECIAL.get(element.name):
        yield from special(element)
    for name, kind in _SOURCES.get(element.name, ()):
        yield from _attribute(element, name, kind)
    for name in ("srcset", "imagesrcset"):
        if name in element.attrs:
            for url, size in candidates(element.get(name)):
                yield Reference(url, "image", element, name, size)
    if "url(" in element.get("style"):
        yield from (
            Reference(u, "image", element, "style") for u, _ in css_urls(element.get("style"))
        )


def candidates(srcset: str) -> list[tuple[str, str]]:
    """Return address and descriptor of every candidate of a `srcset`."""
    found: list[tuple[str, str]] = []
    rest = srcset.lstrip(_BETWEEN)
    while rest and len(found) < MOST_CANDIDATES:
        url = rest.split(maxsplit=1)[0]
        rest = rest[len(url) :]
        size = ""
        if not url.endswith(","):
            size, _, rest = rest.partition(",")
        found.append((url.rstrip(","), size.strip()))
        rest = rest.lstrip(_BETWEEN)
    return found


def _attribute(element: Element, name: str, kind: Kind) -> Iterator[Reference]:
    if name in element.attrs:
        yield Reference(element.get(name).strip(), kind, element, name)


def _of_source(element: Element) -> Iterator[Reference]:
    kind: Kind = "image" if element.inside("picture") else "media"
    yield from _attribute(element, "src", kind)


def _of_style(element: Element) -> Iterator[Reference]:
    text = "".join(child for child in element.children if isinstance(child, str))
    yield from (Reference(url, kind_of(url), element, "") for url, _ in css_urls(text))


def _of_link(element: Element) -> Iterator[Reference]:
    rels = element.get("rel").lower().split()
    kinds: list[Kind] = [_LINK_KINDS[rel] for rel in rels if rel in _LINK_KINDS]
    kind: Kind = kinds[0] if kinds else "meta"
    if "alternate" in rels and kind == "style":
        kind = "other"
    yield from _attribute(element, "href", kind)


def _of_meta(element: Element) -> Iterator[Reference]:
    name = (element.get("property") or element.get("name")).lower()
    if name in ("og:image", "og:image:url", "twitter:image", "og:image:secure_url"):
        yield from _attribute(element, "content", "meta")


def kind_of(url: str) -> Kind:
    """Return what an address in a style sheet is for, by its ending."""
    path = url.split("?")[0].split("#")[0].lower()
    if path.endswith((".woff2", ".woff", ".ttf", ".otf", ".eot")):
        return "font"
    return "style" if path.endswith(".css") else "image"


_SPECIAL: dict[str, Callable[[Element], Iterator[Reference]]] = {
    "link": _of_link,
    "meta": _of_meta,
    "source": _of_source,
    "style": _of_style,
}
