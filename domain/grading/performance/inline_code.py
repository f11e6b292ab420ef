"""Styles and scripts that all pages need are files, which browsers keep."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.code.sources import inner_text
from domain.grading.view import PageView

MOST_KB = 60
"""Kilobytes of one kind; critical styles need 14."""


def inline_code(page: PageView) -> Iterator[Fault]:
    """Fault pages with more than 60 kB of inline styles or inline scripts."""
    for name in ("style", "script") if page.is_ordinary else ():
        nodes = [
            n for n in page.document.named(name) if n.get("type") not in ("application/ld+json",)
        ]
        size_kb = sum(len(inner_text(node)) for node in nodes) / 1000
        if size_kb > MOST_KB:
            largest = max(nodes, key=lambda node: len(inner_text(node)))
            yield fault_at(
                largest,
                "Move it to a file.",
                evidence=f"{size_kb:.0f} kB in {len(nodes)} <{name}> elements",
                owner="styling" if name == "style" else None,
            )
