"""There is exactly one main landmark to go to."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def landmark_main(page: PageView) -> Iterator[Fault]:
    """Fault a page without a `main`, or with more than one that can be seen."""
    whole = document(page)
    mains = [e for e in whole.elements if e.role == "main" or (e.tag == "main" and not e.role)]
    mains = [e for e in mains if not e.is_hidden]
    outermost = [e for e in mains if not any(a in mains for a in e.ancestors)]
    if not mains and whole.body is not None and page.is_ordinary:
        yield Fault(
            evidence="no <main> and no role=main",
            fix="Put the content of the page into one `main` element.",
            selector="body",
        )
    for extra in outermost[1:]:
        yield Fault(
            evidence=extra.opening, fix="Keep one `main` per page.", selector=extra.selector
        )
