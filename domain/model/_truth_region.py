"""A stretch of a sentence, and what of it claims something."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.facts import Language
from domain.model._truth_anchors import Anchor
from domain.model._truth_source import Statement
from domain.model._truth_words import LEXICONS, Word, covers

if TYPE_CHECKING:
    from domain.model._truth_sentence import Sentence

_FIRM = re.compile(
    r"\b(?:we|us|our|i|my|wir|uns|unser\w*|ich|mein\w*|nosotros|nuestr[oa]s?|nos)\b", re.I
)
VISITOR: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:[Yy]ou|[Yy]our)\b|^\W*[A-Z]\w+ing\b"),
    "de": re.compile(r"\b(?:Sie|Ihre?[nrsm]?|[Dd]u|[Dd]ein\w*|ihr|[Ee]uer|[Ee]ure\w*)\b"),
    "es": re.compile(
        r"\b(?:[Tt]e|[Tt]ú|[Tt]us?|[Oo]s|[Uu]sted|quieres?|buscas?|tienes|necesitas|\w+áis|\w+éis)\b|^\W*\w{2,}(?:as|es)\b"
    ),
}


@dataclass(frozen=True)
class Region:
    """A stretch of a sentence that one fact has to support."""

    text: str
    words: tuple[Word, ...]
    anchors: tuple[Anchor, ...]
    clause: Statement
    """The statement it is part of."""
    is_question: bool
    is_asked: bool
    """Whether the visitor asks it: `Do you ...?` affirms nothing."""
    said: "Sentence"

    @property
    def content(self) -> tuple[Word, ...]:
        """Words that claim something; what the firm calls its premises does not."""
        with_person = any(anchor.is_person for anchor in self.anchors)
        told = tuple(
            word
            for word in self.words
            if not word.is_neutral or (with_person and self.said.is_doing(word))
            if word.start not in self.said.premises
        )
        if told or LEXICONS[self.said.language].call.match(self.clause.text.strip(" ,;:")):
            return told
        return tuple(w for w in self.words if w.is_light and self.said.is_doing(w))

    @property
    def numbers(self) -> frozenset[str]:
        """Values of its quantities."""
        return frozenset(a.quantity.value for a in self.anchors if a.quantity)

    def share(self, statement: Statement) -> int:
        """Return how many of its words and quantities a statement has."""
        told = sum(self.has_word(statement, word) for word in self.content)
        return told + len(self.numbers & {q.value for q in statement.quantities})

    def has_word(self, statement: Statement, word: Word) -> bool:
        """Whether a statement supports a word of the region."""
        return covers(statement.keys, word, self.said.keys, self.said.language)

    @property
    def affirms_little(self) -> bool:
        """Whether it names something, asks, or calls to do something, and states no value."""
        if self.anchors:
            return False
        call = LEXICONS[self.said.language].call
        return self.is_question or bool(call.match(self.text.strip(" ,;:"))) or self._is_label

    @property
    def is_of_the_visitor(self) -> bool:
        """Whether it asks what the visitor wants or has, with no word of the firm: `Riding an e-bike?`."""
        firm, visitor = _FIRM.search(self.text), VISITOR[self.said.language].search(self.text)
        return self.is_question and not (self.anchors or firm or self.is_asked) and bool(visitor)

    @property
    def _is_label(self) -> bool:
        plain_words = [word for word in self.words if word.is_neutral]
        ends = self.said.text.rstrip().endswith((".", "!", "?"))
        return not ends and len(self.content) <= 4 and len(plain_words) <= 3
