"""ARIA points only to what is there."""

from collections.abc import Iterator

from domain.grading.accessibility.aria import REFERENCES
from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_FILLED_LATER = frozenset(
    {"aria-controls", "aria-owns", "aria-activedescendant", "aria-errormessage"}
)
"""May name what a script makes when it is needed."""


def aria_reference(page: PageView) -> Iterator[Fault]:
    """Fault references to ids that are not on the page."""
    whole = document(page)
    scripted = bool(page.all("script[src], script:not([type])"))
    for element in whole.elements:
        for name in sorted(REFERENCES & element.attributes.keys()):
            if name in _FILLED_LATER and scripted:
                continue
            missing = [i for i in element.get(name).split() if i not in whole.by_id]
            if missing:
                yield Fault(
                    evidence=f'{name}="{element.get(name)}": no element has the id {missing[0]!r}',
                    fix="Give the element that id, or remove the reference.",
                    selector=element.selector,
                )
