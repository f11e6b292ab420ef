"""Alternative texts describe pictures, not searches."""

import re
from collections import Counter
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

LEAST_PARTS = 4
"""Parts between commas from which an alternative text may be a list of searches."""
MOST = 2
"""Times one word may stand in such a list."""


def alt_stuffed(page: PageView) -> Iterator[Fault]:
    """Fault alternative texts that list searches for the same word."""
    for node in page.document.named("img", "area") if page.is_ordinary else ():
        parts = [part.strip() for part in re.split(r"[,;|]", node.get("alt")) if part.strip()]
        words = Counter(w for part in parts for w in set(re.findall(r"\w{4,}", part.lower())))
        common = words.most_common(1)
        if len(parts) >= LEAST_PARTS and common and common[0][1] > MOST:
            yield fault_at(
                node,
                "Say in one phrase what the picture shows.",
                evidence=f"{common[0][0]!r} stands {common[0][1]} times in alt={node.get('alt')[:140]!r}",
            )
