"""No single picture is heavier than a whole page should be."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.performance.load import chosen, part_of
from domain.grading.view import PageView, SiteView

MOST_KB = 500
FAR_TOO_MUCH_KB = 1000
"""A picture that fills a screen needs 100 to 300 kB as AVIF or WebP."""


def heavy_image(site: SiteView) -> Iterator[Fault]:
    """Fault every picture above 500 kB that a page shows, on the first page that does."""
    seen: set[str] = set()
    for page in site.ordinary:
        yield from _of_page(page, seen)


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
