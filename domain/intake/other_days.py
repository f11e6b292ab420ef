"""The days no other line names: `Else: closed`."""

import re

from domain.facts import Day, FactKind, Hours, fact
from domain.intake.desk import Desk
from domain.intake.hours import DAYS

_ELSE = re.compile(
    r"(?i)(?:(?:on )?(?:all )?(?:the )?(?:else|otherwise|other(?:wise)? days|any other days?|every other day|remaining days|rest(?: of the week)?|sonst|ansonsten|(?:an )?(?:allen )?(?:übrigen?|anderen?) tagen?"
    r"|(?:el )?resto(?: de (?:los )?días| de la semana)?|los demás días))\s*(?:[:,–-]\s*|\s)(?:(?:we are|we['’]re|wir haben|estamos) )?(?:closed|shut|geschlossen|zu|cerrado)[.!]?"
)


def settle_other_days(desk: Desk) -> None:
    """Close the days of which the hours of the firm say nothing, where a line says so."""
    open_at = [one for one, _ in desk.found if isinstance(one.detail, Hours) and one.detail.spans]
    told = {day for one, _ in desk.found if isinstance(one.detail, Hours) and not one.detail.label for day in one.detail.days}  # fmt: skip
    for at, (made, place) in enumerate(list(desk.found)):
        if made.kind is not FactKind.STATEMENT or not open_at or not _ELSE.fullmatch(made.text):
            continue
        days: tuple[Day, ...] = tuple(day for day in DAYS if day not in told)
        closed = fact(FactKind.HOURS, made.text, heading=made.heading, detail=Hours(days=days)) if days else None  # fmt: skip
        desk.found[at : at + 1] = [(closed, place)] if closed else []
        return
