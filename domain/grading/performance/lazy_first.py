"""The picture people see first is not told to wait."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView

TEXT_BEFORE = 250
"""Characters of text before it; a picture behind more is not on the first screen of a phone."""
NARROWEST_PX = 300


def lazy_first(page: PageView) -> Iterator[Fault]:
    """Fault `loading=lazy` on the first large picture when it stands at the top of the page."""
    for node in page.document.named("img") if page.is_ordinary and not _has_tall_top(page) else ():
        if node.inside("footer", "noscript", "template", "dialog", "nav") or _is_small(node):
            continue
        if node.get("loading").lower() == "lazy" and _text_before(page, node) < TEXT_BEFORE:
            yield fault_at(node, 'Remove loading="lazy" and add fetchpriority="high".')
        return


_TALL = re.compile(r"height\s*:\s*[\d.]{1,6}[sdl]?vh", re.I)


def _has_tall_top(page: PageView) -> bool:
    """Whether the first heading stands above `main`, in a top that is as tall as part of the window."""
    heading, main = page.document.first("h1"), page.document.first("main")
    above = heading and main and heading.start < main.start and heading.inside("header", "section")
    return bool(above) and _TALL.search(page.css) is not None


def _is_small(node: Element) -> bool:
    width = node.get("width")
    return width.isdigit() and int(width) < NARROWEST_PX


def _text_before(page: PageView, node: Element) -> int:
    top = page.document.first("main") or page.document.first("body")
    if top is None or top.start > node.start:
        return 0
    count = 0
    for element in page.document.elements:
        if top.start <= element.start < node.start and element.name not in (
            "script",
            "style",
            "svg",
        ):
            count += sum(len(child.strip()) for child in element.children if isinstance(child, str))
    return count
