"""Where a sentence only calls the firm what it is: `the workshop`, `unsere Praxis`, `the salon`."""

import re
from collections.abc import Iterable

from domain.facts import FactKind, Facts, Language
from domain.model._truth_source import Statement
from domain.model._truth_words import Word, covers, words_of

_PREMISES = re.compile(
    r"^(?:schools?|salon|workshop|shop|studio|clinic|practice|garage|nursery|restaurant|hotel|caf[ée]|inn|pub|bar|society"
    r"|charity|club|gallery|museum|library|office|agency|gym|werkstatt|praxis|kanzlei|laden|schule|gästehaus|hotel|gasthof"
    r"|verein|studio|geschäft|hostal|pensi[óo]n|guesthouse|hostel|bakery|farm|firm|\w+erei|cl[íi]nica|taller|tienda|restaurante|escuela|centro|estudio|academia|despacho|casa|\w+ería)$",
    re.I,
)
_OWN = re.compile(
    r"\b(?:the|our|this|die|das|dem|den|unsere?[nrsm]?|ihre?[nrsm]?|el|la|del|al|nuestr[oa])\s+$",
    re.I,
)
"""Stands before what the firm is: `unsere Fahrschule`."""
_AGENT = {"en": re.compile(r"(?:ers?|ors?|ists?|smiths?)$"), "de": re.compile(r"(?:er|innen|in)$")}
_ANY_PREMISES = re.compile(r"premises|laden|geschäfts?|tienda|räume[n]?", re.I)


def premises(said: Statement, facts: Facts) -> frozenset[int]:
    """Return where such words stand."""
    language = said.language
    own = facts.of(FactKind.TRADE, FactKind.NAME)
    known = _keys(own_word for fact in own for own_word in words_of(fact.text, language))
    head = _head(facts, language)
    return frozenset(
        word.start
        for word in said.words
        if _ANY_PREMISES.fullmatch(word.shown)
        or (_PREMISES.search(word.shown) and _is_own(word, known, said))
        or (word.keys & head and _OWN.search(said.text[: word.start]))
    )


def _is_own(word: Word, known: frozenset[str], said: Statement) -> bool:
    if covers(known, word, said.keys | known, said.language):
        return True
    return any(own.endswith(key) for own in known for key in word.keys if len(key) > 3)


def _head(facts: Facts, language: Language) -> frozenset[str]:
    """Return what the main word of the trade is known by, where it is a place and nobody's calling."""
    at = 0 if language == "es" else -1
    told = (words_of(fact.text, language) for fact in facts.of(FactKind.TRADE))
    agent = _AGENT.get(language)
    heads = (words[at] for words in told if words)
    return _keys(w for w in heads if not (agent and agent.search(w.shown)))


def _keys(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(key for word in words for key in word.keys)
