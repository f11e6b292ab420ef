"""The firm introduces itself to machines."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.seo.kinds import is_home
from domain.grading.seo.structured import items
from domain.grading.view import SiteView


def json_ld_missing(site: SiteView) -> Iterator[Fault]:
    """Fault a home page without JSON-LD when the site is ours or other pages have some."""
    described = [page for page in site.ordinary if items(page)]
    for page in site.indexable:
        is_expected = site.is_ours or len(described) > 1
        has_broken = "application/ld+json" in page.html
        if is_home(page) and is_expected and not items(page) and not has_broken:
            yield Fault(
                evidence="no JSON-LD on the home page",
                fix="Describe the firm with its schema.org type, name, address and phone.",
                selector="head",
                page=page.url,
            )
