"""Drawn graphics that carry meaning have a name."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView


def graphic_name(page: PageView) -> Iterator[Fault]:
    """Fault `role=img` (also on `svg`), `object` and image buttons without a name."""
    whole = document(page)
    for element in whole.elements:
        image_button = element.tag == "input" and element.get("type").lower() == "image"
        drawn = element.role in ("img", "image", "graphics-document") and element.tag != "img"
        if not (image_button or drawn or element.tag == "object") or element.is_silent:
            continue
        if not accessible_name(element, whole):
            yield Fault(
                evidence=element.opening,
                fix="Name it with `aria-label`, `alt` or a `title` inside, or hide it with aria-hidden.",
                selector=element.selector,
            )
