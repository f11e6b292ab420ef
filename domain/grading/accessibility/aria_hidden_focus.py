"""What is hidden from screen readers does not take focus."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

_FOCUSED = frozenset({"button", "input", "select", "textarea", "summary", "iframe"})


def aria_hidden_focus(page: PageView) -> Iterator[Fault]:
    """Fault elements inside `aria-hidden=true` that the keyboard still reaches."""
    for hidden in document(page).with_attribute("aria-hidden"):
        if hidden.get("aria-hidden").lower() != "true" or hidden.tag in ("body", "main", "html"):
            continue
        reached = next((e for e in (hidden, *hidden.descendants) if takes_focus(e)), None)
        if reached is not None and not styles(page).is_gone(reached):
            yield Fault(
                evidence=reached.opening,
                fix="Remove `aria-hidden`, or take the element out of the focus order with `inert`.",
                selector=reached.selector,
            )


def takes_focus(element: Element) -> bool:
    """Whether the keyboard reaches the element."""
    if element.get("tabindex").startswith("-") or element.has("disabled") or element.is_hidden:
        return False
    if any(e.has("inert") for e in (element, *element.ancestors)):
        return False
    linked = element.tag in ("a", "area") and element.has("href")
    return linked or element.tag in _FOCUSED or element.has("tabindex")
