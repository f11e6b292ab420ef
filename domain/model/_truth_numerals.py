"""English numbers of more than one word, in figures: `a hundred and twenty`, `half a dozen`."""

import re

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: at + 1 for at, word in enumerate(_ONES)} | {
    word: 20 + 10 * at for at, word in enumerate(_TENS)
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
