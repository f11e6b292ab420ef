"""Tell from the facts which trade the firm follows."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import get_args

from domain.facts import Fact, FactKind, Facts, Language, ServiceDetail
from domain.trades import TRADES
from domain.trades.elsewhere import WORDS
from domain.trades.trade import listed

TRADE_SIGNALS = frozenset(
    {
        FactKind.TRADE,
        FactKind.NAME,
        FactKind.TAGLINE,
        FactKind.SERVICE,
        FactKind.STATEMENT,
        FactKind.HISTORY,
        FactKind.LICENCE,
        FactKind.PREFERENCE,
    }
)
"""Kinds of facts `trade_of` looks at; whoever calls it reads them."""

_WORD_WEIGHT: dict[FactKind, float] = {
    FactKind.TRADE: 400,
    FactKind.NAME: 120,
    FactKind.TAGLINE: 60,
    FactKind.SERVICE: 12,
    FactKind.STATEMENT: 10,
    FactKind.HISTORY: 10,
    FactKind.LICENCE: 8,
    FactKind.PREFERENCE: 4,
}
"""How much a trade's own word tells where it stands: a trade named as such outweighs all the rest."""

_HINT_WEIGHT: dict[FactKind, float] = {
    FactKind.TAGLINE: 4,
    FactKind.SERVICE: 6,
    FactKind.STATEMENT: 3,
    FactKind.HISTORY: 1,
}
_SAYS_WHO = (FactKind.STATEMENT, FactKind.LICENCE, FactKind.PREFERENCE)
_MOST_WORDS = 3
"""Words that count in one text: later ones speak of something else."""
_LEAST = 7
"""A single hint in a sentence is not a trade."""

_SURNAMES = frozenset(
    listed(
        "baker, barber, bauer, brewer, butcher, carpenter, cook, fischer, fleischer, gardener, "
        "glaser, gärtner, herrero, joiner, koch, maler, mason, maurer, metzger, miller, müller, "
        "notario, painter, panadero, pastor, potter, sastre, sattler, schlosser, schmied, "
        "schneider, schreiner, schuster, slater, smith, steinmetz, tailor, tischler, töpfer, "
        "weber, winzer, writer, zapatero, zimmermann, church, temple, school, bäcker, böttcher, "
        "abad, platero"
    )["en"]
)
"""Words that in a name are as likely somebody's surname."""

_SELF = re.compile(
    r"\b(we are|we're|we run|i am|i'm|i run|is an?|are an?|wir sind|ich bin|ist ein\w*|somos|soy|es una?|"
    r"a small|our \w+|(?:for|für|para) (?:my|our|mein\w*|unser\w*|mi|nuestr\w+))\b"
)
_TOKENS = re.compile(r"[^\W_]+(?:[-&'’][^\W_]+)*")
_ENDINGS: dict[Language, tuple[str, ...]] = {
    "en": ("s", "es", "'s", "’s"),
    "de": ("s", "n", "e", "en", "er", "in", "innen", "es"),
    "es": ("s", "es"),
}
_COMPOUND = 6
"""Least letters of a German word that may be part of a longer one."""


_LANGUAGES: tuple[Language, ...] = get_args(Language)


_ELSEWHERE = re.compile(
    r"\b(?:above|over|below|beneath|beside|behind|opposite|near|next (?:door )?to|across from|at the back of"
    r"|formerly|ehemals|über|neben|hinter|gegenüber(?: von)?"
    r"|encima de|al lado de|junto a|frente a|detrás de)(?:l|\s(?:the|an?|her|his|their|my|our|old|former|der|dem|den|die|das"
    r"|einer|einem|seiner|ihrer|meiner|la|el|las|los|una?|su|mi))*(?:\s[^\W\d_]+['’]s?)?(?:\s(?:old|former|alten?|antigu[oa]))?"
    r"\s[^\W\d_]+(?:[-\s](?:shop|store|station|salon|house))?"
    r"|\b(?:bus|buses|tram|train|car park|parking|park|haltestelle|parken|parkplätze|parada|aparcamiento|aparcar)\b[^.;]*\b(?:at|by|behind|opposite|near|outside|in front of|am|an der|beim|bei|hinter|vor|en|junto a|frente a|detrás de)\b[^.;]*"
    r"|\b(?:old|former|previous|last) (?:job|work|career|life)\b[^.;]*"
    r"|\b(?:her|his|my|their) (?:sister|brother|mother|father|parents|uncle|aunt|cousin|friend|neighbour|wife|husband)(?:'s|s'|’s|s’)\s[^\W\d_]+"
)
"""Where something is, or what somebody else does: `above her sister's bookshop` sells no books."""
_SITED = re.compile(
    r"\b(?:at|in|on|im|am|an der|in der|en)\s+(?:the |der |la |el )?(?=[A-ZÄÖÜÁÉÍÓÚÑ\d])[^.;!?]*?(?:\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{4,5}\b)"
)
"""An address in a sentence: `at Lower Tree Farm, Clitheroe BB7 3ZZ` is no farm."""
_LEARNED = re.compile(
    r"\b(?:trained|learn(?:ed|t)|studied|apprenticed|qualified|graduated|gelernt|lernte|ausgebildet|studiert|aprend\w+|estudi\w+|me formé|se formó)\b[^.;]*?\b(?:at|with|in|bei|beim|an|en|con)\b[^.;]*"
)
"""`I trained for three years at the school in Newark` tells of a school of somebody else's."""


