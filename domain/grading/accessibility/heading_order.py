"""Headings go down one level at a time."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Document, Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_PLAIN = frozenset(f"h{level}" for level in range(1, 7))

DEEPEST_FIRST = 2
"""Level a page may begin with: what stands above the main heading is not part of any other."""


def heading_order(page: PageView) -> Iterator[Fault]:
    """Fault every heading that is more than one level below the heading before it, or begins so deep."""
    before = 0
    for heading, level in headings_of(document(page)):
        if not before and level > DEEPEST_FIRST:
            yield Fault(
                evidence=f"the page begins with h{level} {heading.text[:80]!r}",
                fix="Make it a paragraph or an h2, and set its size in CSS.",
                selector=heading.selector,
            )
        elif before and level > before + 1:
            yield Fault(
                evidence=f"h{level} {heading.text[:80]!r} after h{before}",
                fix=f"Make it an h{before + 1}, and set its size in CSS.",
                selector=heading.selector,
            )
        before = level


def headings_of(whole: Document) -> list[tuple[Element, int]]:
    """Return every heading assistive technology meets, with its level."""
    found: list[tuple[Element, int]] = []
    for element in whole.elements:
        plain = element.tag in _PLAIN
        if not plain and element.role != "heading":
            continue
        if element.is_silent or element.role not in ("", "heading"):
            continue
        level = element.get("aria-level") or (element.tag[1] if plain else "2")
        found.append((element, int(level) if level.isdigit() else 2))
    return found
