"""Opening hours are the same everywhere."""

import re
from collections.abc import Iterable, Iterator

from domain.grading.audit import Fault
from domain.grading.content.clock import Minutes, Opening, days_in, openings, times
from domain.grading.content.prose import Piece, pieces
from domain.grading.view import PageView, SiteView

_Said = tuple[str, Piece, tuple[tuple[Minutes, Minutes], ...]]


_OPEN = re.compile(
    r"\b(?:we(?:['’]re| are) open|open(?:ing hours)?|geöffnet|(?:öffnungs|sprech|geschäfts|büro)zeiten|abrimos|abierto|horario)\b",
    re.I,
)
_SOME = re.compile(
    r"\b(?:kitchen|phone|telephone|holiday|summer|winter|emergenc|lunch|breakfast|dinner|check|reception|deliver|collect|class|except|until \d+ \w+|workshop|office|café|bar|shop"
    r"|küche|telefon|feiertag|sommer|winter|notdienst|mittag|frühstück|rezeption|ausnahme|werkstatt|büro|außer"
    r"|cocina|teléfon|festivo|verano|invierno|urgencia|comida|desayuno|recepción|excepto|taller|oficina|agosto)",
    re.I,
)


_BY_TURNS = re.compile(
    r"\b(?:every (?:other|second)|alternate|half (?:past )?[a-z]+|quarter (?:past|to)|jeden zweiten|halb [a-zäöüß]+|cada dos|y media)\b",
    re.I,
)
"""Hours of some weeks only, or told in words: they are not those of a table."""


def _at_odds(page: PageView) -> Iterator[Fault]:
    """Fault a page that says it is open at other hours than its own footer."""
    shown = [
        p for p in pieces(page) if p.source == "text" and not _SOME.search(f"{p.section} {p.text}")
    ]
    usual = {
        day: (p, opening.spans)
        for p, opening in _told(p for p in shown if p.place == "footer")
        if len(opening.spans) == 1
        for day in opening.days
    }
    for piece in shown:
        about = f"{piece.section.rpartition(' / ')[2]} {piece.text}"
        for opening in openings(piece.text, ()) if not piece.place and _OPEN.search(about) else ():
            known = next((usual[day] for day in opening.days if day in usual), None)
            if known and len(opening.spans) == 1 and not _agree(known[1], opening.spans):
                yield Fault(
                    evidence=f"{piece.text[:80]!r} here, {known[0].text[:80]!r} in the footer",
                    fix="Give the same hours everywhere.",
                    selector=piece.selector,
                    page=page.url,
                    owner="local_seo",
                )
                return


_ALWAYS = re.compile(
    r"\b(?:we(?:['’]re| are)|shop is|office is|always) open (?:24/7|24 hours|around the clock|day and night)"
    r"|\bopen 24/7\b|\brund um die Uhr (?:geöffnet|für Sie da)|\babiert[oa]s? (?:las )?24 (?:horas|h)\b",
    re.I,
)


def _always(page: PageView, limited: dict[str, _Said]) -> Iterator[Fault]:
    """Fault a page that says it never closes, when some page gives hours."""
    for piece in pieces(page) if limited else ():
        found = _ALWAYS.search(piece.text) if piece.source == "text" else None
        if found and not _SOME.search(piece.text):
            url, said, _ = limited[min(limited)]
            yield Fault(
                evidence=f"{found.group()!r} here, {said.text[:80]!r} on {url}",
                fix="Give the same hours everywhere.",
                selector=piece.selector,
                page=page.url,
                owner="local_seo",
            )


def consistent_hours(site: SiteView) -> Iterator[Fault]:
    """Fault a page that gives other hours for a day than a page before, or than its own footer."""
    first: dict[str, _Said] = {}
    limited = {day: said for page in site.pages for day, said in _hours(page).items()}
    for page in site.pages:
        yield from _at_odds(page)
        yield from _always(page, limited)
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
    for piece, opening in _told(p for p in pieces(page) if p.source == "text"):
        for day in opening.days if opening.spans else ():
            if day in found and not _agree(found[day][2], opening.spans):
                several.add(day)
            found.setdefault(day, (page.url, piece, opening.spans))
    return {day: said for day, said in found.items() if day not in several}


def _agree(
    one: tuple[tuple[Minutes, Minutes], ...], other: tuple[tuple[Minutes, Minutes], ...]
) -> bool:
    if len(one) != len(other):
        return True  # a split day may be told in short
    return all(a & c and b & d for (a, b), (c, d) in zip(one, other, strict=True))


def _told(said: Iterable[Piece]) -> Iterator[tuple[Piece, Opening]]:
    """Yield what pieces tell of hours; days that stand alone go with the piece after them."""
    carried: tuple[str, ...] = ()
    for piece in said:
        if _BY_TURNS.search(piece.text):
            continue
        yield from ((piece, opening) for opening in openings(piece.text, carried))
        groups = days_in(piece.text)
        alone = len(groups) == 1 and len(piece.text.split()) <= 6 and not times(piece.text).spans
        carried = groups[0][2] if alone else ()
