"""English words that only paint a picture, out of a dictionary; read when the first sentence is checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from domain.model._truth_lexicon import words


@dataclass(frozen=True)
class Plain:
    """Words that claim nothing by themselves, by what they are."""

    adjectives: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]


@lru_cache(maxsize=1)
def plain_words() -> Plain:
    """Return them all; under 2 ms."""
    text = (files("domain.model") / "english_words.txt").read_text(encoding="utf-8")
    _, _, rest = text.partition("[adjectives]")
    adjectives, _, rest = rest.partition("[nouns]")
    nouns, _, verbs = rest.partition("[verbs]")
    return Plain(words(adjectives), words(nouns), words(verbs))


@lru_cache(maxsize=16384)
def is_plain_verb(word: str) -> bool:
    """Whether a word is a form of a verb of motion, speech, thought, feeling or the senses."""
    return any(base in plain_words().verbs for base in _bases(word))


def _bases(word: str) -> Iterator[str]:
    """Yield what an English word may be a form of."""
    yield word
    for ending in ("s", "d"):
        yield word.removesuffix(ending)
    for ending in ("es", "ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word:
            yield from (stem, f"{stem}e")
            if stem[-1:] == stem[-2:-1]:
                yield stem[:-1]
