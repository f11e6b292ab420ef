"""Sentences that do no more than say what the firm is called, and where."""

import re
from collections.abc import Sequence

from domain.facts import FactKind
from domain.intake.desk import Desk
from domain.intake.found import Found
from domain.intake.stretch import Stretch

_TOWN_BEHIND = re.compile(r",\s+(?:in |aus |en )?(?P<town>[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)\W*")


def take_town_behind_name(desk: Desk, said: Stretch, found: Sequence[Found], heading: str) -> bool:
    """`Company is Penhaligon & Sons, Redruth.` says a name and a town, and nothing to quote."""
    name = next((f for f in found if f.kind is FactKind.NAME and f.hole[0] == 0), None)
    behind = _TOWN_BEHIND.fullmatch(said.text, name.end) if name else None
    if behind:
        desk.add(FactKind.AREA, said.cut(*behind.span("town")), heading=heading)
    return behind is not None


def repeats_name(desk: Desk, text: str) -> bool:
    """The firm's name above its address, perhaps with its trade, states nothing new."""
    named = [f.text for f, _ in desk.found if f.kind is FactKind.NAME]
    known = " ".join(f.text for f, _ in desk.found if f.kind in (FactKind.NAME, FactKind.TRADE))
    words = set(re.findall(r"\w+", text.casefold()))
    begins = any(text.casefold().startswith(name.casefold()) for name in named)
    return begins and words <= set(re.findall(r"\w+", known.casefold()))
