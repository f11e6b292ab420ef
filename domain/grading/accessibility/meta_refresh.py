"""No page reloads or leaves by itself while somebody reads."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

LONGEST_S = 72_000
"""Twenty hours: WCAG 2.2.1 exempts longer limits."""


def meta_refresh(page: PageView) -> Iterator[Fault]:
    """Fault a timed refresh; an immediate redirect is none."""
    for node in page.all("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() != "refresh":
            continue
        content = node.attributes.get("content") or ""
        seconds = re.match(r"\s*(\d+)", content)
        if seconds and 0 < int(seconds[1]) < LONGEST_S:
            yield Fault(
                evidence=f'<meta http-equiv="refresh" content="{content}">',
                fix="Remove it; let readers reload or follow a link themselves.",
                selector="meta[http-equiv]",
            )
