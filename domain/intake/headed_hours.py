"""Times below a heading of their own are of what it names: `Theorie` beside the hours of the office."""

from domain.facts import FactKind, Hours, fact
from domain.intake.desk import Desk
from domain.intake.hour_words import FIRM
from domain.intake.lexicon import Section
from domain.intake.sections import section_of_heading

_LONGEST = 3
"""Words of a heading that can stand above a table of hours."""
_OF_THE_FIRM = (Section.HOURS, Section.CONTACT)


def settle_headed_hours(desk: Desk) -> None:
    """Label such times, where the firm's own hours stand below another heading."""
    names = {made.text for made, _ in desk.found if made.kind is FactKind.NAME}
    told = [(at, made.heading) for at, (made, _) in enumerate(desk.found) if isinstance(made.detail, Hours) and not made.detail.label]  # fmt: skip
    own = {heading for _, heading in told if _is_firm(heading, names)}
    for at, heading in told:
        made, place = desk.found[at]
        other = heading not in own and section_of_heading(heading) is None
        if not own or not other or len(heading.split()) > _LONGEST or not made.detail:
            continue
        detail = made.detail.model_copy(update={"label": heading})
        desk.found[at] = (fact(made.kind, made.text, heading=heading, detail=detail), place)


def _is_firm(heading: str, names: set[str]) -> bool:
    known = section_of_heading(heading) in _OF_THE_FIRM
    return not heading or heading in names or known or FIRM.fullmatch(heading) is not None
