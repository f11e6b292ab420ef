"""Content fits a narrow screen without scrolling sideways."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import Styles, rules_of, styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

NARROW_PX = 320

_SCROLLS = frozenset({"auto", "scroll", "hidden", "clip"})
_BLOCKS = frozenset(
    {
        "div",
        "main",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "aside",
        "body",
        "form",
        "table",
    }
    | {"p", "ul", "ol", "fieldset", "figure", "h1", "h2", "h3"}
)


def reflow(page: PageView) -> Iterator[Fault]:
    """Fault blocks with a width above 320 px that nothing makes narrower, and lines that may not wrap."""
    yield from _unbroken(page)
    sheet = styles(page)
    told: set[str] = set()
    for element in document(page).elements:
        if element.tag not in _BLOCKS or element.is_hidden or _is_let_go(element, sheet):
            continue
        value = _too_wide(element, sheet)
        if value and value not in told and not _only_wide(page, element):
            told.add(value)
            yield Fault(
                evidence=f"{element.opening[:80]} has {value}",
                fix=f"Write max-width instead, so that it fits {NARROW_PX} px.",
                selector=element.selector,
            )


LONGEST_LINE = 80
"""Characters that fit no phone in one line, however small."""


def _unbroken(page: PageView) -> Iterator[Fault]:
    """Fault sentences that may not wrap."""
    sheet = styles(page)
    for element in document(page).of("p", "li", "h1", "h2", "h3", "dd", "blockquote"):
        if len(element.text) <= LONGEST_LINE or _is_let_go(element, sheet):
            continue
        clipped = sheet.own(element, "overflow") in _SCROLLS
        if sheet.inherited(element, "white-space") in ("nowrap", "pre") and not clipped:
            yield Fault(
                evidence=f"white-space keeps {len(element.text)} characters in one line: "
                f"{element.text[:60]!r}",
                fix="Let the line wrap.",
                selector=element.selector,
            )
            return


def _too_wide(element: Element, sheet: Styles) -> str:
    for side in ("width", "min-width"):
        value = sheet.own(element, side)
        found = re.fullmatch(r"(\d+(?:\.\d+)?)(px|rem)", value)
        if not found or float(found[1]) * (16 if found[2] == "rem" else 1) <= NARROW_PX:
            continue
        if side == "min-width" or sheet.own(element, "max-width") in ("", "none"):
            return f"{side}: {value}"
    return ""


def _is_let_go(element: Element, sheet: Styles) -> bool:
    """Whether it does not widen the page: out of the flow, gone, or inside a box that scrolls."""
    if sheet.own(element, "position") in ("absolute", "fixed") or sheet.is_gone(element):
        return True
    return any(
        sheet.own(e, name) in _SCROLLS
        for e in element.ancestors
        if e.tag not in ("html", "body")
        for name in ("overflow", "overflow-x")
    )


def _only_wide(page: PageView, element: Element) -> bool:
    """Whether the width is set inside a media query for wide screens only, or undone in a narrow one."""
    tokens = {f".{name}" for name in element.classes} | {f"#{element.get('id')}", element.tag}
    return any(
        ("width" in rule.values or "min-width" in rule.values or "max-width" in rule.values)
        and any("width" in condition for condition in rule.conditions)
        and any(s.needs & tokens for s in rule.selectors)
        for rule in rules_of(page)
    )
