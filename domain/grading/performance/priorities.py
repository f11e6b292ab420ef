"""What comes first is little."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

MOST = 2
"""Pictures of high priority above which none has any."""


def priorities(page: PageView) -> Iterator[Fault]:
    """Fault pages that load more than two pictures at high priority, and lazy ones among them."""
    found = [
        n for n in page.document.named("img") if n.get("fetchpriority").strip().lower() == "high"
    ]
    if len(found) > MOST and page.is_ordinary:
        yield fault_at(
            found[MOST],
            "Keep fetchpriority=high for the one picture that is seen first.",
            evidence=f'{len(found)} pictures with fetchpriority="high"',
        )
    for node in found if page.is_ordinary else ():
        if node.get("loading").lower() == "lazy":
            yield fault_at(node, 'Remove loading="lazy"; the two contradict each other.')
