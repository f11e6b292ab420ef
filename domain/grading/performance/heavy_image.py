"""No single picture is heavier than a whole page should be."""

from collections.abc import Iterator
from posixpath import dirname
from urllib.parse import urljoin

from domain.grading.audit import Fault
from domain.grading.performance.load import chosen, part_of
from domain.grading.references import css_urls
from domain.grading.view import PageView, SiteView
from domain.site import SiteFile

MOST_KB = 500
FAR_TOO_MUCH_KB = 1000
"""A picture that fills a screen needs 100 to 300 kB as AVIF or WebP."""


def heavy_image(site: SiteView) -> Iterator[Fault]:
    """Fault every picture above 500 kB that a page shows, on the first page that does."""
    seen: set[str] = set()
    for page in site.ordinary:
        yield from _of_page(page, seen)
    for sheet, css in site.stylesheets.items():
        for url, _ in css_urls(css):
            path = urljoin(f"/{dirname(sheet)}/", url).split("?")[0].split("#")[0].removeprefix("/")
            file = site.file(path)
            if file and path not in seen and part_of(path) == "image":
                seen.add(path)
                yield from _of_sheet(file, sheet)


def _of_sheet(file: SiteFile, sheet: str) -> Iterator[Fault]:
    if len(file.body) > MOST_KB * 1000:
        yield Fault(
            evidence=f"{file.path}: {len(file.body) / 1000:.0f} kB, a background in {sheet}",
            fix="Scale the picture to the size it is shown at and encode it as AVIF or WebP.",
            selector=sheet,
        )


def _of_page(page: PageView, seen: set[str]) -> Iterator[Fault]:
    for reference in chosen(page):
        path = page.local_path(reference.url) if reference.url else None
        if path is None or path in seen or part_of(path) != "image":
            continue
        seen.add(path)
        file = page.view.file(path)
        size_kb = len(file.body) / 1000 if file else 0
        if size_kb > MOST_KB:
            yield Fault(
                evidence=f"{path}: {size_kb:.0f} kB",
                fix="Scale the picture to the size it is shown at and encode it as AVIF or WebP.",
                selector=reference.element.selector,
                line=reference.element.line,
                page=page.url,
                severity="serious" if size_kb > FAR_TOO_MUCH_KB else None,
            )
