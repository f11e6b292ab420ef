"""Addresses can be read, spoken and typed."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

LONGEST = 115
"""Characters of a path; longer ones are cut off wherever they are shown."""


def url_wording(page: PageView) -> Iterator[Fault]:
    """Fault paths with capitals, spaces, underscores or query leftovers, and very long ones."""
    if not page.is_indexable:
        return
    problems = [
        words
        for pattern, words in (
            (r"[A-Z]", "capital letters"),
            (r"[ +]|%20", "spaces"),
            (r"[a-z0-9]_[a-z0-9]", "underscores"),
            (r"[?=&]", "a query"),
        )
        if re.search(pattern, page.url)
    ]
    if len(page.url) > LONGEST:
        problems.append(f"{len(page.url)} characters")
    if problems:
        yield Fault(
            evidence=f"{page.url} has {' and '.join(problems)}",
            fix="Use short lower-case words joined by hyphens, and redirect the old address.",
            selector=page.file.path,
        )
