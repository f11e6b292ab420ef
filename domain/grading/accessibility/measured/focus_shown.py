"""The focus is to be seen wherever it goes."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.keyboard import is_stand_in, keyboard
from domain.grading.accessibility.measured.shapes import by_shape, told
from domain.grading.audit import Fault
from domain.grading.places import fault_of
from domain.grading.view import PageView


def focus_shown(page: PageView) -> Iterator[Fault]:
    """Fault elements that look the same with and without the focus.

    A frame hands the focus on to what is in it, so nothing has to change outside.
    """
    way = keyboard(page)
    plain = [
        stop.place
        for stop in (way.stops if way else ())
        if stop.shown_by == "nothing" and not is_stand_in(stop)
    ]
    for place, count in by_shape(p for p in plain if not p.html.lower().startswith("<iframe")):
        yield fault_of(
            page,
            place.selector,
            "Give `:focus-visible` an outline of at least 2px that stands out.",
            evidence=f"nothing changes when it gets the focus: {told(place, count)}",
        )
