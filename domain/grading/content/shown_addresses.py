"""Links are words, not addresses."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.view import PageView

_LONG = re.compile(r"https?://[^\s<>\"']{1,200}\?[^\s<>\"']{4,}|https?://[^\s<>\"']{60,}")


def shown_addresses(page: PageView) -> Iterator[Fault]:
    """Fault addresses with parameters, or of more than a line, in running text."""
    for piece in texts(page):
        if found := _LONG.search(piece.text):
            yield Fault(
                evidence=f"{found.group()[:100]!r} in the text",
                fix="Link words that say where it leads.",
                selector=piece.selector,
                owner=piece.owner,
            )
