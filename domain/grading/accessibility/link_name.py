"""Every link says where it leads."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView


def link_name(page: PageView) -> Iterator[Fault]:
    """Fault links without text, and linked pictures with an empty alternative text."""
    whole = document(page)
    for link in whole.elements:
        is_link = link.tag in ("a", "area") and link.has("href")
        if not (is_link or link.role == "link") or link.is_silent or link.tag == "area":
            continue
        if not accessible_name(link, whole):
            inner = next((e for e in link.descendants if e.tag in ("img", "svg")), None)
            yield Fault(
                evidence=link.opening + (inner.opening if inner else ""),
                fix="Write link text, or say in the picture's `alt` where the link leads.",
                selector=link.selector,
            )
