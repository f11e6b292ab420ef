"""A page starts at its beginning."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def autofocus(page: PageView) -> Iterator[Fault]:
    """Fault `autofocus` outside a dialog."""
    for element in document(page).with_attribute("autofocus"):
        if not element.inside("dialog") and element.tag != "dialog":
            yield Fault(
                evidence=element.opening,
                fix="Remove `autofocus`; it skips everything that stands before the field.",
                selector=element.selector,
            )
