"""The year of the copyright is one, and no earlier than it began."""

import re
from collections import Counter
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, pieces
from domain.grading.view import PageView, SiteView

_YEARS = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\W*(?:copyright\W*)?(?P<first>(?:19|20)\d\d)(?:\s?[-–—/]\s?(?P<last>(?:19|20)?\d\d))?",
    re.I,
)
LEAST_PAGES = 3
"""Pages that must agree before another one is odd."""


def copyright_years(site: SiteView) -> Iterator[Fault]:
    """Fault spans that end before they begin, and a footer with another year than all others."""
    said = [one for page in site.ordinary for one in _said(page)]
    usual = Counter(last for _, _, _, last in said).most_common(1)
    for page, piece, first, last in said:
        problem = ""
        if first > last:
            problem = f"it ends in {last} and begins in {first}"
        elif usual[0][1] >= LEAST_PAGES and usual[0][0] != last:
            problem = f"{last} here, {usual[0][0]} on {usual[0][1]} pages"
        if problem:
            yield Fault(
                evidence=f"{piece.text[:80]!r}: {problem}",
                fix="Write the year the page was made or changed last.",
                selector=piece.selector,
                page=page.url,
                owner=piece.owner,
            )


def _said(page: PageView) -> Iterator[tuple[PageView, Piece, int, int]]:
    for piece in pieces(page):
        found = (
            _YEARS.search(piece.text)
            if piece.source == "text" and piece.place == "footer"
            else None
        )
        if found:
            first, last = found["first"], found["last"] or found["first"]
            yield page, piece, int(first), int(first[:2] + last if len(last) == 2 else last)
            return
