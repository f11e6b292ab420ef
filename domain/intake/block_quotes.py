"""Block quotes: reviews when somebody is named below them."""

import re

from domain.facts import FactKind, Review
from domain.intake.lexicon import Section
from domain.intake.lists import Block
from domain.intake.paragraphs import take_prose
from domain.intake.reviews import attributed, review, review_in
from domain.intake.stretch import Stretch, joined
from domain.intake.walk import Walk, words

_SIGNS = re.compile(
    r"(?:Familie|Fam\.|Herr|Frau|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|The|Señora?|[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+)(?: (?:&|and|und|y|aus|from|de|in|family|[A-ZÄÖÜÁÉÍÓÚÑ][\w.'’-]*)){1,5},?(?: [A-ZÄÖÜÁÉÍÓÚÑ]\w+)?"
)
"""A last line that is a name: who said the lines above it."""


def take_quote(walk: Walk, block: Block) -> None:
    """A block quote is a review when somebody is named below it, or reviews are expected."""
    lines = [words(walk, part) for part in block.parts]
    lines = [line for line in lines if line]
    if not lines:
        return
    quote: list[Stretch] = []
    for line in lines:
        who = re.match(r"^(?:[–—~]|--?)\s*(.{2,100})$", line.text)
        if who and quote:
            _add_review(walk, joined(quote), who.group(1), joined([*quote, line]))
            quote = []
        else:
            quote.append(line)
    if not quote:
        return
    if len(quote) > 1 and _SIGNS.fullmatch(quote[-1].text):
        _add_review(walk, joined(quote[:-1]), quote[-1].text, joined(quote))
        return
    signed = [(line.folded(), review_in(line.text)) for line in quote]
    if len(signed) > 1 and all(made for _, made in signed):
        for line, each in signed:
            walk.desk.add(FactKind.REVIEW, line, heading=walk.heading, detail=each)
        return
    _take_one_quote(walk, quote)


def _take_one_quote(walk: Walk, quote: list[Stretch]) -> None:
    whole = joined(quote).folded()
    said = re.match(
        r"^[\"“„«]?(?P<quote>.{8,}?)[\"”“»]?\s+(?:[–—]|--|-)\s*(?P<who>[A-ZÄÖÜÁÉÍÓÚÑ][^.!?]{1,80}\.?)$",
        whole.text,
    )
    is_quoted = whole.text.startswith(('"', "“", "„", "«"))
    made = review(said["quote"], said["who"]) if said else is_quoted and attributed(whole.text)
    if made:
        walk.desk.add(FactKind.REVIEW, whole, heading=walk.heading, detail=made)
    elif walk.section is Section.REVIEWS:
        made = Review(quote=whole.text.strip('"“”„«» '))
        walk.desk.add(FactKind.REVIEW, whole, heading=walk.heading, detail=made)
    else:
        take_prose(walk.desk, joined(quote), walk.heading)


def _add_review(walk: Walk, quote: Stretch, who: str, whole: Stretch) -> None:
    made = review(quote.folded().text.strip('"“”„«» '), who)
    walk.desk.add(FactKind.REVIEW, whole.folded(), heading=walk.heading, detail=made)
