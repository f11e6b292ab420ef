"""Which words of a sentence are mere wording: what a paraphrase is free to choose."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.facts import Language
from domain.model._truth_checkable import is_counted, turns
from domain.model._truth_english import is_plain_verb
from domain.model._truth_governors import EFFECT
from domain.model._truth_ordinary import CLAIMING, is_ordinary
from domain.model._truth_words import LEXICONS, Word, keys, words_of

_BEFORE_VERB: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:\b(?:i|we|you|they|he|she|who|whoever|to|can|could|will|would|ll|ve|d|may|might|must|shall|should|don|doesn|didn|won"
        r"|wouldn|couldn|can't|do|does|did|have|has|had|been|let|let us|please|never|always|just|t|re|get|got|by|before|after"
        r"|while|without|when|start|keep|started|began|begun)\s+(?:\w+ly\s+|also\s+|always\s+|just\s+|still\s+|even\s+|not\s+)*|^\W*|['’](?:ll|ve|d|t|re)\s+)$",
        re.I,
    ),
    "de": re.compile(""),
    "es": re.compile(
        r"\b(?:se|te|le|les|nos|os|me|no|que|quien|quienes|tú|usted|si|cuando|donde|donde|he|has|ha|hemos|han|ya|nunca|siempre)\s+$",
        re.I,
    ),
}
"""What stands right before a verb."""
_VERB: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?!.*(?:ist|ian|tion|ness|ity|ship|ance|ence|able|ible|ful|less)s?$)\w{2,}$"
    ),
    "de": re.compile(
        r"(?!\w*(?:lich|ig|isch|frei|los|bar|haft|sam)(?:e[nmrs]?)?$)[a-zäöüß]+(?:en|ern|eln|st|t|te|ten|e)$"
    ),
    "es": re.compile(
        r"\w{2,}(?:amos|emos|imos|áis|éis|aron|ieron|ando|iendo|[aei]rte|[aei]rlo|[aei]rla|[aei]rse"
        r"|[aei]rnos|aba|aban|[^aeiou]ó|(?!\b(?:orden|origen|imagen|examen|plan|pan|tren|joven|volumen|sartén|bien|también|gran|buen)$)\w{2}[ae]n)$"
    ),
}
_ING = re.compile(r"\w{2,}ing$")
_SUBJECT = re.compile(
    r"(?:\b(?:i|we|you|they|he|she|who|can|could|will|would|may|might|must|shall|should|not|have|has|had|let us)\s+"
    r"|['’](?:ll|ve|d|t|re)\s+)(?:\w+ly\s+)?$",
    re.I,
)
"""English words behind which nothing but a verb stands."""
_OBJECT = re.compile(r"\s+(?:the|an?|another|your|our|my|its|their|them|us|him|yourself)\b", re.I)
"""English words before which no noun stands."""
_ARTICLE = re.compile(
    r"\s+(?:el|la|los|las|una?|unos|unas|tus?|nuestr[oa]s?|dos|tres|tu|\d+)\b", re.I
)
_BEFORE_NOUN = re.compile(
    r"\b(?:the|an?|your|our|my|his|her|their|its|this|that|these|those|of|with|for|no|every|each|some|any)\s+$",
    re.I,
)
_OWN = re.compile(r"\s+(?:your|an?|the|one|two|three|four|five|six|ten|\d+)\b", re.I)
_AND = re.compile(r"\band\s+$", re.I)
_PARTICIPLE = re.compile(r"[A-ZÄÖÜ]\w*ge\w{3,}(?:t|en)|Ge\w{3,}(?:t|en)|[VEB]er\w{3,}t")
_CALLED = re.compile(r"[A-ZÄÖÜ]\w+(?:en|ern|eln) Sie\b")
"""Begins what the visitor is asked to do."""
_WERDEN = re.compile(r"\s+(?:wird|werden|wurde)\b")
_NOUN_AFTER = re.compile(r"\W{1,2}(?!(?:Ihr(?:e[mnrs]?)?|Sie|Ihnen)\b)[A-ZÄÖÜ]")
_AFTER_VERB = re.compile(
    r"\s+(?:the|a|an|your|our|my|it|them|him|her|you|us|in|on|up|out|off|with|for|as|at|round|down)\b",
    re.I,
)
_CONDITION = re.compile(
    r"(?:^|(?<=[.!;:]\s))\W*(?:if|whether|when(?:ever)? you|wenn|wer|sollten? |ob|si|cuando)\b[^,.:;!?]*,",
    re.I,
)
"""A clause that only says for whom the rest is: what the visitor has, wants or fears."""
_SCOPE = re.compile(
    r"(?!alles)(?:all|half|double|every|each|any|only|whole|entire|always|never|both|full|more|most|alle[rnsm]?|jede[rnsm]?|nur|ganz\w*|immer|nie(?:mals)?"
    r"|sämtliche\w*|tod[oa]s?|cada|cualquier|sol[oa]|siempre|nunca|sofort|immediately|inmediatamente)",
    re.I,
)
"""Words of scope: every one of them needs a fact."""


@lru_cache(maxsize=4096)
def wording(text: str, language: Language) -> frozenset[int]:
    """Return where words stand that claim nothing, unless the sheet itself makes something of them."""
    return frozenset(_found(text, language))


def _found(text: str, language: Language) -> Iterator[int]:
    conditions = [match.span() for match in _CONDITION.finditer(text)]
    hedges = [match.span() for match in LEXICONS[language].hedges["usually"].finditer(text)]
    found = verbs(text, language)
    promised = turns(text) + _effects(text)
    for word in words_of(text, language):
        shown = word.shown.casefold()
        if any(start <= word.start < end for start, end in promised):
            continue
        is_hedge = any(start <= word.start < end for start, end in hedges)
        if is_hedge:
            yield word.start
        if is_counted(shown, language):
            continue
        if _SCOPE.fullmatch(shown) or LEXICONS[language].degrees.fullmatch(shown):
            continue
        is_verb = word.start in found and not word.keys & claiming(language)
        is_verb = is_verb or _is_called(word, text, language)
        is_plain = is_ordinary(shown, language) and not _is_name(word, text, language)
        if is_verb or is_plain or any(one <= word.start < end for one, end in conditions):
            yield word.start


@lru_cache(maxsize=4096)
def verbs(text: str, language: Language) -> frozenset[int]:
    """Return where verbs stand, as far as what stands around them shows it."""
    return frozenset(
        w.start
        for w in words_of(text, language)
        if _is_verb(w, text, language) or _is_plain(w, text, language)
    )


@lru_cache(maxsize=4096)
def fixed(text: str, language: Language) -> frozenset[int]:
    """Return where names stand, words of scope and words that compare."""
    promised = turns(text)
    return frozenset(
        w.start
        for w in words_of(text, language)
        if any(start <= w.start < end for start, end in promised)
        or _is_name(w, text, language)
        or _SCOPE.fullmatch(w.shown)
        or LEXICONS[language].degrees.fullmatch(w.shown)
    )


def _effects(text: str) -> tuple[tuple[int, int], ...]:
    """Return where a sentence says what something makes of somebody: `keeps you young`."""
    found = (re.match(r"\s+\w+", text[m.end() :]) for m in EFFECT.finditer(text))
    ends = (m.end() for m in EFFECT.finditer(text))
    return tuple(
        (end, end + word.end())
        for end, word in zip(ends, found, strict=True)
        if word and not re.match(r"[^.!;:]*\?", text[end:])
    )


def _is_called(word: Word, text: str, language: Language) -> bool:
    """Whether an English verb says what the visitor is to do: `Buy ten classes`."""
    begins = not re.search(r"[^.!?:;]$", text[: word.start].rstrip())
    after = text[word.start + len(word.shown) :]
    shown = word.shown.casefold()
    return language == "en" and begins and shown in CLAIMING["en"] and bool(_OWN.match(after))


def _is_plain(word: Word, text: str, language: Language) -> bool:
    """Whether it is an English verb that says nothing of what a firm does for money."""
    begins = word.start == 0 or word.shown[0].islower()
    is_noun = _BEFORE_NOUN.search(text[: word.start])
    return language == "en" and begins and not is_noun and is_plain_verb(word.shown.casefold())


def _is_name(word: Word, text: str, language: Language) -> bool:
    """Whether a word is written as a name: in capitals, and not because a sentence begins."""
    begins = not re.sub(r"^.*[.!?:]\s", "", text[: word.start]).strip(" «“¡¿")
    return language != "de" and word.shown[0].isupper() and not begins


def _is_verb(word: Word, text: str, language: Language) -> bool:
    before, after = text[: word.start], text[word.start + len(word.shown) :]
    if language == "de" and _CALLED.match(f"{word.shown}{after}"):
        return not re.search(r"\w\s*$", before)
    if language == "de":
        begins = bool(_PARTICIPLE.fullmatch(word.shown)) and bool(_WERDEN.match(after))
        shown = word.shown.casefold() if begins else word.shown
        return bool(_VERB["de"].match(shown)) and not _NOUN_AFTER.match(after)
    if _is_name(word, text, language):
        return False
    led = bool(_BEFORE_VERB[language].search(before))
    if language == "es":
        begins = not re.search(r"\w\s*$", before)
        led = led or (begins and bool(_ARTICLE.match(after)))
        return led or bool(_VERB["es"].match(word.shown))
    if not _VERB["en"].match(word.shown.casefold()):
        return False
    if _SUBJECT.search(before) or _OBJECT.match(after):
        return True
    if _AND.search(before):
        return bool(_AFTER_VERB.match(after))
    ends = _is_last(after) and (bool(before.strip()) or word.shown.endswith("ed"))
    return led and (ends or bool(_AFTER_VERB.match(after) or _ING.match(word.shown)))


def _is_last(after: str) -> bool:
    return not after.strip() or after.lstrip()[0] in ",.;:!?"


@lru_cache(maxsize=3)
def claiming(language: Language) -> frozenset[str]:
    """Return what verbs that claim something are known by."""
    stems = (key for word in CLAIMING[language] for key in keys(word, language))
    return frozenset(key for key in stems if not key.startswith("~"))
