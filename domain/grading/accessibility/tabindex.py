"""The order of focus is the order of the page."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Document, Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def tabindex(page: PageView) -> Iterator[Fault]:
    """Fault a `tabindex` above 0, and links and buttons taken out of the order."""
    whole = document(page)
    for element in whole.with_attribute("tabindex"):
        value = element.get("tabindex")
        if value.isdigit() and int(value) > 0:
            yield Fault(
                evidence=element.opening,
                fix="Remove it, and put the element where it belongs in the page's order.",
                selector=element.selector,
            )
        elif value == "-1" and _is_taken_out(element, whole):
            yield Fault(
                evidence=element.opening,
                fix="Remove it, so that people without a mouse can reach it.",
                selector=element.selector,
                severity="moderate",
            )


def _is_taken_out(element: Element, whole: Document) -> bool:
    """Whether a link or button is out of reach though nothing else does what it does."""
    if element.is_silent or element.has("role") or element.closest("details", "dialog"):
        return False
    if any(e.role or e.has("aria-live") for e in element.ancestors if e.tag in _BOXES):
        return False  # a widget, which moves the focus itself
    if element.tag == "a" and element.get("href"):
        others = (a for a in whole.heard("a") if a is not element and not a.has("tabindex"))
        return all(a.get("href") != element.get("href") for a in others)
    return element.tag == "button" and not whole.page.view.scripts and bool(element.words)


_BOXES = frozenset({"div", "ul", "ol", "section", "table", "nav", "span", "form"})
