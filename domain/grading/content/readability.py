"""Texts can be read by the people they are for."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import page_language, sentences, texts, words
from domain.grading.content.syllables import syllables
from domain.grading.view import PageView

LEAST_WORDS = 100
"""Shorter texts have no stable score."""

LIMITS: dict[str, tuple[float, float]] = {"plain": (45, 30), "warm": (45, 30), "formal": (30, 18)}
"""Reading ease per formality of the voice: below the first minor, below the second moderate."""

FORMULAS: dict[str, tuple[float, float, float]] = {
    "en": (206.835, 1.015, 84.6),
    "de": (180.0, 1.0, 58.5),
    "es": (206.84, 1.02, 60.0),
}
"""Constant, weight of words per sentence, weight of syllables per word: Flesch, Amstad, Fernández Huerta."""


def readability(page: PageView) -> Iterator[Fault]:
    """Fault a page whose reading ease is below what its readers expect."""
    language = page_language(page)
    if language not in FORMULAS:
        return
    prose = [p.text for p in texts(page) if not p.place and len(words(p.text)) >= 8]
    found = [sentence for text in prose for sentence in sentences(text)]
    count = sum(len(words(sentence)) for sentence in found)
    if count < LEAST_WORDS:
        return
    score = reading_ease(found, language)
    voice = page.context.voice
    mild, bad = LIMITS[voice.formality if voice else "formal"]
    if score < mild:
        yield Fault(
            evidence=f"reading ease {score:.0f} of 100 over {count} words",
            fix="Use shorter sentences and shorter words.",
            severity="moderate" if score < bad else "minor",
        )


def reading_ease(found: list[str], language: str) -> float:
    """Return the reading ease of sentences, about 0 (hard) to 100 (easy)."""
    all_words = [word for sentence in found for word in words(sentence)]
    if not all_words:
        return 100.0
    constant, per_sentence, per_word = FORMULAS[language]
    length = len(all_words) / max(1, len([s for s in found if re.search(r"\w", s)]))
    weight = sum(syllables(word, language) for word in all_words) / len(all_words)
    return constant - per_sentence * length - per_word * weight
