"""The page has no more elements than its content needs."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

MOST, FAR_TOO_MANY = 1500, 3000
"""Elements; Lighthouse warns from 818 and fails at 1400."""
DEEPEST = 32


def dom_size(page: PageView) -> Iterator[Fault]:
    """Fault pages of more than 1500 elements, or deeper than 32."""
    count = len(page.document.elements)
    if count > MOST and page.is_ordinary:
        yield Fault(
            evidence=f"{count} elements",
            fix="Drop wrappers, and split long lists over pages.",
            selector="body",
            severity="moderate" if count > FAR_TOO_MANY else None,
        )
    depths: dict[int, int] = {}
    for node in page.document.elements if page.is_ordinary else ():
        depth = depths.get(id(node.parent), 0) + 1
        depths[id(node)] = depth
        if depth > DEEPEST:
            yield Fault(
                evidence=f"{depth} elements deep",
                fix="Drop wrappers that only hold one element.",
                selector=node.selector,
                line=node.line,
            )
            return
