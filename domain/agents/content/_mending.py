"""Mend the form of a sentence that came back: fewer signs, small letters, no word twice."""

import re
from collections.abc import Callable

from domain.agents.spec import Given
from domain.text import Passage
from domain.text.typography import sentence_case


def _calm(text: str) -> str:
    return re.sub(r"[!¡]+", lambda signs: "" if "¡" in signs[0] else ".", text)


def _quiet(text: str) -> str:
    lowered = re.sub(r"\b[^\W\d_]{4,}\b", lambda word: _small(word[0]), text)
    return sentence_case(lowered)


def _small(word: str) -> str:
    return word.lower() if word.isupper() else word


def _once(text: str) -> str:
    return re.sub(r"\b([^\W\d_]{2,})(?: \1\b)+", r"\1", text, flags=re.I)


def _punctuated(text: str) -> str:
    closed = re.sub(r"\s+([,;.!?])(?=\s|$)", r"\1", text)
    return re.sub(r"([,;])\1+|(?<!\.)\.\.(?!\.)", lambda signs: signs[0][0], closed)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\u2600-\u27bf\U0001f300-\U0001faff\ufe0f\u200d]", "", text).split())


_BY_RULE: dict[str, Callable[[str], str]] = {
    "content/exclamations": _calm,
    "content/shouting": _quiet,
    "content/doubled-words": _once,
    "content/punctuation": _punctuated,
    "content/emoji": _plain,
}


def mended(passages: tuple[Passage, ...], given: Given, page: str) -> tuple[Passage, ...]:
    """Return the passages with the faults of form mended that came back for the page."""
    for rule, mend in _BY_RULE.items():
        if any(not page or one.page in (page, "*") for one in given.told(rule)):
            made = ((mend(one.text), one.facts) for one in passages)
            passages = tuple(Passage(text=text, facts=facts) for text, facts in made if text)
    return passages
