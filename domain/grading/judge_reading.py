"""A page taken apart for the offline rules."""

from dataclasses import dataclass
from functools import cached_property

from domain.grading import judge_words as known
from domain.grading.content.prose import words
from domain.grading.judge import PageText

CHECKABLE = 0.5
"""Share of paragraphs with something to check, from which on a page says something."""


@dataclass(frozen=True)
class Reading:
    """A page taken apart."""

    page: PageText

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Its lines without the empty ones."""
        return self.page.lines

    @cached_property
    def headings(self) -> list[str]:
        """Its headings, with their marks."""
        return [line for line in self.lines if line.startswith("#")]

    @cached_property
    def own(self) -> list[str]:
        """What the firm says itself: no headings, actions, quotations and visitors' questions."""
        return [line for line in self.lines if line[0] not in '#[“„«"' and not line.endswith("?")]

    @cached_property
    def paragraphs(self) -> list[str]:
        """What the firm says in five words and more outside lists."""
        return [line for line in self.own if line[0] != "-" and len(words(line)) >= 5]

    @property
    def first(self) -> str:
        """Its first line, as a rule the heading of the page."""
        return self.lines[0]

    @cached_property
    def checkable(self) -> list[str]:
        """Paragraphs with something one could check."""
        language = self.page.language
        return [one for one in self.paragraphs if known.is_checkable(one, language=language)]

    @cached_property
    def vague(self) -> list[str]:
        """Paragraphs of general words."""
        return [
            one for one in self.paragraphs if known.GENERIC.search(one) or known.EMPTY.search(one)
        ]

    @property
    def says_something(self) -> bool:
        """Whether much of its paragraphs can be checked, and few of them are vague."""
        count = len(self.paragraphs)
        return len(self.checkable) >= CHECKABLE * count and len(self.vague) * 2 < max(count, 1)
