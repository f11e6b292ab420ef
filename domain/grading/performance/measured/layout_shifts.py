"""Nothing moves by itself while the page loads."""

from collections.abc import Iterator, Sequence

from domain.artifacts import Shift
from domain.grading.audit import Fault
from domain.grading.gathered import artifacts
from domain.grading.places import fault_of
from domain.grading.view import PageView

GOOD, POOR = 0.1, 0.25
"""Of web.dev, for the worst window of moves that follow one another."""
_GAP_MS, _WINDOW_MS = 1000, 5000
"""What belongs to one window, as the metric CLS is defined."""


def has_shifts(page: PageView) -> bool:
    """Whether shifts were watched for."""
    here = artifacts(page)
    return here is not None and here.layout_shifts is not None


def layout_shifts(page: PageView) -> Iterator[Fault]:
    """Fault the elements that moved, when the worst window of moves adds up to more than 0.1."""
    here = artifacts(page)
    window = worst_window((here.layout_shifts if here else None) or ())
    total = sum(shift.value for shift in window)
    if total <= GOOD:
        return
    places = {place.selector: place for shift in window for place in shift.places}
    names = ", ".join(place.html or name for name, place in list(places.items())[:3])
    yield fault_of(
        page,
        next(iter(places), ""),
        "Give what comes late its room: width and height of pictures, matching fallback fonts.",
        evidence=f"content moved by {total:.2f}, more than {GOOD}: {names or 'what is not known'}",
        severity="serious" if total > POOR else None,
    )


def worst_window(shifts: Sequence[Shift]) -> tuple[Shift, ...]:
    """Return the moves of the window that adds up to most."""
    windows: list[list[Shift]] = []
    for shift in sorted(shifts, key=lambda shift: shift.at_ms):
        last = windows[-1] if windows else []
        follows = last and shift.at_ms - last[-1].at_ms < _GAP_MS
        if follows and shift.at_ms - last[0].at_ms < _WINDOW_MS:
            last.append(shift)
        else:
            windows.append([shift])
    if not windows:
        return ()
    return tuple(max(windows, key=lambda window: sum(shift.value for shift in window)))
