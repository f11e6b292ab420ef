"""robots.txt shuts out no page or style sheet that search needs."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.seo.kinds import is_private
from domain.grading.seo.robots_file import groups, is_blocked
from domain.grading.view import SiteView


def robots_blocks(site: SiteView) -> Iterator[Fault]:
    """Fault rules that keep crawlers from ordinary pages, or from the styles and scripts of pages."""
    rules = groups(site)
    if not rules or is_blocked(rules, "/"):
        return
    for page in site.indexable:
        if is_blocked(rules, site.base + page.url) and not is_private(page):
            yield Fault(
                evidence=f"robots.txt forbids {page.url}",
                fix="Allow the page, or mark it noindex and take it out of the navigation.",
                selector="robots.txt",
                page=page.url,
            )
    used = {
        path
        for page in site.indexable
        for reference in page.references
        if reference.kind in ("style", "script") and (path := page.local_path(reference.url))
    }
    for path in sorted(used):
        if is_blocked(rules, f"{site.base}/{path}"):
            yield Fault(
                evidence=f"robots.txt forbids /{path}, which pages load",
                fix="Allow style sheets and scripts, so that pages can be rendered.",
                selector="robots.txt",
                severity="moderate",
            )
            return
