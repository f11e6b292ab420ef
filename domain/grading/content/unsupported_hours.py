"""Opening hours on a page are those of the brief, day by day."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.unsupported import faults
from domain.grading.view import PageView


def unsupported_hours(page: PageView) -> Iterator[Fault]:
    """Fault times that no fact gives for that day."""
    yield from faults(page, "hours", "Use the hours of the brief.")
