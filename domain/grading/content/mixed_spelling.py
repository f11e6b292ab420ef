"""English is British or American, not both."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.evidence import evidence
from domain.grading.content.prose import Piece, page_language, texts
from domain.grading.view import PageView

_PAIRS = (
    "colour color|colours colors|favourite favorite|flavour flavor|flavours flavors|harbour harbor|honour honor"
    "|neighbour neighbor|neighbours neighbors|neighbourhood neighborhood|labour labor|behaviour behavior"
    "|centre center|centres centers|theatre theater|litre liter|litres liters|metres meters|fibre fiber"
    "|organise organize|organised organized|specialise specialize|recognise recognize|personalised personalized"
    "|customised customized|grey gray|jewellery jewelry|tyres tires|aluminium aluminum|catalogue catalog"
    "|travelling traveling|traveller traveler|enquiry inquiry|mould mold|plough plow|pyjamas pajamas|kerb curb"
)
VARIANTS = frozenset(re.split(r"[ |]", _PAIRS))
"""Words of either side; which of them a site may use is told here."""

_BRITISH, _AMERICAN = (
    re.compile(rf"\b(?:{'|'.join(pair.split()[side] for pair in _PAIRS.split('|'))})\b", re.I)
    for side in (0, 1)
)


def _spelt(pattern: re.Pattern[str], text: str, given: frozenset[str]) -> str:
    """Return the first word spelt so that is neither a name, in quotation marks, nor given."""
    bare = re.sub(r"[“\"«„][^”\"»“]{3,400}[”\"»“]", " ", text)
    found = (m.group() for m in pattern.finditer(bare))
    return next((word for word in found if word.islower() and word not in given), "")


def _is_quoted(piece: Piece) -> bool:
    element = piece.element
    around = (element, *element.ancestors) if element else ()
    return any(one.tag in ("blockquote", "q", "cite") for one in around)


def mixed_spelling(page: PageView) -> Iterator[Fault]:
    """Fault a page that spells in both ways, but for names, quotations and words of the facts."""
    if page_language(page) != "en":
        return
    british: str = ""
    own = [piece for piece in texts(page) if not _is_quoted(piece)]
    known = evidence(page.view)
    given = frozenset(known.joined.split()) if known else frozenset[str]()
    for piece in own:
        british = british or _spelt(_BRITISH, piece.text, given)
    for piece in own if british else ():
        american = _spelt(_AMERICAN, piece.text, given)
        if american:
            yield Fault(
                evidence=f"{american!r} in {piece.text[:100]!r}, {british!r} elsewhere",
                fix="Spell in one way on the whole site.",
                selector=piece.selector,
                owner=piece.owner,
            )
            return
