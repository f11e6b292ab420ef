"""No heading is empty."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.heading_order import headings_of
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView


def heading_empty(page: PageView) -> Iterator[Fault]:
    """Fault headings without text or a named picture in them."""
    whole = document(page)
    for heading, level in headings_of(whole):
        if not accessible_name(heading, whole):
            yield Fault(
                evidence=heading.opening,
                fix=f"Write the heading, or remove the empty h{level}.",
                selector=heading.selector,
            )
