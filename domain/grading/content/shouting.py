"""Nobody is shouted at."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.view import PageView

_RUN = re.compile(r"(?:\b[A-ZÄÖÜÁÉÍÓÚÑ]{2,}\b[\s,!]+){3,}\b[A-ZÄÖÜÁÉÍÓÚÑ]{2,}\b")


def shouting(page: PageView) -> Iterator[Fault]:
    """Fault runs of four and more words in capitals inside running text."""
    for piece in texts(page):
        found = _RUN.search(piece.text)
        mixed = found and re.search(r"[a-zäöüß]{3}", piece.text)
        if (
            found
            and mixed
            and not piece.place
            and len(re.findall(r"[A-ZÄÖÜ]{4,}", found.group())) >= 2
        ):
            yield Fault(
                evidence=found.group()[:120],
                fix="Write it in normal letters.",
                selector=piece.selector,
                owner=piece.owner,
            )
