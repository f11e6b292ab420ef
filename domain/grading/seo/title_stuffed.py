"""A title names the page, not every search for it."""

import re
from collections import Counter
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.wording import plain
from domain.grading.view import PageView

MOST = 3
"""Times one word may stand in a title before it is a list of searches."""


_PARTS = re.compile(r"\s+[|–—·•»:-]\s+|:\s+|\s*\|\s*")


def title_stuffed(page: PageView) -> Iterator[Fault]:
    """Fault titles that say a word three times or a part twice, and long `keywords` lists, which no engine reads."""
    if not page.is_indexable:
        return
    words = Counter(word for word in plain(page.title).split() if len(word) > 3)
    common = words.most_common(1)
    if common and common[0][1] >= MOST:
        yield Fault(
            evidence=f"{common[0][0]!r} stands {common[0][1]} times in {page.title!r}",
            fix="Say once what the page is about.",
            selector="head > title",
        )
    parts = [plain(part) for part in _PARTS.split(page.title)]
    doubled = next((one for at, one in enumerate(parts) if one and one in parts[:at]), "")
    if doubled:
        yield Fault(
            evidence=f"{doubled!r} stands twice in {page.title!r}",
            fix="Name the firm once.",
            selector="head > title",
        )
    for node in page.document.named("meta"):
        listed = [w for w in re.split(r"[,;]", node.get("content")) if w.strip()]
        if node.get("name").lower() == "keywords" and len(listed) >= 1:
            yield Fault(
                evidence=" ".join(node.tag.split())[:200],
                fix="Remove it; no search engine reads it, and rivals do.",
                selector=node.selector,
                line=node.line,
                severity="minor",
            )
