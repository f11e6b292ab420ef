"""Only what the client offers is offered."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.evidence import Evidence, evidence
from domain.grading.content.prose import Piece, pieces
from domain.grading.content.wording import stem
from domain.grading.view import PageView
from domain.trades import TRADES
from domain.trades.recognition import trade_of

_OFFERS = re.compile(
    r"\bservices?\b|what we (?:do|offer)|our (?:work|offer|menu|treatments)|leistung|angebot|was wir (?:tun|machen|bieten)"
    r"|servicios|qué (?:hacemos|ofrecemos)|lo que (?:hacemos|ofrecemos)",
    re.I,
)
_AREAS = re.compile(r"\bareas?\b|where we work|einzugsgebiet|zonas? (?:de|que)|gebiet", re.I)
_OFFER_LEAF = re.compile(
    r"(?:itemOffered|hasOfferCatalog|makesOffer|areaServed)\S*\.(?:name|description)$|serviceType$|areaServed$|addressLocality$|knowsAbout$"
)
_SMALL = frozenset(
    stem(w)
    for w in [
        "and",
        "or",
        "the",
        "a",
        "an",
        "of",
        "for",
        "in",
        "your",
        "our",
        "with",
        "to",
        "from",
        "all",
        "any",
        "new",
        "more",
        "other",
        "services",
        "service",
        "work",
        "works",
        "und",
        "oder",
        "der",
        "die",
        "das",
        "für",
        "mit",
        "von",
        "in",
        "ihre",
        "unsere",
        "alle",
        "neue",
        "mehr",
        "leistungen",
        "leistung",
        "arbeiten",
        "y",
        "o",
        "de",
        "la",
        "el",
        "los",
        "las",
        "para",
        "con",
        "en",
        "sus",
        "nuestros",
        "todos",
        "nuevo",
        "más",
        "servicios",
        "servicio",
        "trabajos",
        "we",
        "you",
        "it",
        "is",
        "are",
        "by",
        "on",
        "at",
        "im",
        "am",
        "zu",
        "zum",
        "zur",
    ]
)
LONGEST_WORDS = 8
"""A longer list item is a sentence, not the name of a service."""


def unsupported_service(page: PageView) -> Iterator[Fault]:
    """Fault services and areas in lists, headings and JSON-LD of which no word is in the facts."""
    known = evidence(page.view)
    if known is None:
        return
    yield from _said(page, known)
    for piece in pieces(page):
        if not _is_offer(piece):
            continue
        words = [s for s in map(stem, re.findall(r"[^\W\d_]{3,}", piece.text)) if s not in _SMALL]
        is_told = any(_is_known(word, known) for word in words)
        if words and not is_told and piece.text not in _what_they_are(known):
            yield Fault(
                evidence=f"{piece.text[:100]!r} is offered, and no fact mentions it",
                fix="Offer only what the brief lists.",
                selector=piece.selector,
                owner=piece.owner,
            )


_TRADE = re.compile(
    r"\b[Ww]e (?:also |can also |can )?(?:fit|install|repair|mend|clean|clear|build|replace|restore|paint|sell|supply|lay|service)"
    r" (?P<what>[^.;:!?()]{3,90})"
    r"|\b[Ww]ir (?:reparieren|reinigen|bauen|verkaufen|liefern|montieren|verlegen|streichen|warten) (?P<was>[^.;:!?()]{3,90})"
    r"|\b(?:[Rr]eparamos|[Ll]impiamos|[Vv]endemos|[Ii]nstalamos|[Pp]intamos|[Cc]onstruimos) (?P<que>[^.;:!?()]{3,90})"
)
_VAGUE = frozenset(
    stem(w)
    for w in [
        "after",
        "before",
        "every",
        "each",
        "everything",
        "anything",
        "ourselves",
        "yourself",
        "them",
        "that",
        "this",
        "thing",
        "things",
        "time",
        "times",
        "year",
        "years",
        "week",
        "weeks",
        "month",
        "months",
        "spring",
        "summer",
        "autumn",
        "winter",
        "visit",
        "again",
        "house",
        "home",
        "homes",
        "place",
        "room",
        "rooms",
        "whole",
        "first",
        "last",
        "only",
        "when",
        "where",
        "while",
        "also",
        "well",
        "quickly",
        "neatly",
        "here",
        "there",
        "alles",
        "jede",
        "jeden",
        "jahr",
        "woche",
        "haus",
        "zuhause",
        "todo",
        "cada",
        "casa",
        "año",
        "semana",
    ]
)


def _said(page: PageView, known: Evidence) -> Iterator[Fault]:
    """Fault sentences that offer a piece of work of which no word is in the facts."""
    for piece in pieces(page):
        for found in _TRADE.finditer(piece.text) if piece.source == "text" else ():
            what = found["what"] or found["was"] or found["que"]
            words = [s for s in map(stem, re.findall(r"[^\W\d_]{4,}", what)) if s not in _SMALL]
            telling = [word for word in words if word not in _VAGUE]
            if telling and not any(_is_known(word, known) for word in telling):
                yield Fault(
                    evidence=f"{found.group()[:100]!r} is offered, and no fact mentions it",
                    fix="Offer only what the brief lists.",
                    selector=piece.selector,
                    owner=piece.owner,
                )


def _what_they_are(known: Evidence) -> frozenset[str]:
    """Return the words for their trade, which stand where a brief gives no name."""
    if "trade" not in known.memory:
        known.memory["trade"] = frozenset(TRADES[trade_of(known.facts)].generic.values())
    return known.memory["trade"]


def _is_known(word: str, known: Evidence) -> bool:
    return word in known.stems or any(
        len(word) >= 5 and (word in other or (len(other) >= 5 and other in word))
        for other in known.stems
    )


def _is_offer(piece: Piece) -> bool:
    if piece.source == "json-ld":
        return bool(_OFFER_LEAF.search(piece.key))
    element = piece.element
    if (
        piece.source != "text"
        or element is None
        or piece.place
        or len(piece.text.split()) > LONGEST_WORDS
    ):
        return False
    listed = element.tag == "li" or (
        element.tag in ("h3", "h4", "dt") and not element.inside("form")
    )
    above = piece.section.split(" / ")
    last = (above[:-1] or above)[-1] if element.tag in ("h3", "h4") else above[-1]
    return listed and bool(_OFFERS.search(last) or _AREAS.search(last))
