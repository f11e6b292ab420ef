"""Items of a list that no heading explains: the firm's name, or everything it does."""

import re

from domain.facts import FactKind
from domain.intake.openings import is_offer_list, opening_parts
from domain.intake.service_lines import take_service
from domain.intake.stretch import Stretch
from domain.intake.walk import Walk

_COMMAS = re.compile(r"\s*,\s+(?:(?:and|und|y)\s+)?|\s+(?:and|und|y)\s+(?=[^,]*$)")


def take_first_or_listed(walk: Walk, flat: Stretch) -> bool:
    """The first item of a brief may name the firm; another may list all it does."""
    desk = walk.desk
    if not desk.found:
        found = opening_parts(flat.text, desk.speech)
        for one in found:
            desk.add(one.kind, flat.cut(one.start, one.end), detail=one.detail)
        rest = flat.without((one.start, one.end) for one in found)
        if found and re.search(r"[^\W_]{2,}", rest.text):
            desk.add(FactKind.STATEMENT, flat)
        if found:
            return True
    if not is_offer_list(flat.text, desk.speech):
        return False
    for part in flat.split(_COMMAS):
        take_service(desk, part, walk.heading)
    return True
