"""Landmarks of one kind can be told apart."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Document, Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def landmark_labels(page: PageView) -> Iterator[Fault]:
    """Fault several navigations or asides of which more than one has no name, or two the same."""
    whole = document(page)
    for tag, role in (("nav", "navigation"), ("aside", "complementary")):
        same = [e for e in whole.elements if e.tag == tag or e.role == role]
        same = [e for e in same if not e.is_silent]
        if len(same) < 2:
            continue
        names = [_label(e, whole) for e in same]
        for element, name in zip(same[1:], names[1:], strict=True):
            if names.count(name) > 1 and names.index(name) != same.index(element):
                yield Fault(
                    evidence=f"{len(same)} {role} landmarks, of which {names.count(name)} are "
                    + (f"named {name!r}" if name else "without a name"),
                    fix="Give each its own `aria-label`.",
                    selector=element.selector,
                )
                break


def _label(element: Element, whole: Document) -> str:
    ids = element.get("aria-labelledby").split()
    referred = " ".join(whole.by_id[i][0].text for i in ids if i in whole.by_id)
    return (referred or element.get("aria-label") or element.get("title")).casefold()
