"""What search engines read, people read too."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.colour import ratio, rgba
from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import Styles, styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

LEAST_WORDS = 8


def hidden_text(page: PageView) -> Iterator[Fault]:
    """Fault text set in the colour of its background, at no size, or far off the screen."""
    sheet = styles(page)
    for element in document(page).elements:
        if (
            element.is_hidden
            or len(element.words.split()) < LEAST_WORDS
            or element.tag in ("script", "style")
        ):
            continue
        if how := _how(element, sheet):
            yield Fault(
                evidence=f"{how}: {element.words[:120]!r}",
                fix="Show the text, or remove it.",
                selector=element.selector,
            )


def _how(element: Element, sheet: Styles) -> str:
    size = sheet.own(element, "font-size")
    if re.fullmatch(r"(?:0|[01](?:\.\d+)?px)(?:px|em|rem)?", size):
        return f"font-size: {size}"
    indent = sheet.own(element, "text-indent")
    if re.match(r"-\d{4,}px", indent):
        return f"text-indent: {indent}"
    off = next(
        (
            sheet.own(element, s)
            for s in ("left", "top")
            if re.match(r"-\d{4,}px", sheet.own(element, s))
        ),
        "",
    )
    if (
        off
        and sheet.own(element, "position") == "absolute"
        and len(element.words.split()) >= 2 * LEAST_WORDS
    ):
        return f"moved to {off}"
    front, back = rgba(sheet.own(element, "color")), rgba(sheet.own(element, "background-color"))
    if front and not back:
        around = next(
            (
                sheet.own(e, "background-color")
                for e in element.ancestors
                if sheet.own(e, "background-color")
            ),
            "",
        )
        pictured = any(
            sheet.own(e, "background-image") not in ("", "none")
            for e in (element, *element.ancestors)
        )
        back = rgba(around) if around else (255.0, 255.0, 255.0, 1.0)
        back = None if pictured else back
    if front and back and front[3] > 0.99 and back[3] > 0.99 and ratio(front, back) < 1.05:
        return "text in the colour of its background"
    return ""
