"""Every price on a page comes from the brief."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.unsupported import faults
from domain.grading.view import PageView


def unsupported_price(page: PageView) -> Iterator[Fault]:
    """Fault prices that no fact gives."""
    yield from faults(page, "price", "Use the price of the brief, or leave it out.")
