"""JSON-LD is JSON."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.seo.structured import blocks
from domain.grading.view import PageView


def json_ld_syntax(page: PageView) -> Iterator[Fault]:
    """Fault JSON-LD scripts that do not parse, so that nobody reads them."""
    for block in blocks(page):
        if block.problem:
            lines = page.html.split("\n")
            text = lines[block.line - 1].strip() if block.line and block.line <= len(lines) else ""
            yield Fault(
                evidence=f"{block.problem}: {text[:120]}",
                fix="Write valid JSON: double quotes, no trailing comma, no comment.",
                selector=block.element.selector,
                line=block.line,
            )
