"""Browsers keep what does not change, and ask again for what does."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.headers_file import headers, sent_for
from domain.grading.view import SiteView

_AGE = re.compile(r"max-age=(\d+)")
DAY_S = 86_400


def unknown_caching(site: SiteView) -> str:
    """Return why nothing can be said of caching, or an empty text."""
    if any(header.name == "cache-control" for header in headers(site)) or site.is_ours:
        return ""
    return "no file of the folder sets Cache-Control; caching depends on the host that serves it"


def cache_headers(site: SiteView) -> Iterator[Fault]:
    """Fault pages kept longer than a day, and styles, scripts, fonts and pictures kept for less than one."""
    for page in site.ordinary[:1]:
        header = sent_for(site, page.url).get("cache-control")
        age = _AGE.search(header.value) if header else None
        if header and age and int(age[1]) > DAY_S:
            yield Fault(
                evidence=f"{header.path}: Cache-Control: {header.value} holds back changes of pages",
                fix="Let browsers ask again for pages: `max-age=0, must-revalidate`.",
                selector=header.file,
                line=header.line,
            )
    assets = [
        f
        for f in site.site.files
        if f.path.endswith((".css", ".js", ".woff2", ".webp", ".avif", ".jpg"))
    ]
    for file in assets:
        header = sent_for(site, f"/{file.path}").get("cache-control")
        age = _AGE.search(header.value) if header else None
        asks_again = header is not None and re.search("must-revalidate|no-cache", header.value)
        is_short = age is not None and int(age[1]) < DAY_S and not asks_again
        if header is None or "no-store" in header.value or is_short:
            sent = f"Cache-Control: {header.value}" if header else "no Cache-Control"
            yield Fault(
                evidence=f"/{file.path}: {sent}",
                fix="Let browsers keep assets: `public, max-age=31536000, immutable` under hashed names.",
                selector="_headers",
                severity="minor",
            )
            return
