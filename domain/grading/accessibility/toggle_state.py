"""Buttons that open something say whether it is open."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_OPENS = frozenset({"collapse", "dropdown"})


def toggle_state(page: PageView) -> Iterator[Fault]:
    """Fault toggles of a menu or fold, as Bootstrap marks them, without `aria-expanded`."""
    for element in document(page).elements:
        kind = (element.get("data-bs-toggle") or element.get("data-toggle")).lower()
        if kind in _OPENS and not element.has("aria-expanded") and not element.is_silent:
            yield Fault(
                evidence=f"{element.opening} has no aria-expanded",
                fix='Write aria-expanded="false", and let the script keep it true to what is shown.',
                selector=element.selector,
            )
