"""Roles have only the states they know."""

from collections.abc import Iterator

from domain.grading.accessibility.aria import IMPLICIT
from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_CHECKED = frozenset(
    {"checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio", "option", "treeitem"}
)
_RANGES = frozenset({"slider", "spinbutton", "scrollbar", "progressbar", "meter", "separator"})
ALLOWED: dict[str, frozenset[str]] = {
    "aria-checked": _CHECKED,
    "aria-pressed": frozenset({"button"}),
    "aria-selected": frozenset(
        {"tab", "option", "row", "gridcell", "treeitem", "columnheader", "rowheader"}
    ),
    "aria-valuenow": _RANGES,
    "aria-valuemin": _RANGES,
    "aria-valuemax": _RANGES,
    "aria-level": frozenset({"heading", "row", "treeitem", "listitem", "comment"}),
    "aria-multiselectable": frozenset({"grid", "listbox", "tablist", "tree", "treegrid"}),
}


def aria_allowed(page: PageView) -> Iterator[Fault]:
    """Fault states on roles that do not have them, such as `aria-checked` on a link."""
    for element in document(page).elements:
        role = _role(element)
        for name, roles in ALLOWED.items():
            if element.has(name) and role not in roles and not element.is_silent:
                yield Fault(
                    evidence=f"{element.opening}: {role or element.tag} has no {name}",
                    fix=f"Remove `{name}`, or give the element the role it belongs to.",
                    selector=element.selector,
                )


def _role(element: Element) -> str:
    if element.role:
        return element.role
    if element.tag == "input":
        kind = element.get("type").lower()
        return {
            "checkbox": "checkbox",
            "radio": "radio",
            "range": "slider",
            "number": "spinbutton",
        }.get(kind, "textbox")
    if element.tag == "meter":
        return "meter"
    return "link" if element.tag == "a" and element.has("href") else IMPLICIT.get(element.tag, "")
