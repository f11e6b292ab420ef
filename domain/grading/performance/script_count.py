"""Scripts come in few files."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

MOST = 20
"""Files; a page of a small firm needs none to five, and builders split into a dozen."""


def script_count(page: PageView) -> Iterator[Fault]:
    """Fault a page that loads more than twenty script files."""
    found = [e for e in page.document.named("script") if e.get("src")]
    if len(found) > MOST and page.is_ordinary:
        yield Fault(
            evidence=f"{len(found)} script files, such as {found[0].get('src')[:100]}",
            fix="Join small files, and drop what the page does not use.",
            selector=found[MOST].selector,
            line=found[MOST].line,
        )
