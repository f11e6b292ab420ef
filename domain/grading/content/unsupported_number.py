"""Every number on a page comes from the brief."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.unsupported import faults
from domain.grading.view import PageView


def unsupported_number(page: PageView) -> Iterator[Fault]:
    """Fault numbers, years, dates, shares and codes that no fact gives."""
    yield from faults(page, "number", "Use the figure of the brief, or drop the sentence.")
