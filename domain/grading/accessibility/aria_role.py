"""Every `role` is one that exists."""

from collections.abc import Iterator

from domain.grading.accessibility.aria import REQUIRED_ATTRIBUTES, ROLES
from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def aria_role(page: PageView) -> Iterator[Fault]:
    """Fault unknown roles, roles without the state they need, and `application` on the page itself."""
    for element in document(page).with_attribute("role"):
        tokens = element.get("role").lower().split()
        if tokens[:1] == ["application"] and element.tag in ("html", "body", "main"):
            yield Fault(
                evidence=element.opening,
                fix="Remove it: it takes every reading key from people who use a screen reader.",
                selector=element.selector,
            )
        known = [t for t in tokens if t in ROLES or t.startswith(("doc-", "graphics-"))]
        if tokens and not known:
            yield Fault(
                evidence=element.opening,
                fix="Use a role of WAI-ARIA, or an element that has the meaning by itself.",
                selector=element.selector,
            )
        elif known and (missing := _missing(element, known[0])):
            yield Fault(
                evidence=f"{element.opening} has no {missing}",
                fix=f"Say its state in `{missing}`, or use the HTML element.",
                selector=element.selector,
            )


def _missing(element: Element, role: str) -> str:
    if element.tag in ("input", "select", "option", "meter", "progress") or element.tag[:1] == "h":
        return ""
    needed = REQUIRED_ATTRIBUTES.get(role, ())
    return next((name for name in needed if not element.has(name)), "")
