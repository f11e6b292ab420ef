"""Items of a list that no heading explains: the firm's name, or everything it does."""

import re

from domain.facts import FactKind
from domain.intake.lexicon import Section
from domain.intake.offers import is_named_first
from domain.intake.openings import is_offer_list, opening_parts
from domain.intake.prices import prices
from domain.intake.readers import take_text
from domain.intake.sections import section_of
from domain.intake.service_lines import take_service
from domain.intake.stretch import Stretch
from domain.intake.told_offers import take_listed_work
from domain.intake.walk import Walk
from domain.text.clauses import is_clause

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


_DASHED = re.compile(r"(?P<label>[^\W\d][\w ]{3,25}?)\s+[–—-]\s+(?=[\"“„«])")


def take_led_by_dash(walk: Walk, flat: Stretch) -> bool:
    """`reviews - "Woke up to otters" Sam` heads quotations; another item lists what there is."""
    label = _DASHED.match(flat.text)
    if label and section_of(label["label"]) is Section.REVIEWS:
        take_text(walk.desk, Section.REVIEWS, flat.cut(label.end()), heading=label["label"])
        return True
    return bool(prices(flat.text, walk.desk.speech)) and take_listed_work(
        walk.desk, flat, walk.heading
    )


def is_of_a_list(walk: Walk, line: Stretch) -> bool:
    """Return whether a line below offers, prices or people is one of a list without bullets."""
    if re.search(r"[.!?]\s+[A-ZÄÖÜÁÉÍÓÚÑ¿¡]", line.text):
        return walk.section in _NAMING and (is_named_first(line) or _is_led(walk, line))
    priced = walk.section in _PRICED and bool(prices(line.text, walk.desk.speech))
    plain = priced and not is_clause(line.text, walk.desk.speech.language)
    return plain or not line.text.endswith((".", "!")) or len(line.text.split()) <= 8


_LEAD = re.compile(r"[^\W\d][^:.!?]{2,40}:\s+(?P<said>[^.!?]*(?:[.](?=\d)[^.!?]*)*[.!?])")


def _is_led(walk: Walk, line: Stretch) -> bool:
    """`Parties: two hours, £260. You bring the cake.` names and prices an offer in its first sentence."""
    match = _LEAD.match(line.text)
    return match is not None and bool(prices(match["said"], walk.desk.speech))


_NAMING = frozenset({Section.SERVICES, Section.MENU, Section.PRICES, Section.PROJECTS})
_PRICED = frozenset({Section.PRICES, Section.SERVICES, Section.MENU})
