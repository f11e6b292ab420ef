"""English is British or American, not both."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import page_language, texts
from domain.grading.view import PageView

_PAIRS = (
    "colour color|colours colors|favourite favorite|flavour flavor|flavours flavors|harbour harbor|honour honor"
    "|neighbour neighbor|neighbours neighbors|neighbourhood neighborhood|labour labor|behaviour behavior"
    "|centre center|centres centers|theatre theater|litre liter|litres liters|metres meters|fibre fiber"
    "|organise organize|organised organized|specialise specialize|recognise recognize|personalised personalized"
    "|customised customized|grey gray|jewellery jewelry|tyres tires|aluminium aluminum|catalogue catalog"
    "|travelling traveling|traveller traveler|enquiry inquiry|mould mold|plough plow|pyjamas pajamas|kerb curb"
)
_BRITISH, _AMERICAN = (
    re.compile(rf"\b(?:{'|'.join(pair.split()[side] for pair in _PAIRS.split('|'))})\b", re.I)
    for side in (0, 1)
)


def mixed_spelling(page: PageView) -> Iterator[Fault]:
    """Fault a page that spells in both ways; names, quotations and `-ize` alone excuse nothing here."""
    if page_language(page) != "en":
        return
    british: str = ""
    for piece in texts(page):
        british = british or next(
            (m.group() for m in _BRITISH.finditer(piece.text) if m.group().islower()), ""
        )
    for piece in texts(page) if british else ():
        american = next(
            (m.group() for m in _AMERICAN.finditer(piece.text) if m.group().islower()), ""
        )
        if american:
            yield Fault(
                evidence=f"{american!r} in {piece.text[:100]!r}, {british!r} elsewhere",
                fix="Spell in one way on the whole site.",
                selector=piece.selector,
                owner=piece.owner,
            )
            return
