"""Nothing moves on and on for visitors who asked for less motion."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.moving import animations, is_lasting
from domain.grading.accessibility.measured.shapes import by_shape, told
from domain.grading.audit import Fault
from domain.grading.places import fault_of
from domain.grading.view import PageView


def lasting_motion(page: PageView) -> Iterator[Fault]:
    """Fault what moves or blinks for more than five seconds though less motion was asked for."""
    lasting = [a for a in animations(page) if is_lasting(a)]
    names = {a.place.selector: a.name for a in reversed(lasting)}
    for place, count in by_shape(a.place for a in lasting):
        yield fault_of(
            page,
            place.selector,
            "Stop it under `prefers-reduced-motion: reduce`, and give everybody a way to pause it.",
            evidence=f"{names[place.selector]} goes on for more than 5 s: {told(place, count)}",
        )
