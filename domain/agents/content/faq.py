"""Answer the questions the facts can answer."""

from domain.text import Passage
from domain.value import Value


class FaqEntry(Value):
    """A question and its answer."""

    question: Passage
    answer: tuple[Passage, ...]


class Faq(Value):
    """Questions and answers, most asked first."""

    entries: tuple[FaqEntry, ...] = ()
