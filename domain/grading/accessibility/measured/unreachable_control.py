"""The keyboard reaches whatever a pointer reaches."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.keyboard import keyboard
from domain.grading.accessibility.measured.shapes import by_shape, told
from domain.grading.audit import Fault
from domain.grading.places import fault_of
from domain.grading.view import PageView


def unreachable_control(page: PageView) -> Iterator[Fault]:
    """Fault what looks as if it could be used, but Tab never stops there."""
    way = keyboard(page)
    for place, count in by_shape(way.unreached if way else ()):
        yield fault_of(
            page,
            place.selector,
            "Use a button or a link with an address, or let Tab stop here with `tabindex=0`.",
            evidence=f"Tab never stops at it: {told(place, count)}",
        )
