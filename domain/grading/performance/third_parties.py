"""A page does not hang on many other hosts."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.performance.load import chosen
from domain.grading.view import PageView

MOST = 4
"""Hosts; each costs a name look-up, a connection and a promise about privacy."""


def third_parties(page: PageView) -> Iterator[Fault]:
    """Fault a page that loads from more than four other hosts."""
    hosts = {
        urlsplit(r.url).netloc
        for r in (*chosen(page), *(r for r in page.references if r.kind == "frame"))
        if r.url.startswith(("http", "//")) and page.local_url(r.url) is None
    }
    if len(hosts) > MOST and page.is_ordinary:
        yield Fault(
            evidence=f"{len(hosts)} hosts: {', '.join(sorted(hosts)[:8])}",
            fix="Keep copies on this site, and load the rest when it is asked for.",
            selector="head",
            severity="moderate" if len(hosts) > 2 * MOST else None,
        )
