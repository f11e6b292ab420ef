"""Exclamation marks are rare."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.view import PageView

MOST = 5
"""Per page outside quotations; more is a flood."""


def exclamations(page: PageView) -> Iterator[Fault]:
    """Fault `!!`, and pages with a flood of exclamation marks."""
    said = [
        p
        for p in texts(page)
        if p.element is None
        or not any(e.tag in ("blockquote", "q") for e in (p.element, *p.element.ancestors))
    ]
    for piece in said:
        if found := re.search(r"!\s?!+|\?!+|!\?", piece.text):
            yield Fault(
                evidence=f"{found.group()!r} in {piece.text[:120]!r}",
                fix="Write one mark, or a full stop.",
                selector=piece.selector,
                owner=piece.owner,
            )
            return
    flood = [p for p in said if re.search(r"!(?=\s|$)", p.text)]
    if len(flood) > MOST:
        yield Fault(
            evidence=f"{len(flood)} exclamations, such as {flood[0].text[:80]!r}",
            fix="End sentences with a full stop.",
        )
