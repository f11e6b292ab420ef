"""Visitors are not hurried."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.view import PageView

_HURRY = re.compile(
    r"\bhurry\b(?=[!,. ])|\b(?:only|just) (?:\d+|two|three|a few) (?:places?|spots?|rooms?|left|items?|seats?)(?: are)? (?:left|remaining|available)|\b(?:offer|sale|deal) ends (?:today|tonight|soon|in \d)"
    r"|\bact (?:now|fast)\b|\bdon['’]t miss (?:out|this)|\blast chance\b|\bwhile (?:stocks|supplies) last\b|\blimited time (?:only|offer)|\bonce[- ]in[- ]a[- ]lifetime\b|\btoday only\b|\b\d+ people are (?:viewing|looking)"
    r"|\bnur (?:noch )?(?:heute|wenige|\d+) (?:plätze|stück|tage|zimmer|termine)|\bnur (?:noch )?heute\b|\bschnell sein lohnt|\bsolange der vorrat reicht|\bletzte chance\b|\bjetzt zuschlagen\b|\bangebot endet\b"
    r"|\b(?:solo|sólo) (?:hoy|quedan)\b|\bquedan (?:solo |sólo )?(?:\d+|pocas|pocos)\b|\búltima oportunidad\b|\bno (?:se lo|te lo) pierda?s?\b|\boferta (?:limitada|termina)|\bdese prisa\b|\bhasta agotar existencias\b",
    re.I,
)


def pressure(page: PageView) -> Iterator[Fault]:
    """Fault false hurry and scarcity, each phrase once."""
    told: set[str] = set()
    for piece in texts(page):
        for found in _HURRY.finditer(piece.text):
            if found.group().lower() not in told:
                told.add(found.group().lower())
                yield Fault(
                    evidence=f"{found.group()!r} in {piece.text[:140]!r}",
                    fix="Say until which date an offer holds, or leave the pressure out.",
                    selector=piece.selector,
                    owner=piece.owner,
                )
