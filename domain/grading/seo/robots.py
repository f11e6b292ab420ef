"""robots.txt lets search engines in."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.markup import names_in
from domain.grading.seo.robots_file import groups, is_blocked, read_lines
from domain.grading.view import SiteView

_FIELDS = names_in(
    "user-agent disallow allow sitemap crawl-delay host noindex clean-param request-rate visit-time"
    " content-signal"
)


def robots(site: SiteView) -> Iterator[Fault]:
    """Fault a robots.txt that shuts everything out, or that crawlers cannot read."""
    file = site.file("robots.txt")
    if file is None:
        if site.is_ours:
            yield Fault(
                evidence="no robots.txt",
                fix="Add robots.txt that allows all and names the sitemap.",
                selector="robots.txt",
                severity="minor",
            )
        return
    if is_blocked(groups(site), "/") and is_blocked(groups(site), "/index.html"):
        line = next(
            (n for n, f, v in read_lines(site) if f == "disallow" and v in ("/", "/*")), None
        )
        yield Fault(
            evidence="Disallow: /",
            fix="Allow everything that is meant to be found.",
            selector="robots.txt",
            line=line,
        )
    lines = read_lines(site)
    first = next((at for at, (_, name, _) in enumerate(lines) if name == "user-agent"), len(lines))
    for number, name, value in lines[:first]:
        if name in ("allow", "disallow"):
            yield Fault(
                evidence=f"{name}: {value} stands before any user-agent, so no crawler heeds it",
                fix="Write `User-agent: *` above it.",
                selector="robots.txt",
                line=number,
                severity="moderate",
            )
    for number, name, value in lines:
        if name not in _FIELDS:
            yield Fault(
                evidence=f"{name}: {value}" if value else name,
                fix="Keep to `User-agent`, `Disallow`, `Allow` and `Sitemap`, each with a colon.",
                selector="robots.txt",
                line=number,
                severity="minor" if re.fullmatch(r"[\w-]+", name) else "moderate",
            )
            return
