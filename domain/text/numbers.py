"""Put the number for everybody before those for emergencies, for the night and for faxes."""

import re
from collections.abc import Iterable

from domain.facts import Phone

_APART = re.compile(
    r"\b(?:emergenc\w*|urgent|urgenc\w*|out[- ]of[- ]hours|after[- ]hours|nights?|weekends?|(?:bank |public )?holidays?|locum|stand-?in"
    r"|notfall\w*|notfäll\w*|notdienst\w*|notruf\w*|bereitschaft\w*|störung\w*|nachts?|wochenende\w*|feiertag\w*|außerhalb|\w*vertretung"
    r"|fuera de(?:l)? horario|noches?|festivos?|fin(?:es)? de semana|guardia|sustitución|suplencia)\b",
    re.I,
)
_FAX = re.compile(r"fax", re.I)


def in_order(phones: Iterable[Phone]) -> list[Phone]:
    """Return the numbers with those first that anybody may ring at any time, and faxes last."""
    return sorted(phones, key=lambda one: (bool(_FAX.search(one.purpose)), bool(_APART.search(one.purpose))))  # fmt: skip
