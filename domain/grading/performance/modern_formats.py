"""Photos come in a format that halves them."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.performance.load import chosen
from domain.grading.picture import read_picture
from domain.grading.view import PageView

LIMIT_KB = {"jpeg": 200, "png": 150, "gif": 250}
"""Kilobytes from which AVIF or WebP saves enough to be worth it."""

_OLD = re.compile(r"\.(?:bmp|tiff?|dib|pcx)$", re.I)
"""Formats that do not compress, or that browsers do not show."""


def modern_formats(page: PageView) -> Iterator[Fault]:
    """Fault large JPEG, PNG and GIF files that no AVIF or WebP replaces; one finding a page."""
    found: dict[str, int] = {}
    for reference in chosen(page) if page.is_ordinary else ():
        path = page.local_path(reference.url) if reference.kind in ("image", "preload") else None
        file = page.view.file(path) if path else None
        if file and _OLD.search(file.path) and len(file.body) > 20_000:
            found[file.path] = len(file.body)
        picture = read_picture(file.body) if file and len(file.body) > 100_000 else None
        if file and picture and len(file.body) > 1000 * LIMIT_KB.get(picture.kind, 10**9):
            found[file.path] = len(file.body)
    if found:
        shown = ", ".join(f"{path} {size / 1000:.0f} kB" for path, size in list(found.items())[:4])
        yield Fault(
            evidence=shown,
            fix="Offer the picture as AVIF or WebP, with the old format as fallback.",
            selector=min(found),
        )
