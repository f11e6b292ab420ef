"""Names stand on elements that can bear one."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_NAMELESS = frozenset(
    {"div", "span", "p", "b", "i", "em", "strong", "small", "code", "sub", "sup", "mark"}
)
"""Elements whose own role takes no name (WAI-ARIA 1.2, 5.2.8.6)."""


def aria_prohibited(page: PageView) -> Iterator[Fault]:
    """Fault `aria-label` on plain boxes and words: readers do not hear it, or hear it instead of them."""
    for element in document(page).with_attribute("aria-label"):
        is_plain = element.tag in _NAMELESS and not element.has("role")
        if is_plain and element.get("aria-label").strip() and not element.has("tabindex"):
            yield Fault(
                evidence=element.opening,
                fix="Give it a role, or write the words as text.",
                selector=element.selector,
                severity="minor" if element.words else None,
            )
