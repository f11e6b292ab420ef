"""Sentences say something."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.view import PageView

_EMPTY = re.compile(
    r"\b(?:cutting[- ]edge|state[- ]of[- ]the[- ]art|world[- ]class|best[- ]in[- ]class|next[- ]level|game[- ]chang(?:er|ing)"
    r"|one[- ]stop[- ]shop|second to none|synerg(?:y|ies|istic)|revolutionary|revolutioni[sz]e|unlock (?:your|the) (?:full )?potential"
    r"|take (?:it|your \w+) to the next level|leverag(?:e|ing) (?:our|the|synerg)|passionate about (?:delivering|excellence)|holistic solutions?"
    r"|seamless(?:ly)? (?:experience|integrat\w+)|empower(?:ing)? you|elevate your|look no further|we pride ourselves on|go the extra mile|cater to all your needs"
    r"|your (?:trusted )?partner for|unparalleled|unmatched (?:quality|service)|industry[- ]leading|delve into|in today['’]s fast[- ]paced world"
    r"|ganzheitliche lösungen|maßgeschneiderte lösungen|ihr (?:kompetenter|zuverlässiger|starker) partner|auf höchstem niveau|aus einer hand|rundum[- ]sorglos|keine wünsche offen|mehrwert schaffen"
    r"|zukunftsweisend|einzigartiges erlebnis|wir heben .{0,30} auf ein neues level"
    r"|soluciones integrales|a la vanguardia|de última generación|su socio de confianza|experiencia única|excelencia en|llevamos .{0,30} al siguiente nivel|sin igual|calidad insuperable)\b",
    re.I,
)
MANY = 3
"""From so many on one page it is a habit."""


def hype(page: PageView) -> Iterator[Fault]:
    """Fault phrases that could stand on any site; milder when there are only a few."""
    found = [(p, m.group()) for p in texts(page) for m in _EMPTY.finditer(p.text)]
    for piece, phrase in found[:5]:
        yield Fault(
            evidence=f"{phrase!r} in {piece.text[:120]!r}",
            fix="Say what is done, for whom and how, instead.",
            selector=piece.selector,
            owner=piece.owner,
            severity="moderate" if len(found) >= MANY else None,
        )
