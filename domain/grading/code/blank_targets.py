"""A page opened in a new tab cannot steer this one."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def blank_targets(page: PageView) -> Iterator[Fault]:
    """Fault links to other hosts with `target=_blank` without `rel=noopener`; one finding a page."""
    found = [
        node
        for node in page.document.named("a", "area")
        if node.get("target").lower() == "_blank"
        and not {"noopener", "noreferrer"} & set(node.get("rel").lower().split())
        and node.get("href").startswith(("http", "//"))
        and page.local_url(node.get("href")) is None
    ]
    if found and page.is_ordinary:
        yield fault_at(
            found[0],
            'Add rel="noopener"; old browsers do not imply it.',
            evidence=f"{len(found)} links, first {' '.join(found[0].tag.split())}",
        )
