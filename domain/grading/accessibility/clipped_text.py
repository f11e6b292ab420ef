"""Boxes grow with their text."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import Styles, styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

_HIDES = frozenset({"hidden", "clip"})
LEAST_PX, MOST_PX = 12, 200
"""Heights that are meant for text: lower ones hide on purpose, higher ones hold pictures."""
LEAST_LETTERS = 60


def clipped_text(page: PageView) -> Iterator[Fault]:
    """Fault text in a box of a fixed height that hides what does not fit, as larger letters do not."""
    sheet = styles(page)
    for element in document(page).of("p", "div", "li", "h1", "h2", "h3", "td", "span", "a"):
        height = sheet.own(element, "height")
        found = re.fullmatch(r"(\d+(?:\.\d+)?)px", height)
        if found is None or not LEAST_PX <= float(found[1]) <= MOST_PX or _scrolls(element, sheet):
            continue
        if len(element.words) >= LEAST_LETTERS and not sheet.is_gone(element):
            yield Fault(
                evidence=f"height: {height} with overflow hidden: {element.words[:60]!r}",
                fix="Write min-height, so that the box grows with its text.",
                selector=element.selector,
            )


def _scrolls(element: Element, sheet: Styles) -> bool:
    """Whether the box does not hide its text, or hides it from sight on purpose."""
    hidden = {sheet.own(element, "overflow"), sheet.own(element, "overflow-y")} & _HIDES
    return not hidden or bool(sheet.own(element, "clip") or sheet.own(element, "clip-path"))
