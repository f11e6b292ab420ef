"""Tell whether a sentence names a thing, whatever the inflection."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from domain.facts import Language

_TOKENS = re.compile(r"[^\W_]+")
_ENDINGS: dict[Language, tuple[str, ...]] = {
    "en": ("ings", "ing", "ies", "es", "ed", "s", "er", "e", "y"),
    "de": ("ungen", "ung", "ern", "en", "er", "es", "em", "e", "n", "s"),
    "es": (
        *(
            "aciones",
            "ación",
            "iciones",
            "ición",
            "ciones",
            "ción",
            "ando",
            "iendo",
            "ados",
            "adas",
            "ado",
            "ada",
            "amos",
        ),
        *("ar", "er", "ir", "os", "as", "es", "o", "a", "e", "s"),
    ),
}
_EMPTY: dict[Language, frozenset[str]] = {
    "en": frozenset(
        {
            *("a", "an", "and", "the", "of", "for", "with", "to", "in", "on", "at", "or", "by"),
            *(
                "our",
                "your",
                "new",
                "all",
                "service",
                "services",
                "per",
                "other",
                "any",
                "servicing",
            ),
        }
    ),
    "de": frozenset(
        {
            *("der", "die", "das", "und", "oder", "für", "mit", "von", "im", "in", "am", "an"),
            *("den", "dem", "des", "ein", "eine", "aller", "art", "unsere", "neue", "auf", "bei"),
            *("zum", "zur", "aus"),
        }
    ),
    "es": frozenset(
        {
            *("el", "la", "los", "las", "de", "del", "y", "o", "para", "con", "en", "un", "una"),
            *("al", "su", "sus", "nuestro", "nuestra", "servicio", "servicios", "todo", "tipo"),
            *("por", "a", "e"),
        }
    ),
}
_LEAST_STEM = 3
_LEAST_HINT = 5
_LEAST_TAIL = 6
"""Letters below which one word, or the end of a compound, is too common to tell a service."""


def stem(word: str, language: Language) -> str:
    """Return the part of a word that inflection leaves alone, as far as rules can tell."""
    low = word.lower()
    for ending in _ENDINGS[language]:
        if low.endswith(ending) and len(low) - len(ending) >= _LEAST_STEM:
            return low.removesuffix(ending)
    return low


def stems(text: str, language: Language) -> tuple[str, ...]:
    """Return the stems of the words that carry meaning, in order."""
    words = [word.lower() for word in _TOKENS.findall(text)]
    telling = [word for word in words if word not in _EMPTY[language] and len(word) > 1]
    return tuple(stem(word, language) for word in telling or words)


class NameIndex:
    """Finds which of many names a text speaks of, in time that follows the text."""

    def __init__(self, names: Sequence[str], language: Language) -> None:
        self._language: Language = language
        self._stems = [frozenset(stems(name, language)) for name in names]
        self._having: dict[str, list[int]] = defaultdict(list)
        for place, parts in enumerate(self._stems):
            for part in sorted(parts):
                self._having[part].append(place)

        self._ending: dict[str, set[int]] = defaultdict(set)
        if language == "de":
            for part, places in sorted(self._having.items()):
                for size in range(_LEAST_TAIL, len(part)):
                    self._ending[part[-size:]].update(places)

    def named_in(self, text: str) -> tuple[int, ...]:
        """Return the places of the names all of whose words the text has, in the given order."""
        said = self._parts(stems(text, self._language))
        counts: dict[int, int] = defaultdict(int)
        for part in sorted(said):
            for place in self._having.get(part, ()):
                counts[place] += 1
        return tuple(
            sorted(place for place, count in counts.items() if count == len(self._stems[place]))
        )

    def closest_in(self, text: str) -> tuple[int, ...]:
        """Return the one name that shares most with a short text, or nothing when none is named."""
        found = self.named_in(text) or self.hinted_in(text)
        return tuple(sorted(found, key=lambda place: (-len(self._stems[place]), place))[:1])

    def hinted_in(self, text: str) -> tuple[int, ...]:
        """Return the one name that has a long word of the text no other name has, or nothing."""
        said = self._parts(stems(text, self._language))
        found = {place for part in said if len(part) >= _LEAST_HINT for place in self._alone(part)}
        return tuple(found) if len(found) == 1 else ()

    def _alone(self, part: str) -> tuple[int, ...]:
        """Return the only name that has this word or, in German, ends a compound with it."""
        places = self._having.get(part) or self._ending.get(part, ())
        return tuple(places) if len(places) == 1 else ()

    def _parts(self, said: Iterable[str]) -> frozenset[str]:
        """Return the stems of a text and, in German, the known ends and beginnings of compounds."""
        whole = frozenset(said)
        if self._language != "de":
            return whole
        inside = {
            part
            for word in whole
            for size in range(4, len(word))
            for part in (word[:size], word[-size:])
            if part in self._having
        }
        return whole | inside
