"""Find names of people and places in running text, as far as they can be told from other words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.grading.content.known_names import CITIES, GIVEN_NAMES, NO_PLACE, UNSURE_NAMES
from domain.grading.content.wording import plain_words

_CAPITAL = r"[A-ZÁÉÍÓÚÑÄÖÜ][\w’'áéíóúñäöüß]+(?:-[A-ZÁÉÍÓÚÑÄÖÜ][\w]+)?"
_PAIR = re.compile(rf"\b({_CAPITAL})\s+((?:van |von |de |del |de la |Mc|O[’'])?{_CAPITAL})")
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Sr|Sra|Dra|Don|Doña|señora?)\.?\s+(?:(?:Dr|med|dent|Prof)\.?\s+)*({_CAPITAL}(?:\s+{_CAPITAL})?)"
)
_ROLE = re.compile(
    r"\b(?:manager|owner|founder|director|receptionist|apprentice|engineer|plumber|chef|baker|stylist|"
    r"colleague|dentist|doctor|lawyer|partner|wife|husband|brother|sister|son|daughter|meet|ask for|"
    r"inhaber(?:in)?|gründer(?:in)?|geselle|gesellin|meister(?:in)?|chef(?:in)?|kolleg(?:e|in)|leiter(?:in)?|"
    r"geschäftsführer(?:in)?|dueñ[oa]|fundador[a]?|gerente|director[a]?|encargad[oa]|compañer[oa]|by|von|with|mit|con|por)"
    rf",?\s+(?:ist |is |es )?({_CAPITAL})",
)
_PREPOSITION = {
    "en": r"in|near|around|across|throughout|serving|covering|outside|from|between|of central|heart of|to",
    "es": r"en|cerca de|zona de|centro de|provincia de|barrio de|alrededores de|vecinos de|desde|ayuntamiento de|toda",
    "de": r"in|aus|bei|nach|um|rund um|raum|umgebung von|stadtteil|landkreis|zwischen|region",
}
_PLACES = {
    code: re.compile(
        rf"(?<![\w-])(?i:{words})\s+({_CAPITAL}(?:[ ]{_CAPITAL})*(?:(?:,| and| &| or| und| y| e|, and) {_CAPITAL}(?:[ ]{_CAPITAL})*)*)"
    )
    for code, words in _PREPOSITION.items()
}
_GERMAN_TOWN = re.compile(
    r"(?:hausen|ingen|dorf|heim|furt|kirchen|hagen|rode|brücken?|weiler|stetten|büttel|burg|stadt|bach|ow|itz|stedt|leben|elzen|münde|walde|ried|büren|loh)$"
)
_BASED = re.compile(rf"\b({_CAPITAL})-based\b")


@lru_cache(maxsize=16384)
def names_in(text: str, known: frozenset[str], language: str) -> tuple[str, ...]:
    """Return names of people of whom some part is not among the known words."""
    found = dict.fromkeys(
        name for name in _people(text, language) if not plain_words(name) <= known
    )
    return tuple(found)


def _people(text: str, language: str) -> Iterator[str]:
    yield from (match[1] for match in _TITLED.finditer(text))
    unsure_too = language != "de" and not is_title_case(text)
    sure = GIVEN_NAMES - UNSURE_NAMES
    for match in _PAIR.finditer(text):
        first = match[1].split("-")[0]
        given = first in sure or (unsure_too and first in GIVEN_NAMES)
        if given and match[2] not in NO_PLACE:
            yield f"{match[1]} {match[2]}"
    yield from (match[1] for match in _ROLE.finditer(text) if match[1] in GIVEN_NAMES)
    yield from (word for word in re.findall(_CAPITAL, text) if word in sure)


@lru_cache(maxsize=16384)
def places_in(text: str, known: frozenset[str], language: str) -> tuple[str, ...]:
    """Return places that are not among the known words."""
    found = dict.fromkeys(
        place for place in _places(text, language) if not plain_words(place) & known
    )
    return tuple(found)


def _places(text: str, language: str) -> Iterator[str]:
    for match in re.finditer(rf"{_CAPITAL}(?: {_CAPITAL})?", text):
        pair = match.group()
        yield from [pair] if pair in CITIES else [word for word in pair.split() if word in CITIES]
    yield from (match[1] for match in _BASED.finditer(text) if match[1] not in NO_PLACE)
    if is_title_case(text) or language not in _PLACES:
        return
    for match in _PLACES[language].finditer(text):
        parts = re.split(r",? (?:and|&|or|und|y|e) |, ", match[1])
        yield from (place for place in parts if _is_place(place, language))


def _is_place(place: str, language: str) -> bool:
    words = place.split()
    if any(word in NO_PLACE or word.isupper() for word in words) or words[0] in GIVEN_NAMES:
        return False
    return language != "de" or bool(_GERMAN_TOWN.search(words[0])) or words[0] in CITIES


def is_title_case(text: str) -> bool:
    """Whether a heading writes its words with capitals, so that capitals say nothing."""
    if text.rstrip().endswith((".", "!", "?")):
        return False
    long: list[str] = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) >= 2 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
