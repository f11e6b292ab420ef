"""Crawlers find a robots.txt."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import SiteView


def robots_missing(site: SiteView) -> Iterator[Fault]:
    """Fault a site of several pages at the root of its host without robots.txt."""
    if len(site.indexable) > 1 and not site.file("robots.txt") and not site.base:
        yield Fault(
            evidence="no robots.txt",
            fix="Add robots.txt that allows all and names the sitemap.",
            selector="robots.txt",
        )
