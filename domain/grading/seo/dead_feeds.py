"""Feeds, manifests and other files the head names are there."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

FEEDS = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/json+oembed",
)


def dead_feeds(page: PageView) -> Iterator[Fault]:
    """Fault feeds, next and previous pages of this site that no file answers."""
    for node in page.document.named("link") if page.is_ordinary else ():
        kinds = node.get("rel").lower().split()
        is_feed = "alternate" in kinds and node.get("type").lower() in FEEDS
        is_feed = is_feed or "next" in kinds or "prev" in kinds
        href = node.get("href").strip()
        url = page.local_url(href) if is_feed and href and "?" not in href else None
        if url is None or page.local_path(href) is not None:
            continue
        if page.view.file(f"{url.strip('/')}/index.xml".lstrip("/")) is None:
            yield fault_at(node, "Publish what it names, or remove the link to it.")
