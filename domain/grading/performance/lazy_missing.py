"""Pictures far down wait until they are needed."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

FIRST = 4
"""Pictures that may be on the first screen, with logo and header."""
SMALLEST_KB = 60
"""Kilobytes below which waiting saves nothing."""


def lazy_missing(page: PageView) -> Iterator[Fault]:
    """Fault a page whose later pictures, 60 kB or more, all load at once; one finding a page."""
    pictures = [
        node for node in page.document.named("img") if not node.inside("noscript", "template")
    ]
    late = [node for node in pictures[FIRST:] if node.get("loading").lower() != "lazy"]
    late = [n for n in late if "data-src" not in n.attrs and "data-lazy" not in n.attrs]
    size_kb = sum(_size(page, node.get("src")) for node in late) / 1000
    if late and size_kb >= SMALLEST_KB and page.is_ordinary:
        yield fault_at(
            late[0],
            'Add loading="lazy" to pictures below the first screen.',
            evidence=f"{len(late)} pictures, {size_kb:.0f} kB, first {' '.join(late[0].tag.split())[:160]}",
        )


def _size(page: PageView, url: str) -> int:
    path = page.local_path(url) if url else None
    file = page.view.file(path) if path else None
    return len(file.body) if file else 0
