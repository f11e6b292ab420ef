"""No text is cut off on a screen of 320 px."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.fitting import narrow
from domain.grading.accessibility.measured.shapes import by_shape, told
from domain.grading.audit import Fault
from domain.grading.places import fault_of
from domain.grading.view import PageView


def narrow_clipping(page: PageView) -> Iterator[Fault]:
    """Fault elements whose text does not fit them and is hidden."""
    view = narrow(page)
    for place, count in by_shape(view.clipped if view else ()):
        yield fault_of(
            page,
            place.selector,
            "Let the box grow with its text instead of hiding what does not fit.",
            evidence=f"text is cut off at 320 px: {told(place, count)}",
        )
