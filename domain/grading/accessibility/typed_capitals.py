"""Capitals are set in CSS, so that screen readers and dyslexic readers get words."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

LEAST_LETTERS = 30
"""Shorter runs are names, abbreviations and labels."""


def typed_capitals(page: PageView) -> Iterator[Fault]:
    """Fault long text typed in capitals."""
    for element in document(page).heard("p", "li", "h1", "h2", "h3", "h4", "dd", "blockquote"):
        letters = re.findall(r"[^\W\d_]", element.words)
        if (
            len(letters) >= LEAST_LETTERS
            and all(letter.isupper() for letter in letters if letter.lower() != letter.upper())
            and len(element.words.split()) >= 5
        ):
            yield Fault(
                evidence=element.words[:120],
                fix="Type it in normal letters; use text-transform if capitals are wanted.",
                selector=element.selector,
            )
