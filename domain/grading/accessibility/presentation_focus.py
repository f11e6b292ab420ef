"""What takes the focus has a role."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_FOCUSED = frozenset({"button", "select", "textarea", "summary", "iframe"})


def presentation_focus(page: PageView) -> Iterator[Fault]:
    """Fault `role=presentation` and `none` on what the keyboard reaches."""
    for element in document(page).elements:
        if element.role not in ("presentation", "none") or element.is_silent:
            continue
        reached = (
            element.tag in _FOCUSED
            or (element.tag == "a" and element.has("href"))
            or (element.tag == "input" and element.get("type").lower() != "hidden")
            or (element.has("tabindex") and not element.get("tabindex").startswith("-"))
        )
        if reached:
            yield Fault(
                evidence=element.opening,
                fix="Remove the role, or keep the element out of the order of focus.",
                selector=element.selector,
            )
