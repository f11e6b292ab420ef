"""Nobody is named whom the brief does not name."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.unsupported import faults
from domain.grading.view import PageView


def unsupported_name(page: PageView) -> Iterator[Fault]:
    """Fault names of people that no fact gives."""
    yield from faults(page, "name", "Name only people of the brief.")
