"""Hints to the browser are right, and few."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
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
    if len(found) > MOST and page.is_ordinary:
        yield fault_at(
            found[MOST],
            "Preload only what the first screen needs.",
            evidence=f"{len(found)} preloads",
            severity="minor",
        )
