"""No two pages have the same title."""

from collections import defaultdict
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.kinds import is_listing
from domain.grading.view import PageView, SiteView


def title_unique(site: SiteView) -> Iterator[Fault]:
    """Fault every page after the first that has another page's title."""
    pages: dict[str, list[PageView]] = defaultdict(list)
    for page in site.indexable:
        if page.title and not is_listing(page) and stands_for_itself(page):
            pages[page.title.casefold()].append(page)
    for group in pages.values():
        for page in group[1:]:
            yield fault_at(
                page.document.named("title")[0],
                "Give each page a title of its own.",
                evidence=f"{page.title!r} is also the title of {group[0].url}",
                page=page.url,
            )


def stands_for_itself(page: PageView) -> bool:
    """Whether the page does not name another one as its canonical form."""
    target = page.local_path(page.canonical) if page.canonical else None
    return target in (None, page.file.path)
