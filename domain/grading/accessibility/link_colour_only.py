"""Links in running text can be told from it without seeing colour."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.colour import ratio, rgba
from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import Styles, styles, unmatched_sheets
from domain.grading.audit import Fault
from domain.grading.view import PageView

LEAST = 3.0
"""Contrast to the text around that is enough of a difference (WCAG technique G183)."""


def link_colour_only(page: PageView) -> Iterator[Fault]:
    """Fault links inside sentences with no underline, border, weight or strong contrast."""
    if unmatched_sheets(page):
        return
    sheet = styles(page)
    for link in document(page).heard("a"):
        around = link.parent
        if around is None or not link.has("href") or not _in_a_sentence(link, around):
            continue
        front, text = (
            rgba(sheet.inherited(link, "color")),
            rgba(sheet.inherited(around, "color") or "#000"),
        )
        if _is_marked(link, sheet) or front is None or text is None:
            continue
        if ratio(front, text) < LEAST:
            yield Fault(
                evidence=f"{link.text[:60]!r} in {around.text[:60]!r} has no underline",
                fix="Underline links in running text.",
                selector=link.selector,
            )
            return


def _in_a_sentence(link: Element, around: Element) -> bool:
    if around.tag not in ("p", "li", "dd", "td", "blockquote", "em", "strong", "span"):
        return False
    if any(e.tag in ("nav", "header", "footer") for e in link.ancestors):
        return False
    words = len(around.words.split())
    return (
        around.tag in ("p", "dd", "td", "li", "blockquote")
        and words >= 5
        and bool(link.text)
        and not link.node.css("img, svg")
    )


def _is_marked(link: Element, sheet: Styles) -> bool:
    own = sheet.own
    line = own(link, "text-decoration-line").lower()
    if not line or "none" not in line:
        return True
    border = own(link, "border-bottom") or own(link, "border") or own(link, "border-bottom-width")
    if border and not re.match(r"^(?:0|none)", border):
        return True
    backed = own(link, "background-color") not in ("", "transparent") or own(
        link, "background-image"
    ) not in ("", "none")
    weight = own(link, "font-weight")
    bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
    return bool(backed or bold or own(link, "box-shadow") or own(link, "font-style") == "italic")
