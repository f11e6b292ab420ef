"""Words in the plain forms facts and pages are compared in."""

import re
import unicodedata
from functools import lru_cache

_SUFFIXES = re.compile(
    r"(?:ations?|ungen|ung|ingly|ings?|iones|ión|ion|ers?|ern|est|ies|ied|es|ed|en|em|er|e|s|n|y|a|o|as|os|ar|ir)$"
)
_PARTICLES = frozenset({"de", "del", "la", "van", "von", "dr", "s", "the", "el", "los", "las"})


@lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """Return the text in lower case, accents and punctuation left out, spaces folded."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]", " ", bare).split())


def plain_words(text: str) -> frozenset[str]:
    """Return the words of a name, particles left out."""
    return frozenset(plain(text).split()) - _PARTICLES


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the forms of a word have in common, good enough for three languages."""
    bare = plain(word).replace(" ", "")
    short = _SUFFIXES.sub("", bare)
    return (short if len(short) >= 3 else bare)[:7]


def stems(text: str) -> list[str]:
    """Return the stem of every word of a text."""
    return [stem(word) for word in re.findall(r"[^\W\d_]+", text)]
