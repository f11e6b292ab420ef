"""Read every piece of a page against the facts, once for all audits of claims."""

import re
from collections.abc import Iterator
from typing import cast

from domain.grading.audit import Fault
from domain.grading.content.claims import Claim, ClaimKind, unsupported
from domain.grading.content.clock import days_in, times
from domain.grading.content.evidence import Evidence, evidence
from domain.grading.content.prose import Piece, page_language, pieces, sentences
from domain.grading.view import PageView, SiteView

_LEGAL = re.compile(r"privacy|datenschutz|privacidad|cookie|terms|agb|legal|aviso", re.I)
_LEAVES_LEFT_OUT = re.compile(
    r"(?:position|width|height|inLanguage|addressCountry|priceCurrency|numberOfItems|bestRating|worstRating|priceRange|minValue|dayOfWeek|opens|closes|validFrom|validThrough)$"
)


def needs_facts(site: SiteView) -> str:
    """Say why claims cannot be checked; empty when they can."""
    return "" if site.context.facts else "there are no facts to hold the page against; give --brief"


def faults(page: PageView, kind: ClaimKind, fix: str) -> Iterator[Fault]:
    """Return the page's unsupported claims of one kind, each once."""
    told: set[str] = set()
    for piece, claim in claims_of(page):
        key = f"{piece.source == 'json-ld'}{claim.shown.casefold()}"
        if claim.kind != kind or key in told:
            continue
        told.add(key)
        yield Fault(
            evidence=f"{claim.shown!r} ({claim.why}) in {piece.text[:140]!r}",
            fix=fix,
            selector=piece.selector,
            severity=claim.severity,
            owner=piece.owner,
        )


def claims_of(page: PageView) -> tuple[tuple[Piece, Claim], ...]:
    """Return every unsupported claim of a page; kept with the page."""
    kept: object = vars(page).get("_claims")
    if isinstance(kept, tuple):
        return cast(tuple[tuple[Piece, Claim], ...], kept)
    known = evidence(page.view)
    made = tuple(_claims(page, known)) if known is not None else ()
    vars(page)["_claims"] = made
    return made


def _claims(page: PageView, known: Evidence) -> Iterator[tuple[Piece, Claim]]:
    language = page_language(page) or known.language
    legal = bool(_LEGAL.search(page.url))
    days: tuple[str, ...] = ()
    for piece in pieces(page):
        if piece.source in ("placeholder", "label") or piece.is_code or _is_left_out(piece, page):
            continue
        days = _carried(piece, days)
        text = piece.text.removeprefix("tel:").removeprefix("mailto:")
        for part in sentences(text):
            for claim in unsupported(part, known, language, days):
                if not (legal and claim.kind in ("number", "hours", "credential", "place")):
                    yield piece, claim


def _is_left_out(piece: Piece, page: PageView) -> bool:
    if piece.source == "json-ld":
        return bool(_LEAVES_LEFT_OUT.search(piece.key))
    return "404" in page.url and piece.text.strip(" .") in ("404", "Error 404")


def _carried(piece: Piece, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return the days a cell of hours belongs to: those of the cell or term before it."""
    element = piece.element
    if piece.source != "text" or element is None:
        return ()
    groups = days_in(piece.text)
    if len(groups) == 1 and len(piece.text.split()) <= 6 and not times(piece.text).spans:
        return groups[0][2]
    return before if not groups and len(piece.text) < 40 else ()
