"""Tell a firm's praise of itself, which nothing proves, from what it says of its work."""

import re

from domain.facts import Fact, FactKind, Language

_ANYWHERE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?:are|am|the|your|as) (?:number one|no\.? ?1)\b|award[- ]winning|world[- ]class|unrivalled|unbeatable|second to none"
        r"|market leaders?|market[- ]leading|top[- ]rated|top[- ]notch|most trusted|leading (?:firm|provider|company"
        r"|experts?|specialists?|supplier|name)|cheapest in|finest in|best in (?:the|town|[A-Z]))"
        r"|^(?:the )?best (?!way|time|thing|season|before|day)[^.;,]{3,30} in\b"
        r"|[’'](?:re|m) (?:the )?number one\b|^number one\b|#1\b|\bfive[- ]star\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:(?:die|ihre|sind|bin|als) (?:nummer|nr\.?) ?(?:1|eins)\b|preisgekrönt\w*|marktführer\w*|marktführend\w*|konkurrenzlos\w*"
        r"|unschlagbar\w*|erstklassig\w*|weltklasse|führende[rns]? (?:anbieter|betrieb|adresse|experte)\w*"
        r"|günstigste[rns]? (?:in|im|der)\b)",
        re.I,
    ),
    "es": re.compile(
        r"\b(?:(?:el|la|los|somos|soy) n(?:[úu]mero|\.?º) ?(?:1|uno)\b|galardonad[oa]s?|premiad[oa]s?|l[íi]der(?:es)? (?:en|del?)\b"
        r"|inmejorables?|insuperables?|inigualables?|sin igual|los más baratos)",
        re.I,
    ),
}
"""Rank above all others, in any sentence."""

_OF_ITSELF: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:\b(?:we|i) (?:are|am|offer|provide|deliver|do|give)\b|(?:we|i)[’'](?:re|m)\b|\bour [^.;]{1,40} (?:is|are)\b)"
        r"(?: \w+){0,2} the (?:very )?(?:best|finest|greatest)\b"
        r"|\bthe (?:very )?(?:best|finest) [^.;,]{2,40} (?:in|around|for miles)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:wir|ich|unser\w*|uns)\b[^.;]*\b(?:(?:der|die|das|den|dem) (?:aller)?(?:besten?|bester|führenden?)"
        r"|besten? \w+ (?:der|in|im|weit))\b",
        re.I,
    ),
    "es": re.compile(
        r"\b(?:somos|soy|nuestr[oa]s?|tenemos|ofrecemos)\b[^.;]*\b(?:l[oa]s? mejor(?:es)?|el mejor|únicos?)\b"
        r"|^(?:los|las|el|la) mejor(?:es)? \w+ (?:de|del|en)\b",
        re.I,
    ),
}
"""The best of all, where the firm speaks of itself."""

_PROMISES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:we (?:can )?cure|guaranteed (?:to (?:work|win|cure)|results?|success)|no risk at all)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:wir heilen|ich heile|erfolgsgarantie|garantierte[rn]? (?:erfolg|heilung|rendite)|(?:heilen|helfen)\b.*\bgarantiert)\b",
        re.I,
    ),
    "es": re.compile(
        r"\b(?:curamos|éxito garantizado|resultados? garantizados?|sin ningún riesgo)\b", re.I
    ),
}
"""Success nobody can promise, and some trades must not."""

_EXEMPT = frozenset(
    {FactKind.NAME, FactKind.AWARD, FactKind.REVIEW, FactKind.QUESTION, FactKind.ARTICLE}
)
"""What others said of the firm, and texts with a purpose of their own."""


def is_boast(text: str, language: Language) -> bool:
    """Tell whether a sentence ranks the firm above all others, or promises what nobody can."""
    return any(table[language].search(text) for table in (_ANYWHERE, _OF_ITSELF, _PROMISES))


def is_unproven(source: Fact, language: Language) -> bool:
    """Tell whether a fact is a boast of the client's own that a page must not repeat."""
    return not is_exempt(source) and is_boast(source.text, language)


def is_exempt(source: Fact) -> bool:
    """Tell whether praise may stand in the fact: an award, a name, the words of somebody else."""
    return source.kind in _EXEMPT


_DENIED: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:not|never|without|no (?:longer|licen[cs]e|insurance|registration|member\w*|award\w*)|aren['’]t|isn['’]t|don['’]t|haven['’]t|can['’]t|neither|nor|pending"
        r"|applied for|expired|lapsed|un(?:registered|licensed))\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:nicht|kein\w*|nie|ohne|weder|noch nicht|beantragt|abgelaufen|erloschen)\b", re.I
    ),
    "es": re.compile(r"\b(?:no|nunca|sin|ni|tampoco|caducad\w+|solicitad\w+|en trámite)\b", re.I),
}
_NUMBERED = re.compile(r"\bno\b\.?\s*[:#]?\s*(?=[\w/-]*\d)", re.I)
"""`No. 2217` counts, and denies nothing."""
_ASKED: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\?\s*$|\b(?:make (?:something|some)? ?up|invent|can you|could you|please)\b", re.I
    ),
    "de": re.compile(r"\?\s*$|\b(?:erfinde\w*|ausdenken|können sie|könnt ihr|bitte)\b", re.I),
    "es": re.compile(r"\?\s*$|\b(?:invent\w+|puede[ns]?|podría[ns]?|por favor)\b", re.I),
}


def is_held(source: Fact, language: Language) -> bool:
    """Tell whether a fact says that the firm holds a licence or award: no denial, no request."""
    text = _NUMBERED.sub("", source.text)
    return _DENIED[language].search(text) is None and _ASKED[language].search(text) is None
