"""Take what is said of a few days out of what the same text says of more: `daily 9-5, closed Mondays`."""

from dataclasses import replace

from domain.facts import Day, Hours, Span
from domain.intake.found import Found


def without_overruled(found: list[Found]) -> list[Found]:
    """Return the hours of one text, no day of them both in a rule and in its exception."""
    told = [one.detail for one in found if isinstance(one.detail, Hours)]
    return [
        replace(one, detail=special_out(one.detail, told)) if isinstance(one.detail, Hours) else one
        for one in found
    ]


def special_out(general: Hours, told: list[Hours]) -> Hours:
    """Return hours without the days of which others of the same thing tell something else."""
    out: tuple[Day, ...] = tuple(
        day for special in told if _overrules(special, general) for day in special.days
    )
    kept = without(general.days, out)
    return general.model_copy(update={"days": kept}) if kept else general


def without(days: tuple[Day, ...], out: tuple[Day, ...]) -> tuple[Day, ...]:
    """Return the days that are not left out."""
    return tuple(day for day in days if day not in out)


def _overrules(special: Hours, general: Hours) -> bool:
    """More hours of a day that do not meet the others are added to them."""
    fewer = set(special.days) < set(general.days) and special.label == general.label
    if not fewer or special.note:
        return False
    at_odds = not special.spans or not general.spans
    return at_odds or any(_meet(one, other) for one in special.spans for other in general.spans)


def _meet(one: Span, other: Span) -> bool:
    return one.opens < _end(other) and other.opens < _end(one)


def _end(span: Span) -> str:
    return span.closes if span.opens < span.closes else "24:00"
