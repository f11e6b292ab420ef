"""Targets are large enough to hit."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import Styles, styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

LEAST_PX = 24
"""WCAG 2.5.8."""
UNSEEN_PX = 2
"""What is as small as this is hidden on purpose, until it has the focus."""


def target_size(page: PageView) -> Iterator[Fault]:
    """Fault buttons and block links that CSS makes smaller than 24 by 24 px."""
    sheet = styles(page)
    told: set[str] = set()
    for element in document(page).heard("button", "a", "input", "summary"):
        if element.tag == "a" and sheet.own(element, "display") in ("", "inline"):
            continue
        if element.tag == "input" and element.get("type").lower() in (
            "hidden",
            "checkbox",
            "radio",
        ):
            continue
        width, height = _size(element, "width", sheet), _size(element, "height", sheet)
        small = height is not None and height < LEAST_PX and width is not None and width < LEAST_PX
        kind = f"{element.tag}.{element.get('class')}"
        if small and kind not in told and not sheet.is_gone(element):
            told.add(kind)
            yield Fault(
                evidence=f"{element.opening} is {width:g} by {height:g} px",
                fix=f"Make it at least {LEAST_PX} by {LEAST_PX} px, with padding if need be.",
                selector=element.selector,
            )


def _size(element: Element, side: str, sheet: Styles) -> float | None:
    if sheet.own(element, f"min-{side}") not in ("", "0", "0px", "auto", "none") or (
        sheet.own(element, "padding") and sheet.own(element, "box-sizing") != "border-box"
    ):
        return None
    if sheet.own(element, "clip") or sheet.own(element, "clip-path"):
        return None
    found = re.fullmatch(r"(\d*\.?\d+)(px|rem)", sheet.own(element, side))
    size = float(found[1]) * (16 if found[2] == "rem" else 1) if found else None
    return None if size is None or size <= UNSEEN_PX else size
