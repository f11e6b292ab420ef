"""A site trusts its own pages."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def nofollow_links(page: PageView) -> Iterator[Fault]:
    """Fault `rel=nofollow` on links to pages of this site that may be indexed."""
    for node in page.document.named("a"):
        if "nofollow" in node.get("rel").lower().split():
            path = page.local_path(node.get("href")) if node.get("href") else None
            target = page.view.by_file.get(path) if path else None
            if target and target.is_indexable:
                yield fault_at(node, "Remove nofollow from links to your own pages.")
