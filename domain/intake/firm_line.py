"""The line that names the firm, with its owner or its trade behind the name."""

import re

from domain.facts import FactKind, Facts, fact
from domain.intake.addresses import addresses
from domain.intake.desk import Desk
from domain.intake.details import take_person
from domain.intake.names import firm_names
from domain.intake.paragraphs import is_sentence
from domain.intake.prose import take_sentence, take_sentences
from domain.intake.sentences import sentences
from domain.intake.stretch import Stretch
from domain.intake.titles import is_label
from domain.text.clauses import is_clause
from domain.trades.recognition import trade_of

_OWNER = re.compile(r",?\s+Inh(?:\.|aber(?:in)?:?)\s+(?=[A-ZÄÖÜ])")


def take_name(desk: Desk, said: Stretch, heading: str) -> None:
    """Take the firm's name down; of `Stamm e.K., Inh. Jörg Stamm` the owner is no part of it."""
    line = said.folded()
    if not _take_answer(desk, line, heading):
        _take_line(desk, line, heading)


def _take_line(desk: Desk, line: Stretch, heading: str) -> None:
    if is_label(line.text) and _TITLE.fullmatch(heading):
        desk.tell(line, "letter", said=line.text[:80])
        return
    named = firm_names(line.text, desk.speech) if is_sentence(line.text) or len(line.text.split()) > 6 else []  # fmt: skip
    if named:
        take_sentence(desk, line, heading=heading, opening=True)
        return
    if heading and any(one.kind is FactKind.NAME and one.heading == heading for one, _ in desk.found):  # fmt: skip
        take_sentence(desk, line, heading=heading)
        return
    told = _told_behind(desk, line)
    if told:
        desk.add(FactKind.NAME, line.cut(0, told).strip(' "“”,(–|:-'), heading=heading)
        take_sentence(desk, line.cut(told).strip(" )"), heading=heading)
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


def _take_answer(desk: Desk, line: Stretch, heading: str) -> bool:
    """`High Wire Barn. We teach circus skills.` answers what the firm is called, and goes on."""
    first, *others = sentences(line, ordinals=desk.speech.language == "de") or [line]
    if not (others and heading.endswith("?")) or is_clause(first.text, desk.speech.language):
        return False
    desk.add(FactKind.NAME, first.strip(' "“”.'), heading=heading)
    take_sentences(desk, others, heading=heading, opening=3)
    return True


def _told_behind(desk: Desk, line: Stretch) -> int:
    """Return where an address, or more that is told, stands behind the name; 0 when nothing does."""
    told = _TOLD_BEHIND.search(line.text)
    place = next((one.start for one in addresses(line.text, desk.speech) if one.start), 0)
    parted = line.text[:place].rstrip().endswith((",", "(", "–", "-", "|", ":"))
    return place if parted else told.end() if told else 0


_TITLE = re.compile(r"(?i)title|titel|t[ií]tulo|titre|subject|betreff|asunto")
"""`titel: Website-Texte` names the file and not the firm."""
_TOLD_BEHIND = re.compile(
    r",\s+(?=(?:está|estamos|es|somos|is|we are|we're|ist|wir|liegt|c'est|nous)\s)", re.IGNORECASE
)
"""`Tecla Blanca, está en Valencia` says behind the name where the firm is."""
_ASIDE = re.compile(r"(?<=\w)\s+\((?P<said>[a-zäöüß][^()]{3,60})\)$")
"""`Beck Farm Vets (large animal)` says in a bracket something that is no name."""
_TRADE_BEHIND = re.compile(r",\s+(?P<trade>[a-zäöüß][^,;.:]{3,60})$")
"""`Pressed For Time, dry cleaning and alterations` says behind the name what the firm does."""


def _is_trade(desk: Desk, words: str) -> bool:
    alone = Facts(language=desk.speech.language, entries=(fact(FactKind.TRADE, words),))
    return trade_of(alone) != "general"
