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
            missing = [i for i in element.get(name).split() if i not in whole.by_id]
            later = name in _FILLED_LATER and scripted
            if missing and not (later and (name != "aria-controls" or _is_made(page, missing[0]))):
                yield Fault(
                    evidence=f'{name}="{element.get(name)}": no element has the id {missing[0]!r}',
                    fix="Give the element that id, or remove the reference.",
                    selector=element.selector,
                    severity="moderate" if later else None,
                )


def _is_made(page: PageView, identity: str) -> bool:
    """Whether a script speaks of the id, or cannot be read."""
    for node in page.document.named("script"):
        path = page.local_path(node.get("src")) if "src" in node.attrs else None
        if "src" in node.attrs and (
            path is None or identity in page.view.scripts.get(path, identity)
        ):
            return True
        if any(isinstance(child, str) and identity in child for child in node.children):
            return True
    return False
