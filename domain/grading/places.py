"""Where a thing an engine points at stands in the page's own source."""

from selectolax.lexbor import LexborNode, SelectolaxError

from domain.grading.audit import Fault
from domain.grading.grade import Severity
from domain.grading.markup import Element
from domain.grading.view import PageView, selector_of


def fault_of(
    page: PageView,
    selector: str,
    fix: str,
    *,
    evidence: str,
    severity: Severity | None = None,
    wcag: tuple[str, ...] | None = None,
    line: int | None = None,
) -> Fault:
    """Return a fault of the element an engine names, under our own selector and with its line."""
    element = element_of(page, selector)
    return Fault(
        evidence=" ".join(evidence.split()),
        fix=fix,
        selector=element.selector if element else our_selector(page, selector),
        line=line or (element.line if element else None),
        severity=severity,
        wcag=wcag,
    )


def our_selector(page: PageView, selector: str) -> str:
    """Return the selector our own audits use for the element; the given one when it is not found."""
    node = _node(page, selector)
    return selector_of(node) if node is not None else selector


def element_of(page: PageView, selector: str) -> Element | None:
    """Return the element as it stands in the source; None when the source has no such element."""
    return _elements(page).get(our_selector(page, selector)) if selector else None


def _node(page: PageView, selector: str) -> LexborNode | None:
    """Return the first element that matches; None when none does or the selector is no CSS."""
    if not selector:
        return None
    try:
        return page.first(selector)
    except (SelectolaxError, ValueError):
        return None


def _elements(page: PageView) -> dict[str, Element]:
    if "elements_by_selector" not in page.memory:
        found: dict[str, Element] = {}
        for element in page.document.elements:
            found.setdefault(element.selector, element)
        page.memory["elements_by_selector"] = found
    return page.memory["elements_by_selector"]
