"""Shortcuts of the page do not take those of the reader's tools."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def accesskey(page: PageView) -> Iterator[Fault]:
    """Fault every `accesskey`."""
    for element in document(page).with_attribute("accesskey"):
        yield Fault(
            evidence=element.opening,
            fix="Remove `accesskey`; it collides with keys of browsers and screen readers.",
            selector=element.selector,
        )