def trade_of(facts: Facts) -> str:
    """Return the key of the trade in `TRADES`; `general` when the facts do not tell."""
    if key := _best(facts, facts.language):
        return key
    return next((key for other in _LANGUAGES if (key := _best(facts, other))), "general")


def _best(facts: Facts, language: Language) -> str:
    scores: defaultdict[str, float] = defaultdict(float)
    heard: set[tuple[str, str, FactKind]] = set()
    for entry in facts.of(*TRADE_SIGNALS):
        early = 1.0 if heard or entry.kind is FactKind.PREFERENCE else 2.0
        for key, word, weight in _signals(entry, language):
            # A word said again tells nothing new: a canal has locks, and is no locksmith.
            if (key, word, entry.kind) not in heard:
                heard.add((key, word, entry.kind))
                scores[key] += weight * early
    ranked = sorted(scores.items(), key=lambda item: (-item[1], _ORDER[item[0]]))
    return ranked[0][0] if ranked and ranked[0][1] >= _LEAST else ""


_ORDER = {key: place for place, key in enumerate(TRADES)}


def _signals(entry: Fact, language: Language) -> Iterator[tuple[str, str, float]]:
    """Yield every trade the fact speaks for, by which word, and how strongly."""
    text = entry.detail.name if isinstance(entry.detail, ServiceDetail) else entry.text
    text = _SITED.sub(" ", text) if entry.kind is FactKind.STATEMENT else text
    told = _core(text.lower(), entry.kind)
    if entry.kind not in (FactKind.TRADE, FactKind.NAME):
        told = _LEARNED.sub(" ", _ELSEWHERE.sub(" ", told))
    matches = list(_matches(_TOKENS.findall(told), language))
    says_who = entry.kind in _SAYS_WHO and _SELF.search(text.lower())
    # In `Architecture photographer` the last word says who it is, in `fotógrafo de arquitectura` the first.
    is_phrase = entry.kind in (FactKind.TRADE, FactKind.NAME)
    ordered = matches[::-1] if is_phrase and language != "es" else matches
    step = 0.3 if is_phrase else 0.02
    for place, (matched, keys, is_hint) in enumerate(ordered[:_MOST_WORDS]):
        table = _HINT_WEIGHT if is_hint else _WORD_WEIGHT
        weight = table.get(entry.kind, 0) * (3 if says_who and not is_hint else 1)
        if entry.kind is FactKind.NAME and matched in _SURNAMES:
            weight = 5
        # Of two words in one text the longer phrase says more.
        weight *= 1 + min(len(matched), 30) / 100 - place * step
        yield from ((key, matched, weight) for key in keys if weight > 0)


_BREAK = re.compile(r"[,;:.()/–—]|\s(?:and|for|with|in|und|für|mit|y|para|con|en|&)\s")


def _core(text: str, kind: FactKind) -> str:
    """Return the first part of a trade's name that holds words, without what is said beside it."""
    if kind is not FactKind.TRADE:
        return text
    part = _BREAK.split(text)[0].strip()
    tokens = _TOKENS.findall(part)
    return part if any(list(_matches(tokens, language)) for language in _LANGUAGES) else text


def _matches(tokens: list[str], language: Language) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    words, hints = _index(language, hints=False), _index(language, hints=True)
    longest = 4
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            phrase = " ".join(tokens[at : at + size])
            if keys := _look_up(phrase, words, language):
                yield phrase, keys, False
                at += size
                break
            if keys := _look_up(phrase, hints, language):
                yield phrase, keys, True
                at += size
                break
        else:
            at += 1


def _look_up(phrase: str, index: dict[str, tuple[str, ...]], language: Language) -> tuple[str, ...]:
    if phrase in index:
        return index[phrase]
    for ending in _ENDINGS[language]:
        if phrase.endswith(ending) and (keys := index.get(phrase.removesuffix(ending))):
            return keys
    if language == "de" and " " not in phrase:
        return _inside(phrase, index)
    return ()


def _inside(word: str, index: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the trades of the longest known word a compound ends or begins with."""
    for size in range(len(word) - 1, _COMPOUND - 1, -1):
        for part in (word[-size:], word[:size]):
            if keys := index.get(part):
                return keys
    return ()


@lru_cache
def _index(language: Language, *, hints: bool) -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for key, trade in TRADES.items():
        own = (trade.hints if hints else trade.words)[language]
        also = WORDS.get(key, ()) if language == "en" and not hints else ()
        for word in dict.fromkeys((*own, *also)):
            index[word] = (*index.get(word, ()), key)
    return index
