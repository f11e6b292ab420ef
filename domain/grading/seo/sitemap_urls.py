"""Whatever the sitemap lists is there, and wants to be found."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.seo.canonical_target import usual_host
from domain.grading.seo.sitemap_file import locations, sitemap_files
from domain.grading.view import PageView, SiteView


def sitemap_urls(site: SiteView) -> Iterator[Fault]:
    """Fault entries on another host, without a page, of a page kept out of search or named otherwise."""
    files = sitemap_files(site)
    host = usual_host(site)
    for url in dict.fromkeys(locations(site)):
        parts = urlsplit(url)
        if not parts.netloc:
            continue
        problem = ""
        file = site.answering(parts.path.removeprefix(site.base) or "/")
        if host and parts.netloc.lower() != host:
            problem = f"is not on {host}"
        elif parts.scheme == "http" and site.origin.startswith("https:"):
            problem = "is not the https:// address of the page"
        elif file is None:
            problem = "leads to no file"
        elif page := site.by_file.get(file.path):
            problem = _of_page(page, url)
        if problem:
            yield Fault(
                evidence=f"{url} {problem}",
                fix="List exactly the pages that exist and may be indexed.",
                selector=files[0].path if files else "sitemap.xml",
            )


def _of_page(page: PageView, url: str) -> str:
    if page.is_noindex:
        return "is marked noindex"
    named, listed = urlsplit(page.canonical), urlsplit(url)
    is_own = named.netloc == listed.netloc and page.local_path(page.canonical) == page.file.path
    if is_own and named.path != listed.path:
        return f"is not the canonical address of the page, {page.canonical}"
    return ""
