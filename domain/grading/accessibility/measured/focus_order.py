"""Tab goes through a page in the order it is read in."""

from collections.abc import Iterator
from itertools import pairwise

from domain.artifacts import Box, FocusStop
from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.measured.keyboard import has_size, keyboard
from domain.grading.accessibility.styles import Styles, styles
from domain.grading.audit import Fault
from domain.grading.places import fault_of, our_selector
from domain.grading.view import PageView

_NEAR = 4
"""Steps up to where two stops meet; further apart they belong to different parts of the page, whose
order is a matter of taste."""

_FLOATING = frozenset({"absolute", "fixed", "sticky"})


def focus_order(page: PageView) -> Iterator[Fault]:
    """Fault neighbours that Tab visits one way and that stand the other way, as `order` makes them."""
    way = keyboard(page)
    if way is None or page.document.first("html") is None or _is_right_to_left(page):
        return
    known = {element.selector: element for element in document(page).elements}
    sheet = styles(page)
    for one, other in pairwise(stop for stop in way.stops if has_size(stop.place)):
        first, second = _element(page, known, one), _element(page, known, other)
        if first is None or second is None or not _goes_back(one.place.box, other.place.box):
            continue
        if _meet(first, second) and not _floats(first, sheet) and not _floats(second, sheet):
            yield fault_of(
                page,
                other.place.selector,
                "Put the elements into the order they are shown in, without `order`, `row-reverse` or "
                "a `tabindex` above 0.",
                evidence=f"Tab comes from {_said(one)} back to {_said(other)}, which stands before it",
            )
            return


def _goes_back(one: Box | None, other: Box | None) -> bool:
    """Whether the second stands before the first: left of it in its line, or right above it."""
    if one is None or other is None:
        return False
    shared = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    is_in_line = shared * 2 > min(one.height, other.height)
    is_above = other.y + other.height <= one.y
    overlaps = other.x < one.x + one.width and one.x < other.x + other.width
    return (is_in_line and other.x + other.width <= one.x + 2) or (is_above and overlaps)


def _meet(one: Element, other: Element) -> bool:
    """Whether both stand in one small part of the page."""
    near = {id(element) for element in one.ancestors[:_NEAR] if element.tag not in _PARTS}
    return any(id(element) in near for element in other.ancestors[:_NEAR])


_PARTS = frozenset({"html", "body", "main"})


def _floats(element: Element, sheet: Styles) -> bool:
    return any(sheet.own(one, "position") in _FLOATING for one in (element, *element.ancestors))


def _element(page: PageView, known: dict[str, Element], stop: FocusStop) -> Element | None:
    return known.get(our_selector(page, stop.place.selector))


def _is_right_to_left(page: PageView) -> bool:
    html = page.document.first("html")
    return html is not None and html.get("dir").lower() == "rtl"


def _said(stop: FocusStop) -> str:
    return repr(stop.text) if stop.text else stop.place.html or stop.place.selector
