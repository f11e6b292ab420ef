"""Names stand on elements that can bear one."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_NAMELESS = frozenset(
    {"div", "span", "p", "b", "i", "em", "strong", "small", "code", "sub", "sup", "mark"}
)
"""Elements whose own role takes no name (WAI-ARIA 1.2, 5.2.8.6)."""


_STATES = ("aria-expanded", "aria-checked", "aria-pressed", "aria-selected")


def aria_prohibited(page: PageView) -> Iterator[Fault]:
    """Fault names and states on plain boxes and words: readers do not hear them, or nothing else."""
    for element in document(page).elements:
        state = next((name for name in _STATES if element.has(name)), "")
        if state and element.tag in _NAMELESS and not element.has("role"):
            yield Fault(
                evidence=f"{element.opening} has {state} and no role",
                fix="Put the state on the button or link that changes it.",
                selector=element.selector,
            )
    for element in document(page).with_attribute("aria-label"):
        is_plain = element.tag in _NAMELESS and not element.has("role")
        if is_plain and element.get("aria-label").strip() and not element.has("tabindex"):
            yield Fault(
                evidence=element.opening,
                fix="Give it a role, or write the words as text.",
                selector=element.selector,
                severity="minor" if element.words else None,
            )
