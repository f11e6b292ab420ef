"""Everything a page loads comes over an encrypted connection."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.references import FETCHED, css_urls
from domain.grading.view import PageView, SiteView

_ACTIVE = ("script", "style", "frame", "font")


def insecure_resources(site: SiteView) -> Iterator[Fault]:
    """Fault files that pages and style sheets load with `http://`: browsers block or warn."""
    for page in site.ordinary:
        yield from _of_page(page)
    for path, css in site.stylesheets.items():
        for url, line in css_urls(css):
            if url.lower().startswith("http://") and "w3.org" not in url:
                yield Fault(
                    evidence=f"url({url})",
                    fix="Load it with https://, or from this site.",
                    selector=path,
                    line=line,
                    owner="styling",
                )


def _of_page(page: PageView) -> Iterator[Fault]:
    seen: set[str] = set()
    for reference in page.references:
        url = reference.url
        is_local = "//localhost" in url or "//127.0.0.1" in url
        if (
            reference.kind not in FETCHED
            or not url.lower().startswith("http://")
            or url in seen
            or is_local
        ):
            continue
        seen.add(url)
        yield fault_at(
            reference.element,
            "Load it with https://, or from this site.",
            page=page.url,
            severity="serious" if reference.kind in _ACTIVE else "moderate",
        )
