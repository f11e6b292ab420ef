"""A site trusts its own pages."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def nofollow_links(page: PageView) -> Iterator[Fault]:
    """Fault `nofollow` on links to pages of this site, or on all links of a page that is indexed."""
    for node in page.document.named("meta") if page.is_indexable else ():
        words = node.get("content").lower().replace(" ", "").split(",")
        if node.get("name").lower() in ("robots", "googlebot") and "nofollow" in words:
            yield fault_at(
                node, "Remove nofollow: it cuts every link of the page.", severity="moderate"
            )
    for node in page.document.named("a"):
        if "nofollow" in node.get("rel").lower().split():
            path = page.local_path(node.get("href")) if node.get("href") else None
            target = page.view.by_file.get(path) if path else None
            if target and target.is_indexable:
                yield fault_at(node, "Remove nofollow from links to your own pages.")
