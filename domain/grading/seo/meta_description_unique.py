"""No two pages have the same description."""

from collections import defaultdict
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.seo.kinds import is_listing
from domain.grading.seo.meta_description import descriptions
from domain.grading.seo.title_unique import stands_for_itself
from domain.grading.view import PageView, SiteView


def meta_description_unique(site: SiteView) -> Iterator[Fault]:
    """Fault every page after the first that has another page's description."""
    found: dict[str, list[tuple[PageView, Element]]] = defaultdict(list)
    for page in site.indexable:
        for node in descriptions(page)[:1]:
            text = " ".join(node.get("content").split()).casefold()
            if text and not is_listing(page) and stands_for_itself(page):
                found[text].append((page, node))
    for group in found.values():
        for page, node in group[1:]:
            yield fault_at(
                node,
                "Describe this page, not the site.",
                evidence=f"{node.get('content')!r} also describes {group[0][0].url}",
                page=page.url,
            )
