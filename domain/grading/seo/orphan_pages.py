"""Every page can be reached by following links."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.seo.kinds import is_home, is_listing, is_private
from domain.grading.view import PageView, SiteView


def orphan_pages(site: SiteView) -> Iterator[Fault]:
    """Fault indexable pages that no other page links to."""
    linked = {path for page in site.ordinary for path in _targets(page)}
    candidates = [p for p in site.indexable if not is_home(p)]
    orphans = [page for page in candidates if page.file.path not in linked]
    if len(orphans) * 2 > len(candidates) and len(candidates) > 2:
        return  # the navigation is made by a script, which nothing here runs
    for page in orphans:
        if not (is_private(page) or is_listing(page)):
            yield Fault(
                evidence=f"no page links to {page.url}",
                fix="Link the page from the navigation or a related page, or remove it.",
                selector=page.file.path,
                page=page.url,
            )


def _targets(page: PageView) -> Iterator[str]:
    for reference in page.references:
        if reference.kind in ("link", "frame") and reference.url:
            path = page.local_path(reference.url)
            if path and path != page.file.path:
                yield path
