"""Sentences end before the reader is lost."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import sentences, texts, words
from domain.grading.view import PageView

LONGEST_WORDS = 40
"""For a site whose voice is not known."""


def long_sentences(page: PageView) -> Iterator[Fault]:
    """Fault sentences far above the voice's limit; milder when there are only a few."""
    voice = page.context.voice
    limit = max(voice.longest_sentence_words, 20) + 6 if voice else LONGEST_WORDS
    found = [
        (piece, sentence)
        for piece in texts(page)
        if not piece.place
        and piece.element is not None
        and piece.element.tag in ("p", "li", "dd", "div", "blockquote")
        and not piece.element.inside("blockquote")
        and piece.element.tag != "blockquote"
        for sentence in sentences(piece.text)
        if len(words(sentence)) > limit
    ]
    for piece, sentence in found[:5]:
        yield Fault(
            evidence=f"{len(words(sentence))} words: {sentence[:140]!r}",
            fix=f"Split it; keep sentences under {limit} words" + ".",
            selector=piece.selector,
            owner=piece.owner,
            severity="moderate" if len(found) >= 3 else None,
        )
