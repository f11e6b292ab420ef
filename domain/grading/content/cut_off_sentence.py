"""Sentences come to an end."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import page_language, texts, words
from domain.grading.view import PageView

_OPEN = {
    "en": re.compile(r"\b(?:the|a|an|and|or|of|with|for|to|from|our|your|their|that|which|because|in|by|at)$", re.I),
    "de": re.compile(r"\b(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|und|oder|mit|für|von|unsere|unser|Ihre|dass|weil|sowie)$"),
    "es": re.compile(r"\b(?:el|la|los|las|un|una|y|o|de|del|con|para|por|nuestro|nuestra|su|que|en|al)$", re.I),
}  # fmt: skip
"""Words no sentence of the language ends with."""
LEAST_WORDS = 8
"""Shorter lines may be labels, cut by design."""
_LATER = re.compile(r"\.\.\.$|…$")


_CUT = {
    "en": re.compile(r"\b(?:the|a|an|and|or|of|with|for|to|from|our|your|their|which|because|also)\s?(?:\.\.\.|…)$", re.I),
    "de": re.compile(r"\b(?:der|die|das|den|dem|ein|eine|einen|einem|und|oder|mit|für|von|unsere|dass|weil|sowie|auch)\s?(?:\.\.\.|…)$"),
    "es": re.compile(r"\b(?:el|la|los|las|un|una|y|o|de|del|con|para|por|nuestro|nuestra|que|también)\s?(?:\.\.\.|…)$", re.I),
}  # fmt: skip
"""A small word and three points: an excerpt that a limit of characters cut."""


def _is_cut(text: str, language: str) -> bool:
    return bool(_CUT[language].search(text)) and not _QUOTED.search(text)


_QUOTED = re.compile(r"^[\"“„«]")


def cut_off_sentence(page: PageView) -> Iterator[Fault]:
    """Fault paragraphs that stop in the middle of a sentence."""
    ending = _OPEN.get(page_language(page))
    if ending is None:
        return
    for piece in texts(page):
        element = piece.element
        if element is None or element.tag != "p" or len(words(piece.text)) < LEAST_WORDS:
            continue
        if (
            (_is_cut(piece.text, page_language(page)) or ending.search(piece.text))
            and not (_LATER.search(piece.text) and not _is_cut(piece.text, page_language(page)))
            and element.text.endswith(piece.text)
        ):
            yield Fault(
                evidence=f"ends with {piece.text[-60:]!r}",
                fix="Finish the sentence.",
                selector=piece.selector,
                owner=piece.owner,
            )
