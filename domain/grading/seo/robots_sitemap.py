"""robots.txt says where the sitemap is."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.seo.canonical_target import usual_host
from domain.grading.seo.robots_file import read_lines
from domain.grading.seo.sitemap_file import sitemap_files
from domain.grading.view import SiteView


def robots_sitemap(site: SiteView) -> Iterator[Fault]:
    """Fault a missing, relative, foreign or dead `Sitemap:` line."""
    named = [(line, value) for line, name, value in read_lines(site) if name == "sitemap"]
    if site.file("robots.txt") and not named and sitemap_files(site):
        yield Fault(
            evidence="no Sitemap line",
            fix="Add `Sitemap: https://host/sitemap.xml`.",
            selector="robots.txt",
            severity="minor",
        )
    host = usual_host(site)
    for line, url in named:
        parts = urlsplit(url)
        path = parts.path.removeprefix(site.base).removeprefix("/")
        problem = ""
        if parts.scheme not in ("http", "https"):
            problem = "is not an absolute address"
        elif host and parts.netloc.lower() != host:
            problem = f"is not on {host}"
        elif site.file(path) is None:
            problem = "names a file that is not there"
        if problem:
            yield Fault(
                evidence=f"Sitemap: {url} {problem}",
                fix="Name the sitemap by its full address on this host.",
                selector="robots.txt",
                line=line,
            )
