"""Take what is said of a few days out of what the same text says of more: `daily 9-5, closed Mondays`."""

import re
from dataclasses import replace

from domain.facts import Day, Hours, Span
from domain.intake.found import Found

_GOES_ON = re.compile(
    r"(?i)(?:[\s,;:&()/–—-]|\b(?:and|but|or|only|else|otherwise|except|on|at|the|we|are|we['’]re|open|from|until|till"
    r"|und|aber|nur|sonst|ansonsten|außer|jedoch|an|am|wir|haben|sind|ist|geöffnet|offen|uhr|von|bis"
    r"|y|o|pero|s[oó]lo|solamente|salvo|excepto|menos|resto|demás|de|días|el|los?|las?|abiert[oa]s?|abrimos|estamos|h)\b)*"
)
"""What stands between hours of one thing; other words tell of another: `9-5, emergencies 24/7`."""


def without_overruled(found: list[Found], text: str) -> list[Found]:
    """Return the hours of one text, no day of them both in a rule and in its exception."""
    rows: list[list[Found]] = []
    for one in found:
        goes_on = rows and _GOES_ON.fullmatch(text[rows[-1][-1].end : one.start])
        rows = [*rows[:-1], [*rows[-1], one]] if goes_on else [*rows, [one]]
    return [kept for row in rows for kept in _settled(row)]


def _settled(row: list[Found]) -> list[Found]:
    told = [one.detail for one in row if isinstance(one.detail, Hours)]
    return [
        replace(one, detail=special_out(one.detail, told)) if isinstance(one.detail, Hours) else one
        for one in row
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
    if not fewer or special.note or _is_always(special) or _is_always(general):
        return False
    at_odds = not special.spans or not general.spans
    return at_odds or any(_meet(one, other) for one in special.spans for other in general.spans)


def _is_always(hours: Hours) -> bool:
    """Round the clock is of a phone or a machine, beside the hours of the people."""
    return any(span.opens == "00:00" and span.closes == "24:00" for span in hours.spans)


def _meet(one: Span, other: Span) -> bool:
    return one.opens < _end(other) and other.opens < _end(one)


def _end(span: Span) -> str:
    return span.closes if span.opens < span.closes else "24:00"
