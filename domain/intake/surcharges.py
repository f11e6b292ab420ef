"""Amounts that are no price of the words before them: what comes on top, and what a journey costs."""

import re

from domain.facts import Language
from domain.text.clauses import is_clause

_BEHIND = re.compile(
    r"(?i)\s*(?:more|extra|on top|additional(?:ly)?|surcharge|supplement|mehr|zusätzlich|dazu|obendrauf|aufpreis|aufschlag|zuschlag|más|adicional(?:es)?|de (?:más|suplemento|recargo))(?=\s*(?:$|[.,;:!?)–—-])|\s+(?:than|for|per|on|in|if|each|an?|at|to|and|als|für|pro|je|am|an|im|bei|wenn|und|que|por|al?|los|las|el|la|en|si|cada|y)\b)"
)
"""`15 € más` and `£15 extra for Sundays`, and not `20 € más IVA`."""
_BEFORE = re.compile(
    r"(?i)(?<!\w)(?:plus|an? (?:extra|additional|further|surcharge of|supplement of)|zuzüglich|zzgl\.?|(?:aufpreis|aufschlag|zuschlag)(?: von)?|(?:suplemento|recargo)(?: de)?|más|otros)\s*$"
)
_GOES = (
    r"(?:(?:we|i)(?:[’']ll| will| can| also| happily| gladly)* (?:come|travel|drive|go|visit|deliver)"
    r"|(?:wir|ich) (?:\w+ )?(?:kommen?|fahren?|reisen?|liefern?)|(?:kommen?|fahren?|reisen?|liefern?) (?:wir|ich)"
    r"|vamos|voy|vengo|venimos|acudimos|acudo|llegamos|visitamos|repartimos|llevamos|viajamos|(?:nos desplazamos|me desplazo))"
)
_GOING = re.compile(rf"(?i)(?<!\w){_GOES}\b")
_TO_A_PLACE = re.compile(
    rf"(?i)(?<!\w){_GOES}\b(?P<way>[^.;:!?€£$]*?(?<!\w)(?:in|to|into|around|as far as|nach|bis|en|a|hasta|por)\s+(?:the |el |la |los |las )?(?-i:[A-ZÄÖÜÁÉÍÓÚÑ])[^.;:!?€£$]*)$"
)
_PLACE = re.compile(r"(?:the |el |la |los |las )?[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+(?:[ -][\w'’-]+){0,3}")
_COSTS = re.compile(r"(?i)(?:is|are|costs?|kostet|kosten|cuestan?|vale[n]?|es|son)\s*$")


def is_on_top(text: str, start: int, end: int, *, item: str, language: Language) -> bool:
    """Tell whether an amount of a sentence is one on top, or that of a journey to the place before it.

    `We come to Leeds for £15 more` and `Vamos al Albaicín por 15 €` price no Leeds and no Albaicín.
    """
    told = text.rstrip().endswith((".", "!", "?")) or is_clause(text, language)
    if not told:
        return False  # `Gel polish £5 extra` in a list is the price of the extra
    before = text[:start]
    if _BEHIND.match(text, end) or _BEFORE.search(before):
        return True
    if _COSTS.search(before):
        return False
    if _GOING.match(item):
        return True
    return _TO_A_PLACE.search(before) is not None and _PLACE.fullmatch(item) is not None
