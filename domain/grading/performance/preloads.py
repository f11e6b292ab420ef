"""Hints to the browser are right, and few."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView

MOST = 6
"""Preloads above which they compete with what is needed first."""


def preloads(page: PageView) -> Iterator[Fault]:
    """Fault preloads without `as`, of fonts without `crossorigin`, and too many of them."""
    found = [n for n in page.document.named("link") if "preload" in n.get("rel").lower().split()]
    for node in found if page.is_ordinary else ():
        if not node.get("as"):
            yield fault_at(node, 'Say what is loaded, such as as="font".')
        elif node.get("as") == "font" and "crossorigin" not in node.attrs:
            yield fault_at(node, "Add crossorigin, or the font is fetched twice.")
        elif _is_unused(page, node):
            yield fault_at(node, "Remove it; nothing on the page uses the file.", severity="minor")
    if len(found) > MOST and page.is_ordinary:
        yield fault_at(
            found[MOST],
            "Preload only what the first screen needs.",
            evidence=f"{len(found)} preloads",
            severity="minor",
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
