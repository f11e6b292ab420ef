"""Hints to the browser are right, and few."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView

MOST = 6
"""Preloads above which they compete with what is needed first."""
MOST_FONTS = 4
"""Typefaces, each with its weights, that a first screen shows at most."""
MOST_AHEAD_KB = 500
"""Kilobytes that may be fetched before anybody asks for them."""


def preloads(page: PageView) -> Iterator[Fault]:
    """Fault preloads without `as`, of fonts without `crossorigin`, and too many of them."""
    found = [n for n in page.document.named("link") if "preload" in n.get("rel").lower().split()]
    for node in found if page.is_ordinary else ():
        if not node.get("as"):
            yield fault_at(node, 'Say what is loaded, such as as="font".')
        elif node.get("as") == "font" and "crossorigin" not in node.attrs:
            yield fault_at(node, "Add crossorigin, or the font is fetched twice.")
        elif (wanted := _kind(node)) and node.get("as").lower() not in (wanted, "fetch", "worker"):
            yield fault_at(node, f'Write as="{wanted}", or the file is fetched twice.')
        elif _is_unused(page, node):
            yield fault_at(node, "Remove it; nothing on the page uses the file.", severity="minor")
    fonts = [node for node in found if node.get("as").lower() == "font"]
    if len(fonts) > MOST_FONTS and page.is_ordinary:
        yield fault_at(
            fonts[MOST_FONTS],
            "Preload the one or two typefaces of the first screen.",
            evidence=f"{len(fonts)} typefaces preloaded",
            severity="minor",
        )
    yield from _heavy(page)
    if len(found) > MOST and page.is_ordinary:
        yield fault_at(
            found[MOST],
            "Preload only what the first screen needs.",
            evidence=f"{len(found)} preloads",
            severity="minor",
        )


_ENDINGS = (
    ("font", (".woff2", ".woff", ".ttf", ".otf")),
    ("style", (".css",)),
    ("script", (".js", ".mjs")),
    ("image", (".avif", ".webp", ".png", ".jpg", ".jpeg", ".gif", ".svg")),
)


def _kind(node: Element) -> str:
    """Return what the file is by its ending, or an empty text."""
    path = node.get("href").split("?")[0].split("#")[0].lower()
    return next((kind for kind, endings in _ENDINGS if path.endswith(endings)), "")


def _heavy(page: PageView) -> Iterator[Fault]:
    """Fault large files fetched for a page that may never be visited."""
    for node in page.document.named("link") if page.is_ordinary else ():
        is_ahead = {"prefetch", "prerender"} & set(node.get("rel").lower().split())
        path = page.local_path(node.get("href")) if is_ahead else None
        file = page.view.file(path) if path else None
        if file and len(file.body) > MOST_AHEAD_KB * 1000:
            yield fault_at(
                node,
                "Load it when somebody asks for it.",
                evidence=f"{path}, {len(file.body) / 1000:.0f} kB, is fetched in advance",
            )


def _is_unused(page: PageView, node: Element) -> bool:
    """Whether a font or picture of this site is named by nothing else on the page or in its styles."""
    path = (
        page.local_path(node.get("href")) if node.get("as") in ("font", "image", "style") else None
    )
    if path is None or node.get("imagesrcset"):
        return False
    name = path.rsplit("/", 1)[-1]
    return page.html.count(name) == 1 and name not in page.css and not _is_scripted(page, name)


def _is_scripted(page: PageView, name: str) -> bool:
    return any(name in code for code in page.view.scripts.values())
