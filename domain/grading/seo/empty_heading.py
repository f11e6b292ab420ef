"""A heading has words in it."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def empty_heading(page: PageView) -> Iterator[Fault]:
    """Fault every `<h2>` to `<h6>` without text or picture text."""
    if not page.is_ordinary:
        return
    for node in page.document.named("h2", "h3", "h4", "h5", "h6"):
        is_filled_later = node.inside("template", "dialog") or "id" in node.attrs
        if not node.label and not is_filled_later:
            yield fault_at(node, "Remove the empty heading, or write it.")
