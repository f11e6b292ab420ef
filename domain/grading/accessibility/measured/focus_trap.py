"""The Tab key leads out of everything it leads into."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.keyboard import keyboard
from domain.grading.audit import Fault
from domain.grading.places import fault_of
from domain.grading.view import PageView


def focus_trap(page: PageView) -> Iterator[Fault]:
    """Fault the element Tab does not get past."""
    way = keyboard(page)
    if way and (place := way.trapped_at):
        yield fault_of(
            page,
            place.selector,
            "Let Tab and Shift+Tab move on from here.",
            evidence=f"Tab leads no further after {len(way.stops)} stops: "
            f"{place.html or place.selector}",
        )
