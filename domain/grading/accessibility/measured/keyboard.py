"""The way through the page with the Tab key, for the audits of it."""

from domain.artifacts import FocusStop, Keyboard, Place
from domain.grading.gathered import artifacts
from domain.grading.view import PageView


def keyboard(page: PageView) -> Keyboard | None:
    """Return the way with Tab; None when it was not walked."""
    here = artifacts(page)
    return here.keyboard if here else None


def has_keyboard(page: PageView) -> bool:
    """Whether the way was walked."""
    return keyboard(page) is not None


def was_walked_whole(page: PageView) -> bool:
    """Whether the way was walked to its end, so that what was not reached can be told."""
    way = keyboard(page)
    return way is not None and (way.is_whole or way.trapped_at is not None)


def has_size(place: Place) -> bool:
    """Whether there is anything to see of it; an empty link has no size and hides behind nothing."""
    return place.box is not None and place.box.width > 0 and place.box.height > 0


def is_stand_in(stop: FocusStop) -> bool:
    """Whether the element is hidden and something else, such as its label, is drawn in its place."""
    box = stop.place.box
    tiny = box is None or box.width <= 2 or box.height <= 2
    return tiny and stop.place.html.lower().startswith("<input")
