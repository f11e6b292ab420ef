"""Addresses start from this site."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def base_element(page: PageView) -> Iterator[Fault]:
    """Fault `<base>` elements that lead every relative address to another host, or that stand twice."""
    found = [node for node in page.document.named("base") if node.get("href")]
    own = urlsplit(page.view.origin).netloc.removeprefix("www.")
    for node in found[:1]:
        host = urlsplit(node.get("href").strip()).netloc.removeprefix("www.")
        if host and own and host != own:
            yield fault_at(node, "Remove it, or name this site.")
    for node in found[1:]:
        yield fault_at(node, "Keep one <base>.", severity="minor")
