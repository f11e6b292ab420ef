"""Every embedded page has a title."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView


def frame_title(page: PageView) -> Iterator[Fault]:
    """Fault `iframe` and `frame` without a title."""
    whole = document(page)
    for frame in whole.heard("iframe", "frame"):
        tiny = frame.get("width") in ("0", "1") and frame.get("height") in ("0", "1")
        if not tiny and not accessible_name(frame, whole):
            yield Fault(
                evidence=frame.opening,
                fix='Say in `title` what is embedded, such as title="Map of our workshop".',
                selector=frame.selector,
            )
