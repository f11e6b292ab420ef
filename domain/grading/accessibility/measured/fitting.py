"""How the page fits a narrow screen and a zoomed one, for the audits of it."""

import re

from domain.artifacts import Place, Reflow
from domain.grading.gathered import artifacts
from domain.grading.view import PageView

TOLERANCE_PX = 1
"""Rounding of fractions of a pixel."""

_TABLE = re.compile(r"<(table|thead|tbody|tr|td|th|caption)\b", re.IGNORECASE)


def narrow(page: PageView) -> Reflow | None:
    """Return the page at 320 px; None when it was not looked at."""
    here = artifacts(page)
    return here.narrow if here else None


def zoomed(page: PageView) -> Reflow | None:
    """Return the page at 1280 px and 200 % zoom; None when it was not looked at."""
    here = artifacts(page)
    return here.zoomed if here else None


def is_too_wide(view: Reflow | None) -> bool:
    """Whether a visitor has to scroll sideways."""
    return view is not None and view.content_width > view.width + TOLERANCE_PX


def is_table(place: Place) -> bool:
    """Whether the element is part of a table, which 1.4.10 lets lie wide."""
    return bool(_TABLE.match(place.html)) or " > tr" in place.selector


def named(places: tuple[Place, ...]) -> str:
    """Return the tags of the first three."""
    more = f" and {len(places) - 3} more" if len(places) > 3 else ""
    return ", ".join(place.html or place.selector for place in places[:3]) + more
