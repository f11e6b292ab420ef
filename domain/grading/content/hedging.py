"""Sentences commit themselves."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import sentences, texts
from domain.grading.view import PageView

_WEAK = re.compile(
    r"\b(?:probably|perhaps|maybe|might|possibly|hopefully|sometimes|somewhat|sort of|kind of|if possible|try to"
    r"|vielleicht|eventuell|möglicherweise|gegebenenfalls|unter umständen|irgendwie|hoffentlich"
    r"|quizás?|tal vez|posiblemente|a lo mejor|ojalá|más o menos)\b",
    re.I,
)
MOST = 2
"""In one sentence."""


def hedging(page: PageView) -> Iterator[Fault]:
    """Fault sentences that take back what they say, word after word."""
    for piece in texts(page):
        for sentence in sentences(piece.text):
            found = _WEAK.findall(sentence)
            if len(found) > MOST:
                yield Fault(
                    evidence=f"{', '.join(found)} in {sentence[:120]!r}",
                    fix="Say what is done, and under which condition.",
                    selector=piece.selector,
                    owner=piece.owner,
                )
