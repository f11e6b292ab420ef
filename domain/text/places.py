"""Where the firm is and where it works, as words for a sentence."""

import re

from domain.facts import Address, Fact, FactKind, Facts, Language
from domain.text import Passage

_LEADS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"^(?:areas?(?: covered| served)?|we (?:cover|serve|work in))\s*:?\s+", re.I),
    "de": re.compile(r"^(?:einsatzgebiete?|gebiete?|wir (?:arbeiten|sind) in)\s*:?\s+", re.I),
    "es": re.compile(r"^(?:zonas?(?: de trabajo)?|trabajamos en|atendemos)\s*:?\s+", re.I),
}
_BETWEEN: dict[Language, str] = {"en": "and", "de": "und", "es": "y|e"}
_NO_NAME = re.compile(
    r"\d|\b(?:within|around|across|everywhere|anywhere|rund|umkreis|raum|kreis|landkreis|umgebung"
    r"|bundesweit|alrededores|kilómetros|zona|toda|todo|nearby|surrounding|region|miles)\b",
    re.I,
)


def area_names(facts: Facts) -> tuple[Passage, ...]:
    """Return the areas served, one name each, in the brief's order and without repeats."""
    found: dict[str, Passage] = {}
    for source in facts.of(FactKind.AREA):
        for name in _names(source, facts.language):
            found.setdefault(name.casefold(), Passage(text=name, facts=(source.fact_id,)))
    return tuple(found.values())


def _names(source: Fact, language: Language) -> tuple[str, ...]:
    text = _LEADS[language].sub("", source.text.strip()).rstrip(".")
    parts = re.split(rf",\s*(?:(?:{_BETWEEN[language]})\s+)?|\s+(?:{_BETWEEN[language]})\s+", text)
    names = tuple(part.strip() for part in parts if part and part.strip())
    return names if all(is_place_name(name) for name in names) else (text,)


_STREET = re.compile(
    r"(?:\b(?:road|street|lane|square|avenue|close|crescent|yard|estate|unit|floor)|straße|strasse|str\.|gasse"
    r"|\b\w*platz)$|^(?:calle|avenida|avda\.?|plaza|rúa|paseo|carrer|unit)\b",
    re.I,
)
"""A street that got where the town should be."""


def is_place_name(text: str) -> bool:
    """Tell whether `text` is the bare name of a place, fit to stand after `in`."""
    words = text.split()
    return (
        0 < len(words) <= 4
        and len(text) <= 40
        and words[0][:1].isupper()
        and _NO_NAME.search(text) is None
        and _STREET.search(text) is None
        and not re.search(r"[.:;!?@/<>]\s|[<>@/]", text)
    )


def locality(facts: Facts) -> Passage | None:
    """Return the town of the first address that names one."""
    for source, address in facts.details(Address):
        if address.locality and is_place_name(address.locality):
            return Passage(text=address.locality, facts=(source.fact_id,))
    return None


_MANY = 4
"""With more areas than this, two of them mislead; the town says more."""


def places(facts: Facts, *, goes_out: bool, most: int = 2) -> tuple[Passage, ...]:
    """Return up to `most` place names for a headline: where it works if it `goes_out`, else its town."""
    town = locality(facts)
    areas = tuple(area for area in area_names(facts) if is_place_name(area.text))
    if town and (not areas or not goes_out or len(areas) > _MANY):
        return (town,)
    return areas[:most] if len(areas) <= _MANY else ()


def seat(facts: Facts) -> Passage | None:
    """Return the one place a page can be said to be about: the town, or the first of few areas."""
    areas = [area for area in area_names(facts) if is_place_name(area.text)]
    return locality(facts) or (areas[0] if areas and len(areas) <= _MANY else None)
