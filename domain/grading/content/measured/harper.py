"""What Harper says of a page's English, but for words it does not know."""

import re
from collections.abc import Iterator

from domain.grading.audit import Audit, Fault
from domain.grading.content.doubled_words import DOUBLED
from domain.grading.content.evidence import evidence
from domain.grading.content.grammar import slips as known_slips
from domain.grading.content.measured.harper_rules import (
    HARPER_OWNER,
    OTHER,
    TOLD,
    section_of,
)
from domain.grading.content.measured.paragraphs import paragraphs
from domain.grading.content.measured.slip_fault import fix_of, slip_fault
from domain.grading.content.measured.spelling import misspelt
from domain.grading.content.prose import Piece
from domain.grading.engine_rules import WEIGHTS
from domain.grading.view import PageView
from domain.proofreading import Slip

_ADDRESS = re.compile(r"\S+@\S+|\b(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}\b(?:/\S*)?")
_SPELT_OUT = re.compile(r"\s+(?:[A-Z0-9]{2,}|\d)")
"""What is read letter by letter, or as a number: nobody knows which article it takes."""


def is_proofread(page: PageView) -> bool:
    """Whether Harper read the page."""
    read = page.context.proofread
    return read is not None and page.file.path in read.by_page


def slips(page: PageView, section: str) -> Iterator[tuple[Piece, Slip]]:
    """Return what rules of one part of the table stumbled over and no other audit tells."""
    read = page.context.proofread
    here = read.by_page.get(page.file.path) if read else None
    every = paragraphs(page)
    for slip in here.slips if here else ():
        if section_of(slip.rule) == section and slip.paragraph < len(every):
            piece = every[slip.paragraph]
            if not _is_excused(page, piece.text, slip):
                yield piece, slip


def _is_excused(page: PageView, text: str, slip: Slip) -> bool:
    """Whether the place is no prose, stands so in the facts, or is told by an audit of our own."""
    if slip.rule == "AnA" and _SPELT_OUT.match(text, slip.end):
        return True
    known = evidence(page.view)
    marked = text[slip.start : slip.end]
    if section_of(slip.rule) == "names" and known and any(marked in t for t in known.texts):
        return True
    told = (found.span() for found, _ in known_slips(text, "en"))
    no_prose = (found.span() for pattern in (_ADDRESS, DOUBLED) for found in pattern.finditer(text))
    return any(start < slip.end and slip.start < end for start, end in (*told, *no_prose))


def _faults(page: PageView, section: str) -> Iterator[Fault]:
    told: set[tuple[str, str]] = set()
    for piece, slip in slips(page, section):
        marked = piece.text[slip.start : slip.end]
        if (slip.rule, marked.lower()) not in told:
            told.add((slip.rule, marked.lower()))
            yield slip_fault(piece, slip, fix_of(slip))


def _audit(section: str) -> Audit:
    def check(page: PageView) -> Iterator[Fault]:
        return _faults(page, section)

    def spelt(page: PageView) -> Iterator[Fault]:
        return misspelt(page, slips(page, section))

    severity = TOLD.get(section, "minor")
    return Audit(
        rule=f"harper-{section}",
        page=spelt if section == "spelling" else check,
        weight=WEIGHTS[severity],
        severity=severity,
        owner=HARPER_OWNER,
        engine="harper",
        looked_at=is_proofread,
    )


HARPER_AUDITS: tuple[Audit, ...] = tuple(map(_audit, (*TOLD, OTHER)))
"""One per part of the table: nine hundred of their own would outweigh everything else."""
