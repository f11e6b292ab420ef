"""A header cell says what it heads."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView


def table_header_empty(page: PageView) -> Iterator[Fault]:
    """Fault empty `th` cells; the corner above row headers may be an empty `td`."""
    whole = document(page)
    for cell in whole.heard("th"):
        if not accessible_name(cell, whole):
            yield Fault(
                evidence=cell.opening,
                fix="Write the header, or make the empty corner a `td`.",
                selector=cell.selector,
            )
