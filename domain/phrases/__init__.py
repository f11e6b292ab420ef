"""Interface words in the languages Atelier writes."""

from domain.facts import Language
from domain.phrases.copy import COPY
from domain.phrases.interface import INTERFACE

PHRASES = {**COPY, **INTERFACE}
"""Every phrase: key -> language -> text with `{names}` for what is filled in."""


def phrase(key: str, language: Language, **values: str) -> str:
    """Return the phrase in this language, with `values` filled in.

    Raises:
        KeyError: There is no such phrase, or a value it needs is missing.
    """
    return PHRASES[key][language].format(**values)
