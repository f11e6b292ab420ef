"""Words in the forms in which sentences and facts are compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from domain.facts import Language
from domain.grading.content.wording import plain
from domain.model._truth_de import GERMAN
from domain.model._truth_en import ENGLISH
from domain.model._truth_es import SPANISH
from domain.model._truth_lexicon import Lexicon

LEXICONS: dict[Language, Lexicon] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH}

_WORD = re.compile(r"[^\W\d_]+")
_NO_AGENT = frozenset(
    [
        "engineer",
        "customer",
        "tower",
        "flower",
        "shower",
        "counter",
        "corner",
        "master",
        "partner",
        "letter",
        "border",
        "number",
        "summer",
        "winter",
        "water",
        "paper",
        "leather",
        "timber",
        "copper",
        "quarter",
        "order",
        "cover",
        "other",
        "mother",
        "father",
        "brother",
        "sister",
        "daughter",
        "never",
        "under",
        "over",
        "after",
        "matter",
        "character",
        "centre",
        "center",
        "computer",
        "power",
        "offer",
        "answer",
        "member",
        "september",
        "october",
        "november",
        "december",
        "rubber",
        "silver",
        "theatre",
        "river",
        "dinner",
        "butter",
        "pepper",
        "ginger",
        "finger",
        "shoulder",
        "liver",
        "cancer",
        "minister",
        "major",
        "motor",
        "doctor",
        "tractor",
        "floor",
        "door",
        "color",
    ]
)
"""English words in -er and -or that are nobody who does something."""

_GERMAN_ENDING = re.compile(r"(?:ungen|ung|erinnen|erin|innen|ern|er|en|em|es|in|e|n|s)$")
_GERMAN_VERB = re.compile(r"(?:test|tet|te|ten|st|t)$")
_GERMAN_PARTICIPLE = re.compile(r"^(ein|an|auf|aus|ab|vor|zu|mit|her|hin|)ge(.{3,})(?:t|en)$")
_GERMAN_GE = re.compile(r"^ge(.{2,}?)(?:e?t|en|e?te[nrsm]?)$")
_SPANISH_ENDING = re.compile(
    r"(?:aciones|acion|iciones|icion|ciones|cion|amientos|amiento|imientos|imiento|mente|adores|adoras|adora|ador"
    r"|ados|adas|ado|ada|idos|idas|ido|ida|ando|iendo|amos|emos|imos|aron|ieron|aban|aba|ias|ios|ia|io|ar|er|ir"
    r"|an|en|as|es|os|a|e|o|s)$"
)


@dataclass(frozen=True)
class Word:
    """A word where it stands."""

    shown: str
    start: int
    keys: frozenset[str]
    """Its stems, and the groups of words that say the same."""
    is_neutral: bool
    is_acting: bool
    is_light: bool


@lru_cache(maxsize=16384)
def words_of(text: str, language: Language) -> tuple[Word, ...]:
    """Return the words of a text in order."""
    lexicon = LEXICONS[language]
    bare = re.sub(r"['’]s\b", "  ", text)
    return tuple(
        Word(
            shown=match.group(),
            start=match.start(),
            keys=keys(match.group().casefold(), language),
            is_neutral=match.group().casefold() in lexicon.neutral
            or _is_light(match.group().casefold(), language),
            is_acting=match.group().casefold() in lexicon.acting
            or _is_light(match.group().casefold(), language),
            is_light=match.group().casefold() not in lexicon.neutral
            and _is_light(match.group().casefold(), language),
        )
        for match in _WORD.finditer(bare)
    )


@lru_cache(maxsize=16384)
def _is_light(word: str, language: Language) -> bool:
    is_agent = language == "en" and re.search(r"(?:er|or)s?$", word)
    return not is_agent and bool(_stems(word, language) & _light(language))


@lru_cache(maxsize=3)
def _light(language: Language) -> frozenset[str]:
    light = LEXICONS[language].light
    return frozenset(stem for word in light for stem in _stems(word, language))


@lru_cache(maxsize=65536)
def keys(word: str, language: Language) -> frozenset[str]:
    """Return what a word is known by: its stem, and groups of words that say the same."""
    own = _stems(word, language)
    return frozenset(own | {name for name, group in _groups(language) if own & group})


@lru_cache(maxsize=3)
def _groups(language: Language) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple(
        (f"~{at}", frozenset(stem for word in group for stem in _stems(word, language)))
        for at, group in enumerate(LEXICONS[language].alike)
    )


def _stems(word: str, language: Language) -> frozenset[str]:
    """Return the stem of a word, and for what may be a German participle that of its verb."""
    found = {_stem(word, language)}
    if language == "de" and (verb := _GERMAN_GE.match(plain(word))):
        found.add(verb[1])
    if language == "de" and _GERMAN_PARTICIPLE.match(plain(word)):
        found.add(_GERMAN_ENDING.sub("", plain(word)))
    if language == "de" and (bare := re.match(r"be(\w{6,})", plain(word))):
        found.add(_german(bare[1]))
    return frozenset(found)


@lru_cache(maxsize=65536)
def _stem(word: str, language: Language) -> str:
    word = LEXICONS[language].irregular.get(word, word)
    bare = plain(word).replace(" ", "")
    if language == "de":
        return _german(bare)
    if language == "es":
        return _spanish(bare)
    return _english(bare)


def _english(word: str) -> str:
    one = _singular(word)
    one = ENGLISH.irregular.get(one, one)
    if one.startswith("re") and one[2:] in ENGLISH.irregular:
        one = f"re{ENGLISH.irregular[one[2:]]}"
    return _without_ending(_without_ending(one)).removesuffix("e")


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^sui]s$", word) and len(word) > 3 else word


def _without_ending(word: str) -> str:
    if word in _NO_AGENT:
        return word
    short = re.sub(r"(?:ations?|ings?|ed|ers?|ors?|ion|ment|ly)$", "", word)
    if len(short) < 3 or not re.search(r"[aeiouy]", short):
        return word
    doubled = re.search(r"([bdfgklmnprt])\1$", short)
    kept = short[:-1] if doubled and short != word and not short.endswith(("ll", "ss")) else short
    return re.sub(r"i$", "y", kept) if short != word and kept.endswith("i") else kept


def _german(word: str) -> str:
    if found := _GERMAN_PARTICIPLE.match(word):
        word = found[1] + found[2]
    word = re.sub(r"(?<=[a-zäöü]{2}[td])et(?:e(?:n|st|t)?)?$", "", word)
    short = _GERMAN_ENDING.sub("", word)
    short = short if len(short) >= 2 else word
    verb = _GERMAN_VERB.sub("", short)
    stem = verb if len(verb) >= 4 else short
    return stem.removesuffix("ier") if len(stem) >= 7 else stem


def _spanish(word: str) -> str:
    word = re.sub(r"ces$", "z", word)
    short = _SPANISH_ENDING.sub("", word)
    if len(short) < 3:
        return word
    again = re.sub(r"(?:ci|i)$", "", short)
    return again if len(again) >= 4 else short


def covers(known: frozenset[str], word: Word, others: frozenset[str], language: Language) -> bool:
    """Whether known words support a word.

    Args:
        known: Keys of the words that may support it.
        word: What is said.
        others: Keys of everything the sentence says: a part of a compound needs the rest of it.
        language: Language of both.
    """
    if word.keys & known:
        return True
    stems = [key for key in word.keys if not key.startswith("~")]
    if any(_nearly(stem, other) for stem in stems for other in known):
        return True
    return language == "de" and any(
        _is_compound(stem, known) or _is_part(stem, known, others) for stem in stems
    )


def _nearly(one: str, other: str) -> bool:
    """Whether one stem is the other with a letter or two more."""
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and long in (f"{short}y", f"{short}ist"):
        return True
    return len(short) >= 5 and len(long) - len(short) <= 2 and long.startswith(short)


_SEPARABLE = re.compile(
    r"(zurück|zusammen|hinzu|statt|fest|teil|nach|auf|aus|ein|mit|her|hin|los|vor|weg|bei|ab|an|zu)(.{3,})"
)
"""German verbs that are written apart: `sagen ... ab`."""
_LINKS = ("", "s", "n", "en", "es", "er", "e")


def _is_compound(stem: str, known: frozenset[str]) -> bool:
    """Whether a German compound is put together from known words."""
    if (apart := _SEPARABLE.match(stem)) and apart[1] in known and apart[2] in known:
        return True
    for at in range(3, len(stem) - 2):
        first, rest = stem[:at], stem[at:]
        heads = {
            _german(first.removesuffix(link)) for link in _LINKS if len(first) - len(link) >= 3
        }
        is_known = heads & known or (at >= 4 and any(k.startswith(first) for k in known))
        if is_known and (_german(rest) in known or rest in known):
            return True
    return False


def _is_part(stem: str, known: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a word is one part of a known German compound whose other part is said too."""
    if len(stem) < 3:
        return False
    for whole in known:
        if len(whole) < len(stem) + 3 or whole.startswith("~"):
            continue
        if whole.startswith(stem) and len(stem) >= 4:
            return True
        if whole.startswith(stem):
            rests = {_german(whole[len(stem) :].removeprefix(link)) for link in _LINKS}
        elif whole.endswith(stem):
            rests = {_german(whole[: -len(stem)].removesuffix(link)) for link in _LINKS}
        else:
            continue
        if rests & others:
            return True
    return False
