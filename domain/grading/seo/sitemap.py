"""There is a sitemap, and machines can read it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.seo.sitemap_file import read_locations, sitemap_files
from domain.grading.view import SiteView

_DAY = re.compile(r"<lastmod>\s*([^<]*?)\s*</lastmod>")
_W3C = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?"
)


def sitemap(site: SiteView) -> Iterator[Fault]:
    """Fault a site of several pages without sitemap, and a sitemap that breaks the format."""
    files = sitemap_files(site)
    if not files and len(site.indexable) > 1:
        yield Fault(
            evidence=f"{len(site.indexable)} pages and no sitemap.xml",
            fix="Add sitemap.xml with the absolute address of every page.",
            selector="sitemap.xml",
            severity=None if site.is_ours else "minor",
        )
    for file in files:
        urls, problem = read_locations(file.body)
        if problem:
            yield Fault(
                evidence=f"{file.path}: {problem}",
                fix="Write the sitemap as well-formed XML with <urlset> as its root.",
                selector=file.path,
                severity="serious",
            )
        if bad := [url for url in urls if urlsplit(url).scheme not in ("http", "https")]:
            yield Fault(
                evidence=f"<loc>{bad[0]}</loc>",
                fix="Write every address in the sitemap in full, with https:// and the host.",
                selector=file.path,
            )
        dates = _DAY.findall(file.body.decode("utf-8", "replace"))
        if wrong := [day for day in dates if not _W3C.fullmatch(day)]:
            yield Fault(
                evidence=f"<lastmod>{wrong[0]}</lastmod>",
                fix="Write dates as 2025-01-31.",
                selector=file.path,
                severity="minor",
            )
