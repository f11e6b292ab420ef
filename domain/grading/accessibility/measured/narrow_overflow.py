"""A screen of 320 px needs no scrolling sideways."""

from collections.abc import Iterator

from domain.grading.accessibility.measured.fitting import is_table, is_too_wide, named, narrow
from domain.grading.audit import Fault
from domain.grading.places import fault_of
from domain.grading.view import PageView


def narrow_overflow(page: PageView) -> Iterator[Fault]:
    """Fault a page wider than the screen; for tables alone 1.4.10 makes an exception."""
    view = narrow(page)
    if view is None or not is_too_wide(view):
        return
    places = view.sticking_out
    only_tables = bool(places) and all(map(is_table, places))
    yield fault_of(
        page,
        places[0].selector if places else "",
        "Put the table into a box that scrolls by itself."
        if only_tables
        else "Let it shrink or wrap: no fixed widths, `min-width: 0`, `overflow-wrap: anywhere`.",
        evidence=f"{view.content_width} px wide on a screen of {view.width} px: {named(places)}",
        severity="moderate" if only_tables else None,
        wcag=() if only_tables else None,
    )
