"""Text on a picture stands on a ground of its own."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.colour import Rgba, hexadecimal, over, ratio, rgba
from domain.grading.accessibility.contrast import LARGE, Reader
from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import Styles, styles, unmatched_sheets
from domain.grading.audit import Fault
from domain.grading.view import PageView


def text_over_picture(page: PageView) -> Iterator[Fault]:
    """Fault text on a background picture that cannot be read where the picture is light or missing.

    A colour or a gradient under the text, or a shadow round its letters, makes it sure.
    """
    sheet = styles(page)
    whole = document(page)
    reader = Reader(whole, sheet, "light")
    for element in () if unmatched_sheets(page) else whole.elements:
        image = sheet.own(element, "background-image").lower()
        if "url(" not in image or "gradient(" in image or not element.parent:
            continue
        ground = reader.behind(element.parent)
        ink = _ink(element, reader, sheet)
        if ground is None or ink is None or reader.is_unsure(element):
            continue
        text, front = ink
        reached = ratio(over(front, ground), ground)
        if reached < LARGE and not _has_ground(element, sheet):
            yield Fault(
                evidence=f"{hexadecimal(over(front, ground))} on a picture with nothing under it but "
                f"{hexadecimal(ground)}, {reached:.2f}:1: {text.words[:80]!r}",
                fix="Give the box a background colour, and lay a gradient over the picture.",
                selector=element.selector,
            )


def _has_ground(element: Element, sheet: Styles) -> bool:
    """Whether a colour lies under the picture."""
    colour = sheet.own(element, "background-color")
    if colour not in ("", "transparent", "?image"):
        return True
    words = re.sub(r"url\([^)]*\)", " ", sheet.own(element, "background-image"))
    return any(rgba(word) for word in re.findall(r"[#\w-]+(?:\([^)]*\))?", words))


def _ink(around: Element, reader: Reader, sheet: Styles) -> tuple[Element, Rgba] | None:  # fmt: skip
    """Return the first text that stands directly on the box, with its colour."""
    for element in (around, *around.descendants):
        if not reader.is_read(element) or reader.behind(element) is not None:
            continue
        front = reader.front(element)
        if front is not None and sheet.inherited(element, "text-shadow") in ("", "none"):
            return element, front
    return None
