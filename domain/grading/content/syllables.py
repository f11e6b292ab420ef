"""Count syllables by hyphenation, with the vowels as a floor."""

import re
from functools import lru_cache

import pyphen

_VOWELS = {
    "en": re.compile(r"[aeiouy]+"),
    "de": re.compile(r"eu|äu|au|ei|ai|ie|[aeiouyäöü]"),
    "es": re.compile(r"[iuü]?[aeoáéó][iuy]?|[íú]|[iuü]+"),
}
_DICTIONARIES = {"en": "en_US", "de": "de_DE", "es": "es"}


@lru_cache(maxsize=4)
def _dictionary(language: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=_DICTIONARIES[language], left=1, right=1)


@lru_cache(maxsize=65536)
def syllables(word: str, language: str) -> int:
    """Return how many syllables a word has, at least one."""
    plain = word.lower()
    vowels = len(_VOWELS[language].findall(plain))
    if language == "en" and plain.endswith("e") and not plain.endswith("le") and vowels > 1:
        vowels -= 1
    if language != "en":
        return max(1, vowels)
    parts = len(_dictionary(language).positions(plain)) + 1
    return max(1, parts, vowels - 1)
