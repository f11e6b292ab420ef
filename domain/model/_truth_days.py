"""`Every day but Sunday`, as the days that are meant."""

import re
from functools import lru_cache

from domain.facts import Language
from domain.grading.content.clock import DAYS, days_in

_BUT: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:every|any|all) days?(?: of the week)?,? (?:but|except|bar|apart from)(?: for| on)? (\w+)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:jeden tag|täglich|alle tage),? (?:außer|bis auf)(?: am)? (\w+)\b", re.I
    ),
    "es": re.compile(
        r"\b(?:todos los días|cada día|a diario),? (?:menos|salvo|excepto)(?: los| el)? (\w+)\b",
        re.I,
    ),
}
_NAMES: dict[Language, str] = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}


@lru_cache(maxsize=4096)
def spelt_out(text: str, language: Language) -> str:
    """Return the text with the other days by their names where all but one are meant."""
    return _BUT[language].sub(lambda found: _others(found, language), text)


def _others(found: re.Match[str], language: Language) -> str:
    left = {day for _, _, days in days_in(found[1]) for day in days}
    names = zip(DAYS, _NAMES[language].split(), strict=True)
    return ", ".join(name for day, name in names if day not in left) if left else found.group()
