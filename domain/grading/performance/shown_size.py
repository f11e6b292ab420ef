"""How large a picture is shown, as far as its tag and the page's CSS surely say."""

import re

from domain.grading.accessibility.document import Element as Styled
from domain.grading.accessibility.document import document
from domain.grading.accessibility.styles import Styles, styles, unmatched_sheets
from domain.grading.markup import Element
from domain.grading.view import PageView

_LENGTH = re.compile(r"^(\d*\.?\d+)(px|rem)$")
_REM_PX = 16


def shown_size(page: PageView, node: Element) -> tuple[int | None, int | None]:
    """Return width and height in CSS pixels; None where they follow from the other, or from the room.

    CSS comes before the attributes, which keep the place free as long as nothing else is said.
    """
    known, sheet = _styled(page, node), styles(page)
    if known is None or unmatched_sheets(page):
        return _attribute(node, "width"), _attribute(node, "height")
    return _side(known, sheet, node, "width"), _side(known, sheet, node, "height")


def is_cropped(page: PageView, node: Element) -> bool:
    """Whether CSS cuts the picture to its box instead of squeezing it."""
    known = _styled(page, node)
    return known is not None and styles(page).own(known, "object-fit") not in ("", "fill")


def _side(known: Styled, sheet: Styles, node: Element, name: str) -> int | None:
    said = sheet.own(known, name)
    if not said:
        return _attribute(node, name)
    found = _LENGTH.match(said)
    return round(float(found[1]) * (_REM_PX if found[2] == "rem" else 1)) if found else None


def _attribute(node: Element, name: str) -> int | None:
    said = node.get(name)
    return int(said) if said.isdigit() and int(said) else None


def _styled(page: PageView, node: Element) -> Styled | None:
    key = f"styled {node.name}"  # to know the selectors of all elements takes longer than all else here
    if key not in page.memory:
        same = (one for one in document(page).elements if one.tag == node.name)
        page.memory[key] = {one.selector: one for one in same}
    found: dict[str, Styled] = page.memory[key]
    return found.get(node.selector)
