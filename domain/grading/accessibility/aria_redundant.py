"""Roles are not said twice."""

from collections.abc import Iterator

from domain.grading.accessibility.aria import IMPLICIT
from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_WORTH_REPEATING = frozenset({"ul", "ol", "menu"})
"""Safari drops the list meaning of unstyled lists unless the role is written."""


def aria_redundant(page: PageView) -> Iterator[Fault]:
    """Fault one role per kind of element that already has that role."""
    told: set[str] = set()
    for element in document(page).with_attribute("role"):
        own = IMPLICIT.get(element.tag)
        if element.tag == "a" and element.has("href"):
            own = "link"
        if own and element.role == own and element.tag not in _WORTH_REPEATING | told:
            told.add(element.tag)
            yield Fault(
                evidence=element.opening,
                fix=f"Leave the role out; <{element.tag}> has it by itself.",
                selector=element.selector,
            )
