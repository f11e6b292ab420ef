"""The line that names the firm, with its owner or its trade behind the name."""

import re

from domain.facts import FactKind, Facts, fact
from domain.intake.desk import Desk
from domain.intake.details import take_person
from domain.intake.names import firm_names
from domain.intake.paragraphs import is_sentence
from domain.intake.prose import take_sentence
from domain.intake.stretch import Stretch
from domain.intake.titles import is_label
from domain.trades.recognition import trade_of

_OWNER = re.compile(r",?\s+Inh(?:\.|aber(?:in)?:?)\s+(?=[A-ZÄÖÜ])")


def take_name(desk: Desk, said: Stretch, heading: str) -> None:
    """Take the firm's name down; of `Stamm e.K., Inh. Jörg Stamm` the owner is no part of it."""
    line = said.folded()
    if is_label(line.text) and _TITLE.fullmatch(heading):
        desk.tell(line, "letter", said=line.text[:80])
        return
    named = firm_names(line.text, desk.speech) if is_sentence(line.text) or len(line.text.split()) > 6 else []  # fmt: skip
    if named:
        take_sentence(desk, line, heading=heading, opening=True)
        return
    owner = _OWNER.search(line.text)
    trade = None if owner else _TRADE_BEHIND.search(line.text)
    if trade and _is_trade(desk, trade["trade"]):
        desk.add(FactKind.TRADE, line.cut(trade.start("trade")), heading=heading)
        line = line.cut(0, trade.start())
    desk.add(
        FactKind.NAME, line.cut(0, owner.start() if owner else None).strip(' "“”'), heading=heading
    )
    if owner:
        take_person(desk, line.cut(owner.end()), "Inhaber")


_TITLE = re.compile(r"(?i)title|titel|t[ií]tulo|titre|subject|betreff|asunto")
"""`titel: Website-Texte` names the file and not the firm."""
_TRADE_BEHIND = re.compile(r",\s+(?P<trade>[a-zäöüß][^,;.:]{3,60})$")
"""`Pressed For Time, dry cleaning and alterations` says behind the name what the firm does."""


def _is_trade(desk: Desk, words: str) -> bool:
    alone = Facts(language=desk.speech.language, entries=(fact(FactKind.TRADE, words),))
    return trade_of(alone) != "general"
