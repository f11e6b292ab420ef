"""Interface words in the languages Atelier writes."""

from domain.facts import Language
from domain.phrases.copy import COPY
from domain.phrases.interface import INTERFACE

PHRASES = {**COPY, **INTERFACE}
"""Every phrase: key -> language -> text with `{names}` for what is filled in."""

ALONE = "_alone"
"""Ending of a key whose phrase is of one person: `about_alone` for `about`."""


def phrase(key: str, language: Language, *, is_alone: bool = False, **values: str) -> str:
    """Return the phrase in this language, with `values` filled in.

    Args:
        key: Name of the phrase.
        language: Language of the site.
        is_alone: Whether the firm is one person, who says `me` where firms say `us`.
        values: What the phrase has `{names}` for.

    Raises:
        KeyError: There is no such phrase, or a value it needs is missing.
    """
    own = f"{key}{ALONE}"
    return PHRASES[own if is_alone and own in PHRASES else key][language].format(**values)
