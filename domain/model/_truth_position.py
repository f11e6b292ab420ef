"""Which unknown words only paint a picture: `behind the lens` claims nothing, `we sell lenses` does.

A noun claims something where a firm may offer it: as what is sold, had, included or listed beside what the facts
name. After `behind`, `on` or `under`, and where nobody speaks of the firm or of anything it offers, it does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from domain.facts import Language
from domain.model._truth_checkable import is_checkable, is_counted
from domain.model._truth_english import plain_words
from domain.model._truth_governors import (
    CAN,
    EFFECT,
    EXISTS,
    FIRM,
    JOINTS,
    NUMERAL,
    OF,
    OFFERING,
    OURS,
    PLACE,
    SKIPPED,
    WITH,
    YOURS,
)
from domain.model._truth_ordinary import CLAIMING, is_ordinary
from domain.model._truth_words import Word, keys


@dataclass(frozen=True)
class Clause:
    """Part of a sentence between full stops, colons and the like."""

    text: str
    """The whole sentence; places are places in it."""
    words: tuple[Word, ...]
    verbs: frozenset[int]
    """Where its verbs stand."""
    known: frozenset[str]
    """Everything the words of the sheet are known by."""
    spoken: frozenset[str]
    """The same without where it is and what it is called."""
    bound: frozenset[str]
    """What the words are known by that claim something wherever they stand, as the sheet has them."""
    language: Language
    people: tuple[int, ...]
    """Where people are named of whom every noun may say what another does."""

    def painted(self) -> Iterator[int]:
        """Yield where words stand that only paint a picture."""
        for at, word in enumerate(self.words):
            if self._is_open(word) and self._is_free(at):
                yield word.start

    def _is_open(self, word: Word) -> bool:
        """Whether its place has to say if it claims something."""
        shown = word.shown
        return not (
            word.is_neutral
            or word.keys & self.bound
            or is_checkable(shown, self.language)
            or is_counted(shown, self.language)
            or (shown.isupper() and len(shown) > 1)
            or word.start in self.verbs
            or self._is_claiming(word)
        )

    def _is_claiming(self, word: Word) -> bool:
        """Whether it is a verb that claims something; a German noun is none: `Linden` do not `lindern`."""
        is_noun = self.language == "de" and word.shown[0].isupper()
        return not is_noun and bool(_stems(word) & _claiming(self.language))

    def _is_free(self, at: int) -> bool:
        if self._is_of_the_visitor(at):
            return True
        if not self._asserts or (self._is_adjective(at) and not self._is_effect(at)):
            return True
        if self.language == "en" and self.words[at].shown.casefold() in plain_words().nouns:
            return True
        if self._is_of_somebody(at) or (self._is_of_the_firm and not self._has_known):
            return False
        return self._is_free_noun(at, 0)

    def _is_of_the_visitor(self, at: int) -> bool:
        """Whether it is a thing of the visitor's that the sheet knows, too: `your car`."""
        word = self.words[at]
        before = self.words[at - 1].shown.casefold() if at else ""
        return bool(YOURS.fullmatch(before)) and bool(word.keys & self.known)

    def _part(self, at: int) -> tuple[int, int]:
        """Return between which commas of the clause a word stands."""
        first, last = self.words[0].start, self.words[-1].start + len(self.words[-1].shown)
        here = self.words[at].start
        commas = [m.start() for m in re.finditer(",", self.text[:last]) if m.start() > first]
        return (
            max((one for one in commas if one < here), default=first),
            min((one for one in commas if one > here), default=last),
        )

    def _is_of_somebody(self, at: int) -> bool:
        """Whether it stands in the same part of the clause as a name."""
        start, end = self._part(at)
        return any(start <= one <= end for one in self.people)

    def _is_effect(self, at: int) -> bool:
        """Whether it says what becomes of somebody: `keeps you young`."""
        before = self.text[self.words[0].start : self.words[at].start]
        return bool(EFFECT.search(before)) and not self._is_asked

    @cached_property
    def _own(self) -> str:
        return self.text[self.words[0].start : self.words[-1].start + len(self.words[-1].shown)]

    @cached_property
    def _is_asked(self) -> bool:
        return self.text[self.words[-1].start + len(self.words[-1].shown) :].lstrip()[:1] == "?"

    @cached_property
    def _asserts(self) -> bool:
        """Whether it speaks of the firm, of anything on its sheet, or says what there is."""
        if FIRM.search(self._own) or EXISTS.search(self._own) or self._has_known:
            return True
        return not (self._is_asked or any(self._is_verb(at) for at in range(len(self.words))))

    @cached_property
    def _has_known(self) -> bool:
        return any(
            not word.is_neutral
            and word.keys & self.spoken
            and not is_ordinary(word.shown, self.language)
            for word in self.words
        )

    def _is_adjective(self, at: int) -> bool:
        word = self.words[at]
        if self.language == "de":
            return word.shown[0].islower() or self._begins_before_a_noun(at)
        if self.language == "en":
            return word.shown.casefold() in plain_words().adjectives
        before = self.words[at - 1] if at else None
        return bool(
            before
            and self._gap(at) == " "
            and (not before.is_neutral or is_ordinary(before.shown, self.language))
            and before.start not in self.verbs
        )

    def _begins_before_a_noun(self, at: int) -> bool:
        """Whether it is a German adjective that begins a sentence: `Schiefe Absätze`."""
        after = self.words[at + 1 : at + 2]
        return at == 0 and bool(after) and self._gap(1) == " " and after[0].shown[0].isupper()

    def _gap(self, at: int) -> str:
        """Return what stands before a word, after the one before."""
        before = self.words[at - 1]
        return self.text[before.start + len(before.shown) : self.words[at].start]

    def _is_free_noun(self, at: int, depth: int) -> bool:
        """Whether what governs a noun makes nothing of it that is offered."""
        for i in range(at, 0, -1):
            verdict = self._verdict(at, i, depth)
            if verdict is not None:
                return verdict
        return self._is_free_alone(at)

    def _verdict(self, at: int, i: int, depth: int) -> bool | None:
        """Say what the word before the `i`th makes of the noun; None when the one before that decides."""
        gap = self._gap(i)
        if re.search(r"\d", gap) or gap.strip(" -'’\"“„"):
            return "," in gap and self._is_free_beside(i - 1, depth, is_listed=True)
        before = self.words[i - 1]
        shown = before.shown.casefold()
        if shown in WITH[self.language] | NUMERAL:
            return shown == "from" and any(w.shown == "to" for w in self.words[at:])
        if shown in PLACE[self.language]:
            return True
        if shown in JOINTS or (shown in OF[self.language] and shown not in SKIPPED):
            return i > 1 and self._is_free_beside(i - 2, depth, is_listed=shown in JOINTS)
        if self._is_verb(i - 1):
            return self._is_free_object(i - 1) and not self._is_ours(i, at)
        if shown in SKIPPED or OURS.fullmatch(shown):
            return None
        if before.is_neutral and not is_ordinary(shown, self.language):
            return self._is_free_alone(at) and not self._is_ours(i, at)
        return None

    def _is_ours(self, start: int, end: int) -> bool:
        return any(OURS.fullmatch(word.shown) for word in self.words[start:end])

    def _is_free_beside(self, at: int, depth: int, *, is_listed: bool) -> bool:
        """Whether the word it is listed with, or is of, claims nothing either."""
        word = self.words[at]
        is_plain = is_ordinary(word.shown, self.language)
        if depth > 3 or (is_listed and word.keys & self.spoken and not word.is_neutral):
            return False
        if word.is_neutral or word.start in self.verbs:
            return is_plain or (not is_listed and self._is_free_alone(at))
        if word.keys & self.known or not self._is_open(word):
            return is_plain
        return self._is_adjective(at) or self._is_free_noun(at, depth + 1)

    def _is_verb(self, at: int) -> bool:
        word = self.words[at]
        return word.start in self.verbs or word.is_light or self._offers(word)

    def _offers(self, word: Word) -> bool:
        own = _stems(word)
        lower = word.shown[0].islower() or word is self.words[0]
        return lower and bool(own & _offering(self.language))

    def _is_free_object(self, at: int) -> bool:
        word = self.words[at]
        if self._offers(word) or word.keys & self.known or self._is_allowed(at):
            return False
        return word.is_neutral or not self._is_of_the_firm

    def _is_allowed(self, at: int) -> bool:
        """Whether a verb is what the visitor can do: `you can ride the ponies`."""
        return at > 0 and bool(CAN.fullmatch(self.words[at - 1].shown))

    def _is_free_alone(self, at: int) -> bool:
        """Whether a noun nothing stands before claims nothing: there are verbs, and none of them offers."""
        start, end = self._part(at)
        own = [i for i, word in enumerate(self.words) if start <= word.start < end]
        verbs = [self.words[i] for i in own if self._is_verb(i)]
        if any(self._offers(w) or (w.keys & self.known and not w.is_light) for w in verbs):
            return False
        return bool(verbs) and not FIRM.search(self.text[start:end])

    @property
    def _is_of_the_firm(self) -> bool:
        return bool(FIRM.search(self._own))


def _stems(word: Word) -> frozenset[str]:
    return frozenset(key for key in word.keys if not key.startswith("~"))


@lru_cache(maxsize=3)
def _claiming(language: Language) -> frozenset[str]:
    told = (key for word in CLAIMING[language] for key in keys(word, language))
    return frozenset(key for key in told if not key.startswith("~"))


@lru_cache(maxsize=3)
def _offering(language: Language) -> frozenset[str]:
    told = (key for word in OFFERING[language] | CLAIMING[language] for key in keys(word, language))
    return frozenset(key for key in told if not key.startswith("~"))


def painted(
    text: str,
    clauses: Sequence[tuple[Word, ...]],
    verbs: frozenset[int],
    known: frozenset[str],
    spoken: frozenset[str],
    bound: frozenset[str],
    language: Language,
    *,
    people: tuple[int, ...],
) -> frozenset[int]:
    """Return where words stand that only paint a picture."""
    return frozenset(
        at
        for own in clauses
        if own
        for at in Clause(text, own, verbs, known, spoken, bound, language, people).painted()
    )
