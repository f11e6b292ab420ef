"""Every button says what it does."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView


def button_name(page: PageView) -> Iterator[Fault]:
    """Fault buttons, button roles and `summary` elements without an accessible name."""
    whole = document(page)
    for element in whole.elements:
        plain = element.tag in ("button", "summary")
        pushed = element.tag == "input" and element.get("type").lower() == "button"
        role = element.role in ("button", "switch", "menuitem", "tab", "checkbox", "radio")
        role = role and element.tag not in ("input", "a")
        if not (plain or pushed or role) or element.is_silent:
            continue
        if not accessible_name(element, whole):
            yield Fault(
                evidence=element.opening,
                fix="Write its purpose in it, or in `aria-label` when it shows only an icon.",
                selector=element.selector,
            )
