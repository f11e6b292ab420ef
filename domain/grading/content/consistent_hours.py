"""Opening hours are the same everywhere."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.clock import Minutes, days_in, openings, times
from domain.grading.content.prose import Piece, pieces
from domain.grading.view import PageView, SiteView

_Said = tuple[str, Piece, tuple[tuple[Minutes, Minutes], ...]]


def consistent_hours(site: SiteView) -> Iterator[Fault]:
    """Fault a page that gives other hours for a day than a page before, if each page gives one."""
    first: dict[str, _Said] = {}
    for page in site.pages:
        mine = _hours(page)
        for day in sorted(mine):
            said = mine[day]
            before = first.setdefault(day, said)
            if not _agree(before[2], said[2]):
                yield Fault(
                    evidence=f"{said[1].text[:80]!r} here, {before[1].text[:80]!r} on {before[0]}",
                    fix="Give the same hours everywhere.",
                    selector=said[1].selector,
                    page=page.url,
                    owner="local_seo",
                )
                break


def _hours(page: PageView) -> dict[str, _Said]:
    """Return hours per day, days left out for which the page itself gives several."""
    found: dict[str, _Said] = {}
    several: set[str] = set()
    carried: tuple[str, ...] = ()
    for piece in pieces(page):
        if piece.source != "text":
            continue
        groups = days_in(piece.text)
        for opening in openings(piece.text, carried):
            for day in opening.days if opening.spans else ():
                if day in found and not _agree(found[day][2], opening.spans):
                    several.add(day)
                found.setdefault(day, (page.url, piece, opening.spans))
        alone = len(groups) == 1 and len(piece.text.split()) <= 6 and not times(piece.text).spans
        carried = groups[0][2] if alone else ()
    return {day: said for day, said in found.items() if day not in several}


def _agree(
    one: tuple[tuple[Minutes, Minutes], ...], other: tuple[tuple[Minutes, Minutes], ...]
) -> bool:
    if len(one) != len(other):
        return True  # a split day may be told in short
    return all(a & c and b & d for (a, b), (c, d) in zip(one, other, strict=True))
