"""Leftovers of a brief that are no copy: `village hall.` after its sentence went elsewhere."""

from domain.facts import Language
from domain.text.clauses import is_clause

_FEWEST_WORDS = 4
"""A text with fewer words and neither verb nor figure says nothing by itself; a judgement."""


def is_scrap(text: str, language: Language) -> bool:
    """Tell whether a text is too short to stand alone on a page, and no sentence."""
    has_figure = any(sign.isdigit() for sign in text)
    return len(text.split()) < _FEWEST_WORDS and not has_figure and not is_clause(text, language)
