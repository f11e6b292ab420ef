"""What labels and ARIA point to is one element."""

from collections.abc import Iterator

from domain.grading.accessibility.aria import REFERENCES
from domain.grading.accessibility.document import Document, document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def duplicate_id(page: PageView) -> Iterator[Fault]:
    """Fault ids used twice to which a label, an ARIA attribute or a link on the page points."""
    whole = document(page)
    for identity in sorted(pointed_to(whole)):
        twice = whole.by_id.get(identity, [])
        if len(twice) > 1:
            yield Fault(
                evidence=f"{len(twice)} elements have the id {identity!r}",
                fix="Give each its own id, and let the label or reference point to the right one.",
                selector=f"{twice[1].tag}#{identity}",
            )


def pointed_to(whole: Document) -> set[str]:
    """Return every id that a label or an ARIA attribute of the page points to."""
    found = {label.get("for") for label in whole.by_tag.get("label", ())}
    for element in whole.elements:
        for name in REFERENCES & element.attributes.keys():
            found.update(element.get(name).split())
        if element.has("headers"):
            found.update(element.get("headers").split())
    return found - {""}
