"""How an offer without a price is come by: `on request`, `by appointment`, `free`."""

import re

from domain.facts import Language
from domain.text.clauses import is_clause

ON_REQUEST = re.compile(
    r"(?i)[\w)][,:]?\s+(?:[–—-]\s+)?(?P<how>(?:only |nur |solo |sólo )?(?:by appointment|by arrangement|by request|on request|on application|upon request|nach (?:absprache|beratung|vereinbarung|aufwand|anfrage)|auf (?:anfrage|wunsch|nachfrage)|a (?:consultar|convenir)|bajo (?:petición|demanda|pedido|consulta)|previa (?:cita|consulta)|(?:con|por) encargo|según presupuesto|free(?: of charge)?|kostenlos|kostenfrei|gratis|umsonst|gratuit[oa]|sur (?:devis|demande|rendez-vous)))[.!]?$"
)
"""How an offer without a price is come by."""
_ASK = re.compile(
    r"(?i)\w\s*(?:[–—-]\s+|:\s+|[.…]{2,}\s*)(?P<how>(?:p\.?o\.?a\.?|(?:please )?ask(?: us| me)?|enquire|price on (?:application|request))(?:,? (?:please )?(?:send|call|ring|email|text|just)\b[^,.;]{2,40})?)[.!]?$"
)
"""`Fertility exam - ask` and `Sofa .... POA, send a photo`."""
_FREE = re.compile(r"(?i)(?:free|kostenlos|kostenfrei|gratis|umsonst|gratuit)")
_JOINT = re.compile(r":\s+|\s+[–—-]{1,2}\s+|\s+\||\(")
_IS = re.compile(r"(?i)\s+(?:is|are|ist|sind|es|son)\s+(?:always |immer |siempre )?$")
_HOW_MUCH = re.compile(
    r"(?i)(?:always|completely|entirely|totally|all|immer|völlig|ganz|komplett|natürlich|selbstverständlich|siempre|totalmente|completamente|for|is|are|ist|sind|es|son)"
)


def is_asked_for(text: str) -> bool:
    """Return whether a line of prices names one that has to be asked for: `Exam - ask`."""
    return _ASK.search(text) is not None


def asked_for(text: str, language: Language) -> tuple[str, tuple[int, int]] | None:
    """Return how the offer a line names is come by, and where that stands; None when it is not said.

    Of `Glasses: we mend them in the first year for free` it is something else that is free.
    """
    match = ON_REQUEST.search(text) or _ASK.search(text)
    if match is None:
        return None
    start, end = match.span("how")
    joint = _JOINT.search(text[:start])
    linked = None if joint else _IS.search(text[:start])
    start = linked.start() if linked else start
    said = text[joint.end() if joint else 0 : start]
    if is_clause(said, language) or (joint and _FREE.match(match["how"]) and _says_what(said)):
        return None
    return match["how"], (start, end)


def _says_what(said: str) -> bool:
    """Tell whether something stands before `free` that is free, and not the offer itself."""
    last = re.split(r"[,;]", said)[-1]
    return any(_HOW_MUCH.fullmatch(word) is None for word in last.split())
