"""Pictures and fonts are files, which browsers keep, not text in the page."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView, SiteView

MOST_KB = 20
_DATA = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=]{200,}")


def inline_data(site: SiteView) -> Iterator[Fault]:
    """Fault pages and style sheets with more than 20 kB of base64."""
    for page in site.ordinary:
        yield from _faults(page.html, page.file.path, page)
    for path, css in site.stylesheets.items():
        yield from _faults(css, path, None)


def _faults(text: str, path: str, page: PageView | None) -> Iterator[Fault]:
    if "base64," not in text:
        return
    found = list(_DATA.finditer(text))
    size_kb = sum(len(match[0]) for match in found) / 1000
    if size_kb > MOST_KB:
        yield Fault(
            evidence=f"{size_kb:.0f} kB in {len(found)} places, first {found[0][0][:60]}…",
            fix="Save it as a file and link it.",
            selector=path,
            line=text.count("\n", 0, found[0].start()) + 1,
            page=page.url if page else None,
            owner=None if page else "styling",
        )
