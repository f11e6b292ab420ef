"""Roles that belong together stand together."""

from collections.abc import Iterator

from domain.grading.accessibility.aria import CHILDREN, IMPLICIT, PARENTS
from domain.grading.accessibility.document import Document, Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def aria_parent(page: PageView) -> Iterator[Fault]:
    """Fault a `tab` outside a `tablist` and its like, and a `list` role without items."""
    whole = document(page)
    for element in whole.heard(*{e.tag for e in whole.with_attribute("role")}):
        role = element.role
        if role in PARENTS and not _placed(element, whole):
            wanted = " or ".join(sorted(PARENTS[role]))
            yield Fault(
                evidence=element.opening,
                fix=f"Put it into an element with the role {wanted}, or drop the role.",
                selector=element.selector,
            )
        elif role in CHILDREN and element.children and not _filled(element):
            wanted = " or ".join(sorted(CHILDREN[role]))
            yield Fault(
                evidence=f"{element.opening} has no {wanted} inside",
                fix=f"Give its items the role {wanted}, or drop the role.",
                selector=element.selector,
            )


def role_of(element: Element) -> str:
    """Return the role an element has, given or by itself."""
    return element.role or IMPLICIT.get(element.tag, "")


def _placed(element: Element, whole: Document) -> bool:
    wanted = PARENTS[element.role]
    for around in element.ancestors:
        role = role_of(around)
        if role in wanted:
            return True
        if role and role not in (
            "none",
            "presentation",
            "generic",
            "group",
            "rowgroup",
            "listitem",
        ):
            break
    identity = element.get("id")
    return bool(identity) and any(
        identity in e.get("aria-owns").split() for e in whole.with_attribute("aria-owns")
    )


def _filled(element: Element) -> bool:
    wanted = CHILDREN[element.role]
    if element.has("aria-owns") or element.get("aria-busy") == "true":
        return True
    inputs = any(e.tag == "input" and e.get("type") == "radio" for e in element.descendants)
    return inputs or any(role_of(e) in wanted for e in element.descendants)
