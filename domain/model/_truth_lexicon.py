"""What the checker of sentences knows of a language: data, one lexicon a language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Words of no trade in particular, by what they do to a claim."""

    neutral: frozenset[str]
    """Words that claim nothing by themselves: grammar, ways of contact, verbs of doing and having."""
    acting: frozenset[str]
    """Neutral words that still say what somebody does; beside a name they need a fact."""
    light: frozenset[str]
    """Verbs that say little without their object: neutral and acting, in every form."""
    alike: tuple[frozenset[str], ...]
    """Words that say the same; a fact with one of them supports the others."""
    irregular: Mapping[str, str]
    """Base of forms that no ending explains."""
    rewritten: tuple[tuple[re.Pattern[str], str], ...]
    """Turns of phrase under one wording, so that polarity and words can be compared."""
    negation: re.Pattern[str]
    interface: re.Pattern[str]
    """Phrases of buttons and greetings; left out before anything is checked."""
    call: re.Pattern[str]
    """Begins a clause that calls the visitor to do something."""
    hard: re.Pattern[str]
    """Where one statement ends and the next begins."""
    soft: re.Pattern[str]
    """Where parts of a statement are joined."""
    hedges: Mapping[str, re.Pattern[str]]
    """Words that weaken, by class; who drops the last of a class says more than the fact."""
    bounds: Mapping[str, re.Pattern[str]]
    """Hedges of an amount; they stand right before it."""
    narrowing: re.Pattern[str]
    """Opens what a statement is restricted to; it matches the marker."""
    limiting: frozenset[str]
    """Words that restrict the word after them: `small`, `used`, `some`."""
    degrees: re.Pattern[str]
    """Comparatives and superlatives; they are taken in the very form a fact has."""
    past: re.Pattern[str]
    future: re.Pattern[str]


def words(text: str) -> frozenset[str]:
    """Return the words of a block of text, as they are looked up: `ß` is `ss` then."""
    return frozenset(text.casefold().split())


def alike(text: str) -> tuple[frozenset[str], ...]:
    """Return one group a line."""
    return tuple(words(line) for line in text.splitlines() if line.strip())


def pattern(text: str) -> re.Pattern[str]:
    """Compile alternatives as whole words, in either case."""
    return re.compile(rf"(?<!\w)(?:{text})(?!\w)", re.IGNORECASE)


def bases(text: str) -> dict[str, str]:
    """Return the base of each form, from pairs `form:base`."""
    return dict(pair.split(":", 1) for pair in text.split())
