"""The line a brief begins with when it is a letterhead: name, owner, street, town and number side by side."""

import re

from domain.facts import FactKind
from domain.intake.addresses import addresses
from domain.intake.contacts import emails, links, phones
from domain.intake.desk import Desk
from domain.intake.names import is_person, trade_words
from domain.intake.prose import take_sentence
from domain.intake.speech import NAME
from domain.intake.stretch import Stretch, joined

_JOINT = re.compile(r"\s+[–—|·•/-]\s+|\s*[|·•]\s*")
_FEWEST = 3
"""Parts of a letterhead."""
_NAMED = re.compile(rf"(?:The |La |El |Die |Das |Der |Le |L['’])?{NAME}")
_LONGEST = 7
"""Words of a part that is no sentence."""


def take_letterhead(desk: Desk, line: Stretch) -> bool:
    """Take a letterhead down; False where the line is none."""
    parts = line.split(_JOINT)
    if len(parts) < _FEWEST or any(len(part.text.split()) > _LONGEST for part in parts):
        return False
    first, rest = parts[0].strip(" ,"), joined(parts[1:])
    speech = desk.speech
    reached = [*emails(rest.text, speech), *phones(rest.text, speech), *links(rest.text, speech)]
    placed = addresses(rest.text, speech)
    trades = trade_words(first.text, speech, anywhere=True)
    if not reached or not _NAMED.fullmatch(first.text) or (is_person(first.text, speech) and not trades and not placed):  # fmt: skip
        return False
    desk.add(FactKind.NAME, first)
    for one in trades:
        desk.add(FactKind.TRADE, first.cut(one.start, one.end))
    for hit in placed:
        where = rest.cut(hit.start, hit.end)
        desk.add(FactKind.ADDRESS, where, detail=hit.detail, text=where.text.replace("\n", ", "))
    left = rest.without((hit.start, hit.end) for hit in placed)
    for part in left.split(re.compile("\n")):
        if re.search(r"\w", part.text):
            take_sentence(desk, part.strip(" ,"))
    return True
