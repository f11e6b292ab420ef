"""The site has an icon."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView, SiteView


def favicon(site: SiteView) -> Iterator[Fault]:
    """Fault a site without `<link rel=icon>` and without /favicon.ico."""
    if site.file("favicon.ico") or not site.ordinary:
        return
    without = [page for page in site.ordinary if not _has_icon(page)]
    if len(without) < len(site.ordinary):
        for page in without if len(without) * 2 < len(site.ordinary) else ():
            if page.is_indexable:
                yield Fault(
                    evidence="no <link rel=icon>, though other pages have one",
                    fix="Link the icon on every page.",
                    selector="head",
                    page=page.url,
                )
        return
    yield Fault(
        evidence="no <link rel=icon> on any page and no /favicon.ico",
        fix="Add an icon and link it from every page.",
        selector="head",
    )


def _has_icon(page: PageView) -> bool:
    return any(reference.kind == "icon" for reference in page.references)
