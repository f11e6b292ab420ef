"""Phones and addresses on a page are the client's."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.unsupported import faults
from domain.grading.view import PageView


def unsupported_contact(page: PageView) -> Iterator[Fault]:
    """Fault phone numbers and e-mail addresses that no fact gives."""
    yield from faults(page, "contact", "Use the number or address of the brief.")
