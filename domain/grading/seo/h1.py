"""Every page has one main heading with words in it."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def h1(page: PageView) -> Iterator[Fault]:
    """Fault a page without `<h1>`, with several, or with an empty one."""
    if not page.is_ordinary or page.is_error_page:
        return
    found = [h for h in page.document.named("h1") if not h.inside("template", "noscript")]
    if not found:
        yield Fault(
            evidence="no <h1>",
            fix="Make the main heading of the page an <h1>.",
            selector="body",
        )
    for node in found:
        if not node.label:
            yield fault_at(node, "Put the subject of the page into the <h1>.")
    if len(found) > 1:
        texts = ", ".join(repr(node.text[:40]) for node in found[:4])
        yield fault_at(
            found[1],
            "Keep one <h1> and make the others <h2>.",
            evidence=f"{len(found)} <h1>: {texts}",
            owner="component_code",
        )
