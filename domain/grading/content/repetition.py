"""A page says a thing once."""

from collections import Counter
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import sentences, texts, words
from domain.grading.content.wording import plain
from domain.grading.view import PageView

LEAST_WORDS = 7
"""Shorter sentences are calls to action and labels, which may come twice."""


def repetition(page: PageView) -> Iterator[Fault]:
    """Fault sentences that stand twice in the content of one page."""
    seen: Counter[str] = Counter()
    headings: set[str] = set()
    for piece in texts(page):
        if piece.place or piece.element is None or piece.element.is_silent:
            continue
        if piece.element.tag == "h2":
            if plain(piece.text) in headings:
                yield Fault(
                    evidence=f"two headings say {piece.text[:120]!r}",
                    fix="Give each section a heading of its own, or join them.",
                    selector=piece.selector,
                    owner=piece.owner,
                    severity="minor",
                )
            headings.add(plain(piece.text))
        for sentence in sentences(piece.text):
            key = plain(sentence)
            if len(words(sentence)) < LEAST_WORDS:
                continue
            seen[key] += 1
            if seen[key] == 2:
                yield Fault(
                    evidence=f"twice: {sentence[:160]!r}",
                    fix="Keep it in one place.",
                    selector=piece.selector,
                    owner=piece.owner,
                )
