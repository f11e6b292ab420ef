"""The sitemap lists every page worth finding."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.seo.kinds import is_legal, is_listing, is_private
from domain.grading.seo.sitemap_file import locations, sitemap_files
from domain.grading.seo.title_unique import stands_for_itself
from domain.grading.view import SiteView


def sitemap_coverage(site: SiteView) -> Iterator[Fault]:
    """Fault a sitemap that leaves out ordinary pages."""
    files = sitemap_files(site)
    if not files:
        return
    answers = (site.answering(_inner(url, site)) for url in locations(site))
    listed = {file.path for file in answers if file}
    missing = [
        page.url
        for page in site.indexable
        if page.file.path not in listed
        and stands_for_itself(page)
        and not (is_legal(page) or is_listing(page) or is_private(page))
    ]
    if missing:
        yield Fault(
            evidence=f"not in the sitemap: {', '.join(missing[:5])}"
            + (f" and {len(missing) - 5} more" if len(missing) > 5 else ""),
            fix="List every indexable page in the sitemap.",
            selector=files[0].path,
        )


def _inner(url: str, site: SiteView) -> str:
    return urlsplit(url).path.removeprefix(site.base) or "/"
