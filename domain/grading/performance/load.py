"""Which files a page loads, and how much they weigh."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from posixpath import dirname
from typing import Literal
from urllib.parse import urljoin

from domain.grading.audit import Fault
from domain.grading.grade import Severity
from domain.grading.references import Reference, candidates, css_urls
from domain.grading.view import PageView
from domain.site import SiteFile

Part = Literal["html", "css", "js", "font", "image", "media", "other"]

_PARTS: dict[str, Part] = {
    **dict.fromkeys(("html", "htm"), "html"),
    "css": "css",
    **dict.fromkeys(("js", "mjs"), "js"),
    **dict.fromkeys(("woff2", "woff", "ttf", "otf", "eot"), "font"),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico"), "image"),
    **dict.fromkeys(("mp4", "webm", "mp3", "ogg", "mov"), "media"),
}
_TEXTS = frozenset({"html", "css", "js"})
SCREEN_PX = 1440
"""Width of the screen pictures are chosen for."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One file a page loads."""

    file: SiteFile
    part: Part

    @property
    def size(self) -> int:
        """Bytes as they are stored."""
        return len(self.file.body)

    @property
    def wire(self) -> int:
        """Bytes on the way to the browser, text compressed."""
        is_text = self.part in _TEXTS or self.file.path.lower().endswith(".svg")
        return compressed(self.file.body) if is_text else self.size


@lru_cache(maxsize=4096)
def compressed(body: bytes) -> int:
    """Return the length after gzip at the level hosts use."""
    return len(zlib.compress(body, 6))


def part_of(path: str) -> Part:
    """Return what a file is by its ending."""
    return _PARTS.get(path.rsplit(".", 1)[-1].lower(), "other")


def loads(page: PageView) -> tuple[Loaded, ...]:
    """Return every file of this site that showing the page on a wide screen fetches, the page first."""
    if "loads" not in page.memory:
        page.memory["loads"] = _loads(page)
    return page.memory["loads"]


def _loads(page: PageView) -> tuple[Loaded, ...]:
    found: dict[str, Loaded] = {page.file.path: Loaded(page.file, "html")}
    for reference in chosen(page):
        path = page.local_path(reference.url) if reference.url else None
        file = page.view.file(path) if path else None
        if file and file.path not in found and not file.path.endswith((".html", ".htm")):
            found[file.path] = Loaded(file, part_of(file.path))
    for path in [p for p, loaded in found.items() if loaded.part == "css"]:
        for inner in _fonts_and_imports(page, path):
            found.setdefault(inner.file.path, inner)
    return tuple(found.values())


def _fonts_and_imports(page: PageView, sheet: str) -> Iterator[Loaded]:
    """Yield imported sheets and the best format of each font; background pictures depend on use."""
    css = page.view.stylesheets.get(sheet, "")
    for url, _ in css_urls(css):
        path = urljoin(f"/{dirname(sheet)}/", url).split("?")[0].split("#")[0].removeprefix("/")
        file = page.view.file(path)
        if file and (path.endswith(".css") or (path.endswith(".woff2") and _is_latin(css, url))):
            yield Loaded(file, part_of(path))


def _is_latin(css: str, url: str) -> bool:
    """Whether the face holds the letters a page in a western language needs."""
    at = css.find(url)
    block = css[css.rfind("@font-face", 0, at) : css.find("}", at)]
    ranges = re.search(r"unicode-range:\s*([^;}]+)", block)
    return ranges is None or "U+00" in ranges[1].upper() or "U+0-" in ranges[1].upper()


def chosen(page: PageView) -> Iterator[Reference]:
    """Yield the references a wide screen follows: one candidate per picture, nothing that waits unseen."""
    for reference in page.references:
        element = reference.element
        if element.inside("noscript", "template") or reference.kind in (
            "link",
            "form",
            "meta",
            "hint",
        ):
            continue
        if reference.kind in ("frame", "other") or (
            element.name == "script" and "nomodule" in element.attrs
        ):
            continue
        if reference.attribute in ("srcset", "imagesrcset"):
            if reference.url == best(element.get(reference.attribute)) and _is_first_source(
                reference
            ):
                yield reference
        elif not _is_replaced(reference) and not _is_unfetched(reference):
            yield reference


def _is_unfetched(reference: Reference) -> bool:
    element = reference.element
    is_poor_icon = reference.kind == "icon" and "icon" not in element.get("rel").lower().split()
    is_silent = reference.kind == "media" and element.get("preload") == "none"
    return is_poor_icon or is_silent or element.get("media").strip().lower() == "print"


def _is_replaced(reference: Reference) -> bool:
    """Whether a `srcset` or a `<source>` is taken in place of this `src`."""
    element = reference.element
    if element.name != "img" or reference.attribute != "src":
        return False
    picture = element.inside("picture")
    has_source = picture is not None and any(e.name == "source" for e in picture.elements)
    return has_source or bool(element.get("srcset"))


def _is_first_source(reference: Reference) -> bool:
    """Whether the element is the one a browser with all formats takes from its `<picture>`."""
    element = reference.element
    picture = element.inside("picture")
    if picture is None:
        return True
    sources = [e for e in picture.elements if e.name == "source" and e.get("srcset")]
    wide = [e for e in sources if "max-width" not in e.get("media")]
    return element is wide[0] if wide else element.name == "img"


def best(srcset: str) -> str:
    """Return the candidate a wide screen takes: the narrowest of at least its width, else the widest."""
    widths = [
        (int(size[:-1]), url) for url, size in candidates(srcset) if re.fullmatch(r"\d+w", size)
    ]
    if not widths:
        return next((url for url, _ in candidates(srcset)), "")
    enough = sorted(pair for pair in widths if pair[0] >= SCREEN_PX)
    return enough[0][1] if enough else max(widths)[1]


def over(
    page: PageView, *, part: Part, most_kb: float, owner: str | None = None
) -> Iterator[Fault]:
    """Fault a page whose files of one kind exceed a budget; twice the budget is serious."""
    files = [loaded for loaded in loads(page) if loaded.part == part]
    total_kb = sum(loaded.size for loaded in files) / 1000
    if total_kb > most_kb and files and page.is_ordinary:
        largest = sorted(files, key=lambda loaded: -loaded.size)[:3]
        shown = ", ".join(f"{item.file.path} {item.size / 1000:.0f} kB" for item in largest)
        is_certain = part != "font"  # a face that is declared is not always used
        severity: Severity = "serious" if total_kb > 2 * most_kb and is_certain else "moderate"
        yield Fault(
            evidence=f"{total_kb:.0f} kB of {part}, budget {most_kb:g} kB: {shown}",
            fix="Send less: remove what the page does not use, and compress what it does.",
            selector=largest[0].file.path,
            severity=severity,
            owner=owner,
        )
