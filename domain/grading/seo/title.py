"""Every page has one title that says something."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def title(page: PageView) -> Iterator[Fault]:
    """Fault a page whose `<title>` is missing, empty or there twice."""
    if not page.is_ordinary:
        return
    found = [t for t in page.document.named("title") if not t.inside("svg")]
    if not found:
        yield Fault(
            evidence="no <title> in <head>",
            fix="Add a <title> of 15 to 60 characters that names the page and the firm.",
            selector="head",
        )
    elif not found[0].text:
        yield fault_at(
            found[0], "Write a title of 15 to 60 characters.", evidence="<title></title>"
        )
    for extra in found[1:]:
        yield fault_at(
            extra,
            "Keep one <title>.",
            evidence=f"second title: {extra.text!r}",
            severity="moderate",
        )
