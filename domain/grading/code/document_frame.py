"""A page has one head and one body, and each holds what belongs there."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def document_frame(page: PageView) -> Iterator[Fault]:
    """Fault second `<head>` or `<body>` tags and metadata that stands in the body."""
    if not page.is_ordinary:
        return
    for name in ("html", "head", "body", "main"):
        for extra in page.document.named(name)[1:]:
            if name != "main" or "hidden" not in extra.attrs:
                yield fault_at(extra, f"Keep one <{name}>.", evidence=f"second {extra.tag}")
    body = page.document.first("body")
    for node in page.document.named("meta", "title", "base"):
        is_content = "itemprop" in node.attrs or node.inside("svg", "template", "noscript")
        if body and node.start > body.start and not is_content:
            yield fault_at(node, f"Move <{node.name}> into <head>.")
