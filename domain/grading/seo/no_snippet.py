"""Results may show words and pictures of the page."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.kinds import is_legal, is_private
from domain.grading.view import PageView

_HIDES = re.compile(r"\b(?:nosnippet|max-snippet\s*:\s*0)\b", re.I)


def no_snippet(page: PageView) -> Iterator[Fault]:
    """Fault `nosnippet` on an ordinary page: its result shows a title and nothing else."""
    if not page.is_indexable or is_legal(page) or is_private(page):
        return
    for node in page.document.named("meta"):
        robots = node.get("name").lower() in ("robots", "googlebot", "bingbot")
        if robots and _HIDES.search(node.get("content")):
            yield fault_at(node, "Remove it, so that results show what the page is about.")
