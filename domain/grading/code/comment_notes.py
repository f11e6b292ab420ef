"""Notes to oneself stay at home."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

_NOTE = re.compile(r"\b(TODO|FIXME|XXX|HACK|DO NOT PUBLISH|LOREM|REMOVE BEFORE)\b")
"""What the audit looks for on pages: marks of something unfinished."""


def comment_notes(page: PageView) -> Iterator[Fault]:
    """Fault HTML comments that say something is unfinished."""
    for text, line in page.document.comments if page.is_ordinary else ():
        if _NOTE.search(text):
            yield Fault(
                evidence=f"<!--{' '.join(text.split())[:160]}-->",
                fix="Do what the note says, then remove it.",
                line=line,
            )
