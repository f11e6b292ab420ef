"""A slip as a fault: where it stands, and what to write instead."""

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece
from domain.grading.grade import Severity
from domain.proofreading import Slip

_AROUND = 40


def slip_fault(piece: Piece, slip: Slip, fix: str, *, severity: Severity | None = None) -> Fault:
    """Return the fault of a slip; it belongs to the agent that writes this part of a page."""
    text = piece.text
    around = text[max(0, slip.start - _AROUND) : slip.end + _AROUND]
    return Fault(
        evidence=f"{text[slip.start : slip.end]!r} in {around!r}",
        fix=fix,
        selector=piece.selector,
        owner=piece.owner,
        severity=severity,
    )


def fix_of(slip: Slip) -> str:
    """Return what to write there instead, or what Harper says when it has no idea."""
    advice = " ".join(slip.advice.split())
    if not slip.suggestions:
        return advice
    best = slip.suggestions[0].strip()
    return f"Write {best!r}: {advice}" if best else f"Leave it out: {advice}"
