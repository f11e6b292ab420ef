"""Words carry the message, not little pictures."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.view import PageView

_PICTURE = re.compile(
    "[\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff]"
)
MOST = 2
"""In one text; a single sign may stand for an icon."""


def emoji(page: PageView) -> Iterator[Fault]:
    """Fault texts with several emoji, which screen readers read out one by one."""
    for piece in texts(page):
        found = _PICTURE.findall(piece.text)
        if len(found) > MOST:
            yield Fault(
                evidence=f"{len(found)} emoji in {piece.text[:120]!r}",
                fix="Leave them out, or keep one.",
                selector=piece.selector,
                owner=piece.owner,
            )
