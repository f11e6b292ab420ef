"""No two pages share their main heading."""

from collections import defaultdict
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.kinds import is_listing
from domain.grading.seo.title_unique import stands_for_itself
from domain.grading.view import PageView, SiteView


def h1_unique(site: SiteView) -> Iterator[Fault]:
    """Fault every page after the first with the same `<h1>`; a site name on all pages counts once."""
    pages: dict[str, list[PageView]] = defaultdict(list)
    for page in site.indexable:
        found = page.document.named("h1")
        if found and found[0].label and not is_listing(page) and stands_for_itself(page):
            pages[found[0].label.casefold()].append(page)
    for group in pages.values():
        everywhere = len(group) > 2 and len(group) == len(site.indexable)
        for page in group[1:2] if everywhere else group[1:]:
            node = page.document.named("h1")[0]
            yield fault_at(
                node,
                "Say in the <h1> what this page is about.",
                evidence=f"{node.label!r} is also the heading of {group[0].url}",
                page="*" if everywhere else page.url,
            )
