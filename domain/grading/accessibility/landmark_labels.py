"""Landmarks of one kind can be told apart."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Document, Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def landmark_labels(page: PageView) -> Iterator[Fault]:
    """Fault navigations or asides without a name of their own, and a second banner or page footer."""
    whole = document(page)
    yield from _twice(whole)
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


_SECTIONS = ("article", "aside", "main", "nav", "section")
"""Inside these, a header or footer belongs to the part and not to the page."""


def _twice(whole: Document) -> Iterator[Fault]:
    """Fault a second banner or page footer."""
    for tag, role in (("header", "banner"), ("footer", "contentinfo")):
        same = [
            e
            for e in whole.elements
            if e.role == role or (e.tag == tag and not e.role and not e.inside(*_SECTIONS))
        ]
        same = [e for e in same if not e.is_silent and not any(a in same for a in e.ancestors)]
        if len(same) > 1 and any(e.role == role for e in same):
            yield Fault(
                evidence=f"{len(same)} {role} landmarks: {same[1].opening}",
                fix=f"Keep one {role} for the page.",
                selector=same[1].selector,
            )


def _label(element: Element, whole: Document) -> str:
    ids = element.get("aria-labelledby").split()
    referred = " ".join(whole.by_id[i][0].text for i in ids if i in whole.by_id)
    return (referred or element.get("aria-label") or element.get("title")).casefold()
