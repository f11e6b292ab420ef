"""Dialogs, bars and other widgets have names."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView

_ROLES = frozenset(
    {"dialog", "alertdialog", "progressbar", "meter", "tab", "menuitem", "option", "switch"}
    | {"checkbox", "radio", "treeitem", "tabpanel", "slider", "spinbutton", "searchbox"}
)
_FROM_AUTHOR = frozenset({"dialog", "alertdialog", "progressbar", "meter", "tabpanel", "slider"})
"""Roles whose content is not their name."""


def widget_name(page: PageView) -> Iterator[Fault]:
    """Fault dialogs, progress bars, tabs and switches without an accessible name."""
    whole = document(page)
    for element in whole.elements:
        role = element.role or ({"progress": "progressbar", "meter": "meter"}.get(element.tag, ""))
        if role not in _ROLES or element.is_silent or element.tag in ("input", "select"):
            continue
        named = element.get("aria-label") or element.get("title")
        if not named and (
            role not in _FROM_AUTHOR
            or element.has("aria-labelledby")
            or element.tag in ("progress", "meter")
        ):
            named = accessible_name(element, whole)
        if not named:
            yield Fault(
                evidence=element.opening,
                fix="Name it with `aria-labelledby` and its heading, or with `aria-label`.",
                selector=element.selector,
            )
