"""No town is named that the brief does not name."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.unsupported import faults
from domain.grading.view import PageView


def unsupported_place(page: PageView) -> Iterator[Fault]:
    """Fault places that no fact gives."""
    yield from faults(page, "place", "Name only places of the brief.")
