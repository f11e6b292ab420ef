"""A sentence that is no more than a list of what the trade does: `Slate, lead, flat roofs.`."""

import re

from domain.facts import Fact, FactKind, Facts, ServiceDetail, fact
from domain.intake.desk import Desk
from domain.text.boasts import is_boast
from domain.text.clauses import is_clause
from domain.trades import TRADES
from domain.trades.recognition import trade_of

_JOINT = re.compile(r"\s*[,;]\s*(?:(?:and|und|sowie|y|e)\s+)?|\s+(?:and|und|sowie|y|e)\s+")
_NO_ITEM = re.compile(
    r"(?i)[\d:;?!@£€$/]|\b(?:no|not|never|without|only|from|kein\w*|nicht|ohne|nur|ab|sin|nunca|solo|desde)\b"
)
_FEWEST, _LONGEST = 3, 4
"""Items such a list has, and words an item may have."""
_UMLAUTS = str.maketrans("äöüáéíóú", "aouaeiou")


def settle_bare_lists(desk: Desk) -> None:
    """Take the items of such a sentence for offers where the brief names no others."""
    facts = tuple(made for made, _ in desk.found)
    trade = trade_of(Facts(language=desk.speech.language, entries=facts))
    if trade not in TRADES or any(isinstance(one.detail, ServiceDetail) for one in facts):
        return
    words = {*TRADES[trade].words[desk.speech.language], *TRADES[trade].hints[desk.speech.language]}
    known = {word.translate(_UMLAUTS) for word in words}
    places = {one.text.casefold() for one in facts if one.kind is FactKind.AREA}
    for at, (made, place) in enumerate(desk.found):
        items = _items(made, desk) if made.kind is FactKind.STATEMENT else []
        of_trade = any(word in item.lower().translate(_UMLAUTS) for item in items for word in known)
        if of_trade and not any(item.casefold() in places for item in items):
            offers = [fact(FactKind.SERVICE, item, heading=made.heading, detail=ServiceDetail(name=item)) for item in items]  # fmt: skip
            desk.found[at : at + 1] = [(one, place) for one in offers]
            return


def _items(made: Fact, desk: Desk) -> list[str]:
    """Return the items of a sentence that is a list and nothing else."""
    text = made.text.strip().rstrip(".")
    if is_clause(text, desk.speech.language) or is_boast(text, desk.speech.language):
        return []
    items = [item.strip() for item in _JOINT.split(text)]
    plain = all(0 < len(item.split()) <= _LONGEST and not _NO_ITEM.search(item) for item in items)
    names = desk.speech.language != "de" and any(item[:1].isupper() for item in items[1:])
    return items if len(items) >= _FEWEST and plain and not names else []
