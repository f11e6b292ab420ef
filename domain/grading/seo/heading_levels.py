"""Headings make an outline: no level is left out."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView


def heading_levels(page: PageView) -> Iterator[Fault]:
    """Fault the first heading in the main text that skips a level downwards."""
    if not page.is_ordinary or page.is_error_page:
        return
    before: Element | None = None
    for node in page.document.named("h1", "h2", "h3", "h4", "h5", "h6"):
        if (
            node.inside("footer", "aside", "nav", "template", "header", "dialog")
            and node.name != "h1"
        ):
            continue
        if before is not None and int(node.name[1]) > int(before.name[1]) + 1:
            yield fault_at(
                node,
                f"Make it an <h{int(before.name[1]) + 1}>, or add the heading between.",
                evidence=f"<{node.name}> {node.text[:60]!r} follows <{before.name}> {before.text[:60]!r}",
            )
            return
        before = node
