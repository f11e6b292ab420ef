"""What folds open says what is in it."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def details_summary(page: PageView) -> Iterator[Fault]:
    """Fault `details` without a `summary`: browsers then show a bare word of their own."""
    for element in document(page).of("details"):
        if not any(child.tag == "summary" for child in element.children):
            yield Fault(
                evidence=f"{element.opening} has no summary: {element.text[:60]!r}",
                fix="Begin it with a summary that names what it holds.",
                selector=element.selector,
            )
