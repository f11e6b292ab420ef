"""What has the focus is not hidden behind something else."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.keyboard import has_size, is_stand_in, keyboard
from domain.grading.accessibility.measured.shapes import by_shape, told
from domain.grading.audit import Fault
from domain.grading.places import fault_of
from domain.grading.view import PageView


def focus_covered(page: PageView) -> Iterator[Fault]:
    """Fault elements that something else hides wholly while they have the focus."""
    way = keyboard(page)
    hidden = [
        stop.place
        for stop in (way.stops if way else ())
        if stop.is_covered and not is_stand_in(stop) and has_size(stop.place)
    ]
    for place, count in by_shape(hidden):
        yield fault_of(
            page,
            place.selector,
            "Make room for what sticks with `scroll-padding`, or do not let Tab stop at what is hidden.",
            evidence=f"it has the focus and cannot be seen: {told(place, count)}",
        )
