"""A thing costs the same on every page."""

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, sentences, texts
from domain.grading.content.quantities import decimal
from domain.grading.view import PageView, SiteView

_COSTS = re.compile(
    r"\b(?P<what>(?:[^\W\d_]+[ -]){0,2}[^\W\d_]{4,})\s*(?::|–|—|-|\b(?:costs?|is(?: only| now)?|for|at|kostet|für|cuesta|por|coûte)\b)\s*(?:only |just |nur |sólo |solo |seulement )?"
    r"(?:(?P<sign>[£$€])\s?(?P<a>\d[\d.,]*\d|\d)|(?P<b>\d[\d.,]*\d|\d)\s?(?P<mark>€|euros?))(?!\d)(?!\s?(?:/|per|pro|por|each|off))",
    re.I,
)
_SMALL = re.compile(
    r"^(?:(?:our|the|a|an|unsere?|die|der|das|eine?|nuestr[oa]|la|el|una?|only|just|and|or|for|with|of)\s+)+",
    re.I,
)
_RANGE = re.compile(
    r"\b(?:from|ab|desde|up to|bis|hasta|was|instead|statt|antes|before|deposit|saving)\b", re.I
)


_JOINED = re.compile(
    r"^(?P<what>(?:[^\W\d_]+ ){1,2}[^\W\d_]{4,})\b[^.£$€]{3,60}\b(?:and costs?|und kostet|y cuesta|et coûte) "
    r"(?:(?P<sign>[£$€])\s?(?P<a>\d[\d.,]*\d|\d)|(?P<b>\d[\d.,]*\d|\d)\s?(?P<mark>€|euros?))(?!\d)",
    re.I,
)
"""A price behind a second verb: `Each workshop takes two hours and costs £12`."""
_BARE = re.compile(
    r"(?:[£$€]\s?(?P<a>\d[\d.,]*\d|\d)|(?P<b>\d[\d.,]*\d|\d)\s?(?:€|euros?|EUR|£))", re.I
)

_Said = tuple[str, str, str]
"""Price, as it stands, and the page."""


def consistent_prices(site: SiteView) -> Iterator[Fault]:
    """Fault a second price for what has the same name in running text, or another one in a list."""
    first: dict[str, _Said] = {}
    listed: dict[str, _Said] | None = None
    for page in site.ordinary:
        for piece in texts(page):
            for what, price, shown in _priced(piece):
                listed = _listed(site) if listed is None else listed
                if len(what.split()) < _TELLING and what not in listed:
                    continue
                before = first.setdefault(what, listed.get(what, (price, shown, page.url)))
                if before[0] != price:
                    yield Fault(
                        evidence=f"{shown!r} here, {before[1]!r} on {before[2]}",
                        fix="Give one price for it everywhere, or say what the difference is.",
                        selector=piece.selector,
                        page=page.url,
                        owner=piece.owner,
                    )


def _priced(piece: Piece) -> Iterator[_Said]:
    for sentence in sentences(piece.text):
        if _RANGE.search(sentence):
            continue
        for found in _COSTS.finditer(sentence):
            what = _named(found["what"])
            if what:
                yield what, decimal(found["a"] or found["b"]), found.group()
        if found := _JOINED.match(sentence):
            words = found["what"].lower().split()
            for count in (2, 3):  # where the verb begins is not known
                if count <= len(words) and (what := _named(" ".join(words[:count]))):
                    yield what, decimal(found["a"] or found["b"]), found.group()


_TELLING = 2
"""Words of a name that means the same everywhere; one alone does where a list of prices has it."""


def _named(words: str) -> str:
    return _SMALL.sub("", " ".join(words.lower().replace("-", " ").split()))


def _listed(site: SiteView) -> dict[str, _Said]:
    """Return prices by the name of their row, left out where lists give several."""
    found: dict[str, _Said] = {}
    several: set[str] = set()
    for page in site.ordinary:
        for what, price, shown in (*_rows(page), *_headed(page)):
            if what in found and found[what][0] != price:
                several.add(what)
            found.setdefault(what, (price, shown, page.url))
    return {what: said for what, said in found.items() if what not in several}


def _rows(page: PageView) -> Iterator[_Said]:
    whole = document(page)
    for row in whole.of("tr"):
        cells = [cell for cell in row.children if cell.tag in ("th", "td")]
        prices = [(at, m) for at, cell in enumerate(cells) if (m := _BARE.fullmatch(cell.text))]
        name = _named(cells[0].text) if cells else ""
        if not name or not prices or prices[0][0] == 0 or _RANGE.search(row.text):
            continue
        for at, match in prices:
            what = name if len(prices) == 1 else f"{name} {_column(row, at)}".strip()
            if len(what.split()) >= 2:
                yield what, decimal(match["a"] or match["b"]), f"{what}: {match[0]}"
    for term in whole.of("dt"):
        around = term.parent.children if term.parent else ()
        after = next((e for one, e in pairwise(around) if one is term), None)
        match = _BARE.fullmatch(after.text) if after and after.tag == "dd" else None
        if match and len((what := _named(term.text)).split()) >= 2:
            yield what, decimal(match["a"] or match["b"]), f"{what}: {match[0]}"


def _headed(page: PageView) -> Iterator[_Said]:
    """Yield prices that stand right below a heading that names what they are of."""
    whole = document(page)
    for heading in whole.of("h2", "h3", "h4"):
        around = heading.parent.children if heading.parent else ()
        after = next((e for one, e in pairwise(around) if one is heading), None)
        match = _BARE.fullmatch(after.text) if after and after.tag in ("p", "span", "div") else None
        if match and (what := _named(heading.text)):
            yield what, decimal(match["a"] or match["b"]), f"{what}: {match[0]}"


def _column(row: Element, at: int) -> str:
    """Return the words at the head of a column, in lower case."""
    table = row.closest("table")
    heads = next((e for e in (table.descendants if table else ()) if e.tag == "tr"), row)
    cells = [cell for cell in heads.children if cell.tag in ("th", "td")]
    return cells[at].text.lower() if heads is not row and at < len(cells) else ""
