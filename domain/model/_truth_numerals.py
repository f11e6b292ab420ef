"""English numbers of more than one word, in figures: `a hundred and twenty`, `half a dozen`."""

import re

from domain.grading.content.number_words import WRITTEN

_VALUES = {"one": 1} | {
    word: value
    for word, value in WRITTEN["en"].items()
    if value < 100 and word.isalpha() and word not in ("dozen", "twice")
}
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_HUNDREDS = re.compile(
    rf"\b(an?|{_WORD})\s+hundred(?:\s+and\s+({_WORD})(?:[- ]({_WORD}))?)?\b", re.I
)
_DOZENS = re.compile(r"\b(half\s+)?a\s+dozen\b", re.I)


def in_figures(text: str) -> str:
    """Return the text with such numbers in figures."""
    return _DOZENS.sub(lambda m: "6" if m[1] else "12", _HUNDREDS.sub(_figures, text))


def _figures(found: re.Match[str]) -> str:
    first, *rest = (part for part in found.groups() if part)
    return str(_VALUES.get(first.casefold(), 1) * 100 + sum(_VALUES[w.casefold()] for w in rest))
