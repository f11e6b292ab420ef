"""The line that names the firm, with its owner or its trade behind the name."""

import re

from domain.facts import FactKind, Facts, fact
from domain.intake.desk import Desk
from domain.intake.details import take_person
from domain.intake.names import firm_names
from domain.intake.paragraphs import is_sentence
from domain.intake.prose import take_sentence
from domain.intake.stretch import Stretch
from domain.trades.recognition import trade_of

_OWNER = re.compile(r",?\s+Inh(?:\.|aber(?:in)?:?)\s+(?=[A-ZÄÖÜ])")


def take_name(desk: Desk, said: Stretch, heading: str) -> None:
    """Take the firm's name down; of `Stamm e.K., Inh. Jörg Stamm` the owner is no part of it."""
    line = said.folded()
    named = firm_names(line.text, desk.speech) if is_sentence(line.text) or len(line.text.split()) > 6 else []  # fmt: skip
    if named:
        take_sentence(desk, line, heading=heading, opening=True)
        return
    owner = _OWNER.search(line.text)
    trade = None if owner else _TRADE_BEHIND.search(line.text)
    if trade and _is_trade(desk, trade["trade"]):
        desk.add(FactKind.TRADE, line.cut(trade.start("trade")), heading=heading)
        line = line.cut(0, trade.start())
    aside = None if owner else _ASIDE.search(line.text)
    if aside:
        desk.add(FactKind.STATEMENT, line.cut(*aside.span("said")), heading=heading)
        line = line.cut(0, aside.start())
    desk.add(
        FactKind.NAME, line.cut(0, owner.start() if owner else None).strip(' "“”'), heading=heading
    )
    if owner:
        take_person(desk, line.cut(owner.end()), "Inhaber")


_ASIDE = re.compile(r"(?<=\w)\s+\((?P<said>[a-zäöüß][^()]{3,60})\)$")
"""`Beck Farm Vets (large animal)` says in a bracket something that is no name."""
_TRADE_BEHIND = re.compile(r",\s+(?P<trade>[a-zäöüß][^,;.:]{3,60})$")
"""`Pressed For Time, dry cleaning and alterations` says behind the name what the firm does."""


def _is_trade(desk: Desk, words: str) -> bool:
    alone = Facts(language=desk.speech.language, entries=(fact(FactKind.TRADE, words),))
    return trade_of(alone) != "general"
