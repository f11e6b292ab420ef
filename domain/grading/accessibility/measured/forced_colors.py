"""Buttons and fields keep their edges in a high contrast theme."""

from collections.abc import Iterator

from domain.artifacts import ForcedColors
from domain.grading.accessibility.measured.shapes import by_shape, told
from domain.grading.audit import Fault
from domain.grading.gathered import artifacts
from domain.grading.places import fault_of
from domain.grading.view import PageView


def forced(page: PageView) -> ForcedColors | None:
    """Return the page in a high contrast theme; None when it was not looked at."""
    here = artifacts(page)
    return here.forced_colors if here else None


def forced_colors(page: PageView) -> Iterator[Fault]:
    """Fault controls that only their background sets apart."""
    view = forced(page)
    for place, count in by_shape(view.without_edges if view else ()):
        yield fault_of(
            page,
            place.selector,
            "Give it a border, transparent if need be: high contrast themes draw it.",
            evidence=f"without an edge in forced colours: {told(place, count)}",
        )
