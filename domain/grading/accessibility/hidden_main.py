"""The content of a page is not hidden from those who listen to it."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def hidden_main(page: PageView) -> Iterator[Fault]:
    """Fault `aria-hidden=true` or `role=presentation` on the page, its body or its main content."""
    whole = document(page)
    for element in whole.elements:
        if element.tag not in ("html", "body", "main") and element.role != "main":
            continue
        hidden = element.get("aria-hidden").lower() == "true"
        if hidden or (element.role in ("presentation", "none") and element.tag != "main"):
            yield Fault(
                evidence=element.opening,
                fix="Remove `aria-hidden`; it hides everything inside from screen readers.",
                selector=element.selector or element.tag,
            )
