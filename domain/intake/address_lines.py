"""An address that is set over several lines of a paragraph."""

import re

from domain.facts import FactKind
from domain.intake.addresses import addresses
from domain.intake.stretch import Stretch, joined
from domain.intake.walk import Walk
from domain.intake.wishes import wish


def without_addresses(walk: Walk, lines: list[Stretch]) -> list[Stretch]:
    """An address set over several lines is taken down before the lines are read one by one."""
    whole = joined(lines)
    hits = [
        f for f in addresses(whole.text, walk.desk.speech) if "\n" in whole.text[f.start : f.end]
    ]
    if not hits or wish(whole.text[: hits[0].start][-80:], walk.desk.speech):
        return lines
    for hit in hits:
        walk.desk.add(
            FactKind.ADDRESS, whole.cut(hit.start, hit.end), heading=walk.heading, detail=hit.detail
        )
    rest = whole.without((f.start, f.end) for f in hits)
    return [line for line in rest.split(re.compile("\n")) if re.search(r"\w", line.text)]
