"""When nobody answers the phone: `I don't answer on Sundays` belongs beside the number."""

import re

from domain.facts import FactKind, Phone, fact
from domain.intake.desk import Desk

_NOBODY = re.compile(
    r"(?i)(?:sorry,? )?(?:but )?(?:i|we|nobody|no one)(?: (?:do not|don['’]?t|never|can['’]?t|cannot|won['’]?t|will not))? (?:answer|answers|pick up|picks up|reply|take calls|ring back|call back)"
    r"(?: (?:the )?(?:phone|calls|messages|texts|it))?,? (?P<when>(?:on|at|after|before|during|over|in) (?:the )?(?:[\w:.]+ ?){1,5})[.!]?"
)
_DENIES = re.compile(r"(?i)n['’]?t\b|\b(?:not|never|cannot|nobody|no one)\b")
_TOLD = (FactKind.STATEMENT, FactKind.EXCLUSION)


def settle_unanswered(desk: Desk) -> None:
    """Say beside the first phone number when it is not answered, and nowhere else."""
    phones = [at for at, (made, _) in enumerate(desk.found) if isinstance(made.detail, Phone)]
    for said, _ in [pair for pair in desk.found if pair[0].kind in _TOLD] if phones else []:
        match = _NOBODY.fullmatch(said.text)
        made, place = desk.found[phones[0]]
        if match is None or not _DENIES.search(said.text) or not isinstance(made.detail, Phone):
            continue
        purpose = ", ".join(
            filter(None, (made.detail.purpose, f"not {match['when'].strip(' .!')}"))
        )
        detail = made.detail.model_copy(update={"purpose": purpose})
        desk.found[phones[0]] = (
            fact(made.kind, made.text, heading=made.heading, detail=detail),
            place,
        )
        desk.found[:] = [pair for pair in desk.found if pair[0] is not said]
        return
