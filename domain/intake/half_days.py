"""Hours a sentence changes or leaves open: `Mi nachmittags geschlossen`, `Friday 5-10`."""

import re

from domain.brief import Place
from domain.facts import Day, Fact, FactKind, Hours, Span, fact
from domain.intake.desk import Desk
from domain.intake.hours import half_days, unclear_hours

_NOON = "12:00"


def settle_hours(desk: Desk) -> None:
    """Take closed half days out of the hours, and ask about hours that may be either half."""
    for made, place in list(desk.found):
        note = made.detail.note if isinstance(made.detail, Hours) else ""
        if made.kind is not FactKind.STATEMENT and not note:
            continue
        for days, half, words in half_days(note or made.text, desk.speech):
            for day in days:
                label = made.detail.label if isinstance(made.detail, Hours) else ""
                _close_half(desk, day, half, words, place, label=label)
        for words in [] if note else unclear_hours(made.text, desk.speech):
            desk.tell(place.line, "which_half", said=words)


def _close_half(desk: Desk, day: Day, half: str, words: str, place: Place, *, label: str) -> None:
    for i, (made, where) in enumerate(desk.found):
        detail = made.detail
        if not isinstance(detail, Hours) or detail.label != label or day not in detail.days:
            continue
        spans = _open_half(detail.spans, half)
        if spans == detail.spans:
            continue
        others = tuple(d for d in detail.days if d != day)
        mine = detail.model_copy(update={"days": (day,), "spans": spans})
        kept = [(_with(made, detail.model_copy(update={"days": others})), where)] if others else []
        text = words if others else made.text
        one = fact(FactKind.HOURS, text, heading=made.heading, detail=mine)
        desk.found[i : i + 1] = [*kept, (one, place if others else where)]
        if len(detail.spans) == 1 and spans:
            desk.tell(place.line, "half_day", said=words)
        return


def _with(made: Fact, detail: Hours) -> Fact:
    return fact(made.kind, made.text, heading=made.heading, detail=detail)


def _open_half(spans: tuple[Span, ...], half: str) -> tuple[Span, ...]:
    """Return what is left once a half is closed; of one span without a break, noon parts it."""
    morning = re.search(r"(?i)morning|vorm|mañana", half) is not None
    if len(spans) > 1:
        return tuple(span for span in spans if (span.opens >= _NOON) is morning)
    return tuple(s for span in spans if (s := _cut(span, morning=morning)) is not None)


def _cut(span: Span, *, morning: bool) -> Span | None:
    opens = max(span.opens, _NOON) if morning else span.opens
    closes = span.closes if morning else min(span.closes, _NOON)
    return Span(opens=opens, closes=closes) if opens < closes else None
