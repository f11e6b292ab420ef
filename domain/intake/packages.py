"""Offers named in a sentence, each with a bracket that prices it: `The Morning (4 hours, £750)`."""

import re

from domain.facts import FactKind, Price, ServiceDetail
from domain.intake.found import Found
from domain.intake.priced_things import without_doer
from domain.intake.prices import prices
from domain.intake.speech import Speech

_ONE = re.compile(r"(?P<name>[^,;:.!?()£€$\n–—]{2,60}?)\s*(?P<bracket>\([^()]{3,120}\))")
_LEAD = re.compile(r"(?:.*(?:\s[-–—]\s|:\s))?(?:(?:and|und|y|or|oder|o|plus)\s+)?", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:[,;]|\s(?:and|und|y|or|oder|o|plus)\s)\s*(?:(?:and|und|y|or)\s+)?")
_ARTICLE = re.compile(r"^(?:an?|eine?n?|una?|unos|unas)\s+", re.IGNORECASE)
_LONGEST = 6
"""Words the name of a package may have."""


def packages(text: str, speech: Speech) -> list[Found]:
    """Return two or more offers in a row, each with what its bracket says of it."""
    hits = [m for m in _ONE.finditer(text) if _says_more_than_a_price(m["bracket"], speech)]
    row = [m for m in hits if any(_side_by_side(text, m, other) for other in hits)]
    found: list[Found] = []
    for hit in row:
        whole = hit["name"].strip()
        lead = _LEAD.match(whole)
        name = whole[lead.end() if lead else 0 :]
        name = _ARTICLE.sub("", without_doer(name, speech.language, unit=""), count=1)
        if not name or len(name.split()) > _LONGEST:
            return []
        start = text.index(name, hit.start())
        detail = _priced(name, hit["bracket"], speech)
        found.append(Found(FactKind.SERVICE, start, hit.end(), detail, hit.span()))
    return found


def _priced(name: str, bracket: str, speech: Speech) -> ServiceDetail:
    """Return an offer with the one price of its bracket, and with what else the bracket says."""
    [one] = prices(bracket, speech, item=name)
    parts = re.split(r"[,;]\s+", bracket[1:-1])
    told = [p for p in parts if _says_more_than_a_price(p, speech) or not prices(p, speech)]
    price = one.detail if isinstance(one.detail, Price) else None
    return ServiceDetail(name=name, price=price, notes=(", ".join(told),) if told else ())


def _says_more_than_a_price(bracket: str, speech: Speech) -> bool:
    found = prices(bracket, speech, item="")
    if len(found) != 1:
        return False
    rest = bracket[: found[0].start] + bracket[found[0].end :]
    return re.search(r"[^\W_]{2}|\d", rest) is not None


def _side_by_side(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = sorted((one, other), key=lambda m: m.start())
    between = text[first.end() : second.start()]
    lead = re.match(r"\s*(?:and|und|y|or|oder|o|plus)\s", second["name"])
    joined = _JOINT.fullmatch(between) is not None or (not between.strip() and lead is not None)
    return first is not second and joined
