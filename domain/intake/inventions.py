"""Praise asked for in passing: `If you need more testimonials, just write a couple yourselves.`."""

import re

_PRAISE = (
    r"(?:reviews?|testimonials?|ratings?|awards?|prizes?|certificates?|case studies|bewertungen|"
    r"kundenstimmen|kundenmeinungen|rezensionen|referenzen|auszeichnungen|preise|zertifikate|siegel|"
    r"reseñas|opiniones|testimonios|valoraciones|premios|galardones|certificados)"
)
_REQUESTS = tuple(
    re.compile(rf"\b{_PRAISE}\b[^.!?]{{0,50}}?{asked}", re.IGNORECASE)
    for asked in (
        r"\b(?:just|please|simply|you can|you could|you may|feel free to) (?:write|make|add|put|fill)\b",
        r"\byou\b[^.!?]{0,20}\b(?:think of|come up with|dream up)\b",
        r"\b(?:dazu|hinzu)(?:zu)?(?:schreib|dicht|erfind|setz)\w*",
        r"\b(?:könnt|könnten|kannst|dürft|dürfen|gern|gerne|bitte)\b[^.!?]{0,40}\b(?:ausdenk|erfind|einfall)\w*",
        r"\bfällt\b[^.!?]{0,30}\bein\b",
        r"\b(?:pon|poned|ponga|pongan|escribid|escribe|escriba|añadid|añade|rellenad|rellena|completad)l[ao]s?\b",
    )
)


_ELSEWHERE = re.compile(
    r"(?i)\b(?:invent(?:e[rz]?|ons)|inventare|inventate|verzin(?:nen)?|imagine[rz]) (?:\w+ ){0,4}?(?:avis|témoignages?|commentaires?|notes?|slogan|recensioni|beoordelingen|reviews)\b"
)
"""The same in French, Italian and Dutch."""
_CLAIMED = re.compile(
    r"(?i)\b(?:write|say|put|claim|mention|add)\b[^.!?]{0,20}\b(?:i|we)(?:'ve|’ve| have) won\b"
    r"|\b(?:schreib\w*|sag\w*)\b[^.!?]{0,30}\b(?:ich|wir)\b[^.!?]{0,60}\bgewonnen\b"
    r"|\b(?:pon\w*|escrib\w*|di\w*)\b[^.!?]{0,20}\b(?:he|hemos) ganado\b"
)


def asks_for_praise(text: str) -> bool:
    """Return whether the maker is told to write what customers or juries should have said."""
    if _ELSEWHERE.search(text):
        return True
    return _CLAIMED.search(text) is not None or any(p.search(text) for p in _REQUESTS)
