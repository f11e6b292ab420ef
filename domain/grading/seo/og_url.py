"""A shared link leads back to the page it was shared from."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.open_graph import properties
from domain.grading.view import PageView


def og_url(page: PageView) -> Iterator[Fault]:
    """Fault an `og:url` on another host or of another page than the canonical address."""
    node = properties(page).get("og:url") if page.is_indexable else None
    if node is None or not page.canonical or not page.view.origin:
        return
    told, own = (urlsplit(url.strip()) for url in (node.get("content"), page.canonical))
    hosts = [parts.netloc.removeprefix("www.") for parts in (told, own)]
    if told.netloc and (hosts[0] != hosts[1] or told.path.rstrip("/") != own.path.rstrip("/")):
        yield fault_at(
            node,
            "Name the canonical address of this page.",
            evidence=f"og:url {node.get('content')}, canonical {page.canonical}",
        )
