"""The order of focus is the order of the page."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def tabindex(page: PageView) -> Iterator[Fault]:
    """Fault a `tabindex` above 0."""
    for element in document(page).with_attribute("tabindex"):
        value = element.get("tabindex")
        if value.isdigit() and int(value) > 0:
            yield Fault(
                evidence=element.opening,
                fix="Remove it, and put the element where it belongs in the page's order.",
                selector=element.selector,
            )
