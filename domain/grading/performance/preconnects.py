"""Connections to other hosts are opened early, and not in vain."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

MOST = 5


def preconnects(page: PageView) -> Iterator[Fault]:
    """Fault foreign fonts without `preconnect`, and preconnects to more than five hosts."""
    if not page.is_ordinary:
        return
    hints = {
        urlsplit(r.url).netloc: r.element
        for r in page.references
        if r.kind == "hint" and "//" in r.url
    }
    fonts = [
        r.element
        for r in page.references
        if r.kind == "style" and urlsplit(r.url).netloc == "fonts.googleapis.com"
    ]
    if fonts and "fonts.gstatic.com" not in hints:
        yield fault_at(
            fonts[0], 'Add <link rel="preconnect" href="https://fonts.gstatic.com" crossorigin>.'
        )
    if len(hints) > MOST:
        yield fault_at(
            list(hints.values())[MOST],
            "Keep the connections that the first screen needs.",
            evidence=f"{len(hints)} hosts: {', '.join(sorted(hints))}",
        )
