"""The first heading of a brief: usually the firm's name, sometimes words about the brief."""

import re

from domain.facts import FactKind
from domain.intake.desk import Desk
from domain.intake.names import home, trade_words
from domain.intake.stretch import Stretch

_ABOUT_THE_BRIEF = re.compile(
    r"(?i)^(?:(?:the |our |a |new |project |client |creative |design |short )*(?:web ?site|site|web|homepage|projekt|kunden)?[ -]?(?:brief(?:ing)?|request|copy|content|notes|anfrage|auftrag|website|webseite|homepage|encargo|propuesta|página web|sitio web|web nueva|proyecto web)(?:\s+(?:for|of|about|from|für|von|der|des|para|de|sobre)(?: the| our| die| das| den| la| el| nuestra| unsere?n?)?)?)\s*[:–—-]?\s*"
)
_SITE_WORD = re.compile(
    r"(?i)(?:web ?site|web|homepage|webseite|internetseite|página web|new site|site|for|für|para)\s*[:–—-]?\s+(?=\S)"
)
_AFTER = re.compile(
    r"(?i)\s*[:–—-]\s*(?:web ?site |web |site )?(?:brief(?:ing)?|website|webseite|homepage|página web|web|facts|info)\s*(?:\d{4})?\s*$|\s+(?:website brief|web brief|brief|briefing)$"
)


def take_title(desk: Desk, said: Stretch) -> None:
    """Take the name in a title down, and what stands beside it as a tagline."""
    worded = re.search(r"[\w&(\"“„«'].*[\w&).!?\"”“»'’+]|\w", said.text)
    said = said.cut(worded.start(), worded.end()) if worded else said
    head = _ABOUT_THE_BRIEF.match(said.text)
    name = said.cut(head.end()) if head else said
    lead = _NOTES.match(name.text) if head is None else None
    name = name.cut(lead.end()) if lead else name
    again = _SITE_WORD.match(name.text) if head else None
    name = name.cut(again.end()) if again else name
    tail = _AFTER.search(name.text)
    name = (name.cut(0, tail.start()) if tail else name).strip(' :–—-"“”')
    if not re.search(r"\w", name.text):
        return
    if len(said.text.split()) > 1 and is_label(said.text):
        desk.tell(said, "letter", said=said.text[:80])
        return
    if head and not (re.search(r"[A-ZÄÖÜÁÉÍÓÚÑ]", name.text) and head.end() < len(said.text)):
        desk.tell(said, "letter", said=said.text[:80])
        return
    joint = re.search(
        r"\s+[–—|-]\s+|:\s+|,\s+(?=(?:a|an|the|your|Ihr|Ihre|der|die|das|tu|su|el|la)\s)", name.text
    )
    if joint:
        rest = name.cut(joint.end()).strip()
        if is_label(rest.text):
            _take_named(desk, name.cut(0, joint.start()).strip())
            return
        desk.add(FactKind.TAGLINE, rest)
        for trade in trade_words(rest.text, desk.speech, anywhere=True):
            desk.add(FactKind.TRADE, rest.cut(trade.start, trade.end))
        name = name.cut(0, joint.start()).strip()
    name = _without_trade(desk, name)
    one = len(name.text.split()) == 1 and bool(lead or head)
    trade = one and desk.speech.words("trades_re").fullmatch(name.text)
    desk.add(FactKind.TRADE if trade else FactKind.NAME, name)


def _without_trade(desk: Desk, name: Stretch) -> Stretch:
    """`Casa Tomás, arrocería en Alboraya` is a name, a trade and a place."""
    joint = re.search(r",\s+(?=[^\W\d_])", name.text)
    rest = name.cut(joint.end()) if joint else name
    trade = next(iter(trade_words(rest.text, desk.speech, anywhere=True)), None) if joint else None
    if joint is None or trade is None or trade.start > _NEAR or "," in rest.text[: trade.end]:
        return name
    where = home(rest.text, [trade])
    if rest.text[:1].isupper() and desk.speech.language != "de":
        return name  # `Pell, Thorn & Sons Solicitors` is one name
    if not where and trade.end < len(rest.text) - 1:
        return name
    desk.add(FactKind.TRADE, rest.cut(0, trade.end))
    for place in where:
        desk.add(FactKind.AREA, rest.cut(place.start, place.end))
    return name.cut(0, joint.start()).strip()


_NEAR = 25
"""Characters of adjectives before the trade in a title."""

_ABOUT = r"(?:devis|projet|cahier|charges|des|internet|vitrine|web ?site|web|site|homepage|webseite|website copy|copy|content|new|neue|nueva|for|für|para|the|die|la|our|unsere|some|short|key|stichwort\w*|stichpunkt\w*|notes?|notizen|brief(?:ing)?|facts|infos?|information|angaben|texte?|daten|bullet|points|details|bits|page|seite|página|apuntes|notas|datos|fragebogen|questionnaire|cuestionario|encargo|entwurf|draft|about|us)"
_LABEL = re.compile(rf"(?i){_ABOUT}(?:[ -]{_ABOUT}){{0,5}}")
"""What says of a title only that a brief follows."""


_NOTES = re.compile(
    rf"(?i)(?:stichwort\w*|stichpunkt\w*|notizen|notes|infos?|angaben|texte?|datos|apuntes|notas|fragebogen|questionnaire|information)(?:[ -]{_ABOUT})*\s+(?=\S)"
)
"""`Stichworte Homepage Rye`: notes on what follows."""


def _take_named(desk: Desk, name: Stretch) -> None:
    """`FUNERAL DIRECTORS - NOTES` says what the firm is, and not what it is called."""
    plain = name.text.isupper() or name.text.split()[-1:][0].islower() if name.text else False
    trade = plain and desk.speech.words("trades_re").fullmatch(name.text)
    desk.add(FactKind.TRADE if trade else FactKind.NAME, name)


def is_label(text: str) -> bool:
    """Return whether words say only that a brief follows: `Website copy`."""
    return _LABEL.fullmatch(text) is not None
