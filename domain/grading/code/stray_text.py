"""Tables and lists hold text only in their cells and items."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_NO_TEXT = ("table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl", "select")


def stray_text(page: PageView) -> Iterator[Fault]:
    """Fault words straight inside a table, row or list, which browsers move elsewhere."""
    for name in _NO_TEXT if page.is_ordinary else ():
        for node in page.document.named(name):
            words = " ".join(" ".join(c for c in node.children if isinstance(c, str)).split())
            if words and any(letter.isalnum() for letter in words):
                yield fault_at(
                    node,
                    "Put the words into a cell, an item or a caption.",
                    evidence=f"{words[:80]!r} straight inside <{name}>",
                )
