"""Every page has one first heading."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.heading_order import headings_of
from domain.grading.audit import Fault
from domain.grading.view import PageView


def heading_first(page: PageView) -> Iterator[Fault]:
    """Fault a page without an `h1`, and milder one with several."""
    headings = headings_of(document(page))
    first = [heading for heading, level in headings if level == 1]
    if not first and page.is_ordinary:
        yield Fault(
            evidence="no h1"
            + (f"; the first heading is {headings[0][0].text[:60]!r}" if headings else ""),
            fix="Give the page one `h1` that says what it is about.",
            selector="body",
        )
    if len(first) > 1:
        yield Fault(
            evidence=f"{len(first)} h1: " + ", ".join(repr(h.text[:40]) for h in first[:4]),
            fix="Keep one `h1` and make the others `h2`.",
            selector=first[1].selector,
            severity="minor",
        )
