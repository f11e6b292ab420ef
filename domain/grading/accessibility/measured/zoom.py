"""At 200 % zoom everything is still there."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.fitting import is_too_wide, named, narrow, zoomed
from domain.grading.accessibility.measured.shapes import by_shape, told
from domain.grading.audit import Fault
from domain.grading.places import fault_of
from domain.grading.view import PageView


def zoom(page: PageView) -> Iterator[Fault]:
    """Fault what does not fit at 200 %, unless it does not fit at 320 px either and is told there."""
    view, small = zoomed(page), narrow(page)
    if view is None:
        return
    if is_too_wide(view) and not is_too_wide(small):
        yield fault_of(
            page,
            view.sticking_out[0].selector if view.sticking_out else "",
            "Let it shrink or wrap at widths below 640 px too.",
            evidence=f"{view.content_width} px wide at 200 % on {view.width} px: "
            f"{named(view.sticking_out)}",
        )
    known = {place.selector for place in (small.clipped if small else ())}
    for place, count in by_shape(p for p in view.clipped if p.selector not in known):
        yield fault_of(
            page,
            place.selector,
            "Let the box grow with its text instead of hiding what does not fit.",
            evidence=f"text is cut off at 200 %: {told(place, count)}",
        )
