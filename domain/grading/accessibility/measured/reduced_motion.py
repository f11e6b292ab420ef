"""Visitors who asked for less motion get less."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.moving import animations, is_lasting, is_motion
from domain.grading.accessibility.measured.shapes import by_shape, told
from domain.grading.audit import Fault
from domain.grading.places import fault_of
from domain.grading.view import PageView


def reduced_motion(page: PageView) -> Iterator[Fault]:
    """Fault short movements that ignore the wish; WCAG asks for it at level AAA only (2.3.3)."""
    short = [a for a in animations(page) if is_motion(a) and not is_lasting(a)]
    names = {a.place.selector: a.name for a in reversed(short)}
    for place, count in by_shape(a.place for a in short):
        yield fault_of(
            page,
            place.selector,
            "Switch it off under `prefers-reduced-motion: reduce`.",
            evidence=f"{names[place.selector]} moves in spite of the wish: {told(place, count)}",
        )
