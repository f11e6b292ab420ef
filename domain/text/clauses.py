"""Tell whole sentences from the lines a client wrote as headings."""

import re

from domain.facts import Language

_CLAUSE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:we|i|you|it|they|she|he|us|our|my|is|are|was|were|has|have|had|can|will|do|does|did|there|this|that|who"
        r"|takes?|costs?|includes?|starts?|needs?|comes?|goes|lasts?|covers?|gives?|gets?|makes?|means?|keeps?|uses?)\b"
        r"|[’'](?:re|ve|s been|ll)\b"
        r"|\b(?:è|sono|abbiamo|sont|nous|wij|zijn|wordt|heeft)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:wir|ich|sie|er|es|uns|unser\w*|mein\w*|ist|sind|war|hat|haben|wird|werden|kann|können|gibt|kommt|steht|bitte"
        r"|dauert|kostet|braucht|geht|macht|bleibt|liegt|gehört|heißt|bietet|arbeitet|enthält|gilt)\b",
        re.I,
    ),
    "es": re.compile(
        r"\b(?:es|son|era|soy|somos|hay|está|están|estamos|tengo|tenemos|nos|se|hago|trabajo|llevo|ofrezco|fotografío|cuesta|dura|incluye|empieza|necesita|abre|trabaja"
        r"|\w{3,}(?:amos|emos|imos))\b",
        re.I,
    ),
}
"""Signs that a sentence has a verb of its own, and so is no heading."""


def is_clause(text: str, language: Language) -> bool:
    """Tell whether a sentence is a whole one, rather than a heading the client wrote."""
    return _CLAUSE[language].search(text) is not None
