"""A page has something to say."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.seo.kinds import is_legal, is_listing, is_private
from domain.grading.view import PageView

FEWEST = 30
"""Words outside header, navigation and footer; below that nothing tells the page from others."""

_FRAME = frozenset({"header", "nav", "footer", "aside", "script", "style", "template", "noscript"})


def thin_page(page: PageView) -> Iterator[Fault]:
    """Fault a page of fewer than 30 words without form, map, media or several pictures."""
    if not page.is_indexable or is_legal(page) or is_listing(page) or is_private(page):
        return
    body = page.document.first("body")
    if body is None:
        return
    inner = [
        e for e in body.walk() if e.name in ("form", "iframe", "video", "audio", "img", "table")
    ]
    is_reached = any(
        e.get("href").startswith(("tel:", "mailto:"))
        for e in page.document.named("a")
        if not e.inside(*_FRAME)
    )
    is_visual = sum(e.name == "img" for e in inner) >= 3 or any(e.name != "img" for e in inner)
    words = sum(len(part.split()) for part in _texts(page))
    if words < FEWEST and not is_visual and not is_reached:
        yield Fault(
            evidence=f"{words} words besides header, navigation and footer",
            fix="Say what the page is for, or join it with another.",
            selector="main" if page.document.first("main") else "body",
        )


def _texts(page: PageView) -> Iterator[str]:
    stack = [page.document.root]
    while stack:
        node = stack.pop()
        for child in node.children:
            if isinstance(child, str):
                if node.name not in ("head", "title"):
                    yield child
            elif child.name not in _FRAME and child.name != "head":
                stack.append(child)
