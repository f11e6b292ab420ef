"""A model's sentence, taken apart into regions that one fact each has to support."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from domain.facts import FactKind, Facts, Language, Person
from domain.grading.content.clock import days_in, times
from domain.grading.content.quantities import Quantity, quantities
from domain.model._truth_anchors import (
    PROMISED,
    Anchor,
    anywhere,
    end_with_unit,
    has_amount,
    has_name,
    has_promise,
)
from domain.model._truth_derived import follows
from domain.model._truth_premises import premises
from domain.model._truth_region import Region
from domain.model._truth_sheet import Sheet
from domain.model._truth_source import Source, Statement, rewritten
from domain.model._truth_words import LEXICONS, Word, words_of

_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|org|net|example|de|es|uk|eu)\b\S*"
)
_ASKED: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:do|does|can|could|is|are|will|did|have|has|may|must) (?:you|i|we|there|it|the|my)\b",
        re.I,
    ),
    "de": re.compile(
        r"(?:\w+en Sie|\w+t ihr|kann|können|gibt|muss|darf|ist|sind|haben)\b(?! Sie Lust)", re.I
    ),
    "es": re.compile(r"(?!quiere|necesita|busca|desea|sabía|\w+[ae]s\b)\w", re.I),
}
_FRONTED = re.compile(
    r"(?:with|for|in|at|during|mit|bei|für|im|beim|zum|zur|con|para|en)\s[^,()/]*$", re.I
)
"""A beginning that holds for the rest of its clause: `With the silver service, ...`."""
_TITLES = re.compile(
    r"\b(?:Dr|Prof|Mrs?|Ms|Miss|Frau|Herrn?|Sra?|Dra|Don|Doña)\b\.?\s*(?:(?:med|dent|h\.?\s?c)\.?\s+)*"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence, with what needs no support blanked out."""

    text: str
    sheet: Sheet

    @property
    def language(self) -> Language:
        """Language of the sentence and of the facts."""
        return self.sheet.language

    @property
    def facts(self) -> Facts:
        """The whole sheet."""
        return self.sheet.facts

    @cached_property
    def bare(self) -> str:
        """The text without phrases of the interface, the firm's name and ways to reach it."""
        text = self.named
        if self.facts.company:
            company = rewritten(self.facts.company, self.language)
            text = _blanked(re.compile(re.escape(company), re.I), text)
        return _blanked(_ADDRESS, text)

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Web and mail addresses in it."""
        return tuple(_ADDRESS.findall(self.text))

    @cached_property
    def named(self) -> str:
        """The text without phrases of the interface."""
        return _blanked(LEXICONS[self.language].interface, rewritten(self.text, self.language))

    @cached_property
    def statement(self) -> Statement:
        """The bare text as one statement."""
        return Statement(self.bare, self.language)

    @cached_property
    def premises(self) -> frozenset[int]:
        """Where words stand that only say what the firm is: `the workshop`, `unsere Praxis`."""
        return premises(self.statement, self.facts)

    def is_asked_at(self, at: int) -> bool:
        """Whether the statement in which a place lies is a question."""
        end = re.search(r"[.!?;:]", self.bare[at:])
        return bool(end) and end.group() == "?"

    def is_doing(self, word: Word) -> bool:
        """Whether a light verb says what somebody does: the sheet has it, too."""
        return word.is_acting and bool(word.keys & self.sheet.keys)

    @cached_property
    def trade(self) -> frozenset[str]:
        """Everything the words of the trade are known by: a bicycle shop says `your bike` unasked."""
        return self.sheet.trade

    @cached_property
    def excluded(self) -> frozenset[str]:
        """What words of things the firm does not do are known by."""
        told = (
            w for f in self.facts.of(FactKind.EXCLUSION) for w in words_of(f.text, self.language)
        )
        return (
            frozenset(key for word in told if not word.is_neutral for key in word.keys) - self.trade
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything its words are known by."""
        return self.statement.keys

    @cached_property
    def days(self) -> frozenset[str]:
        """Days it speaks of, but where it only asks: `Deadline on Friday?`."""
        found = days_in(self.bare)
        return frozenset(day for at, _, days in found if not self.is_asked_at(at) for day in days)

    @cached_property
    def has_times(self) -> bool:
        """Whether it gives a time of day."""
        read = times(self.bare)
        return bool(read.singles or read.spans)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words but those of times, days and telephone numbers."""
        return words_of(self._wording, self.language)

    @cached_property
    def _wording(self) -> str:
        """The bare text without times, days and telephone numbers."""
        text = times(self.bare).rest
        spans = [(start, end) for start, end, _ in days_in(self.bare)]
        spans += [
            (one.start, one.start + len(one.shown))
            for one in quantities(text, self.language)
            if one.kind in ("phone", "email")
        ]
        for start, end in spans:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its quantities but clock times."""
        return quantities(times(self.bare).rest, self.language)

    @cached_property
    def anchors(self) -> tuple[Anchor, ...]:
        """Its quantities, people and promises, in order."""
        found = [*self._amounts(), *self._people(), *self._promises()]
        return tuple(sorted(found, key=lambda anchor: anchor.start))

    def _amounts(self) -> Iterator[Anchor]:
        for one in self.quantities:
            if one.kind in ("phone", "email"):
                continue
            stands_in = anywhere if self.counts_its_people(one) else self._has_or_follows(one)
            yield Anchor(one.start, one.start + len(one.shown), one.shown, stands_in, one)

    def _has_or_follows(self, one: Quantity) -> Callable[[Source], bool]:
        states = has_amount(one)
        return lambda source: states(source) or self.follows(one, source)

    def follows(self, one: Quantity, source: Source) -> bool:
        """Whether an amount of it follows from those of a fact."""
        return follows(one, self.quantities, self.bare, source, self.facts)

    def _people(self) -> Iterator[Anchor]:
        for _, person in self.facts.details(Person):
            for name in self._ways_to_name(person.name):
                if found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._wording):
                    yield Anchor(
                        found.start(),
                        found.end(),
                        found.group(),
                        has_name(found.group()),
                        is_person=True,
                    )
                    break

    def counts_its_people(self, one: Quantity) -> bool:
        """Whether a number is that of the people it names: `Two brothers, Rhys and Owen`."""
        return one.kind == "number" and one.value == str(len(tuple(self._people()))) != "1"

    def _ways_to_name(self, full: str) -> Iterator[str]:
        """Yield the full name, the first one, and the last where only one person has it."""
        bare = _TITLES.sub("", full).strip()
        first, *_, last = bare.split(" ") if " " in bare else (bare, "")
        others = [one.name for _, one in self.facts.details(Person) if one.name != full]
        shared = any(last in name.split(" ") for name in others)
        yield from (
            name for name in (bare, first, "" if shared else last) if len(name.strip(".")) > 2
        )

    def _promises(self) -> Iterator[Anchor]:
        for found in PROMISED.finditer(self._wording):
            yield Anchor(found.start(), found.end(), found.group(), has_promise)

    def regions(self) -> Iterator[Region]:
        """Return its regions: clauses with anchors are cut between those, others at every joint."""
        hard = LEXICONS[self.language].hard
        for start, end in _between(hard, self.bare):
            within = [a for a in self.anchors if start <= a.start < end]
            cuts = self._cuts(within, start, end)
            for one, other in pairwise((start, *cuts, end)):
                yield self._region(one, other, within, (start, end))

    def _cuts(self, anchors: Sequence[Anchor], start: int, end: int) -> list[int]:
        joints = [
            m.start() + start for m in LEXICONS[self.language].soft.finditer(self.bare[start:end])
        ]
        if joints and _FRONTED.match(self.bare[start : joints[0]].lstrip()):
            joints = joints[1:]
        if not anchors:
            return joints
        cuts: list[int] = []
        first = start
        for one, other in pairwise(anchors):
            between = [at for at in joints if one.end <= at <= other.start]
            if between and not self._is_bare_name(one, first, between[0]):
                cuts.append(first := between[0] if one.is_person or one.quantity else between[-1])
        return cuts

    def _is_bare_name(self, anchor: Anchor, start: int, end: int) -> bool:
        """Whether nothing is said of a person before the next one: `Anna and Ben founded`."""
        if not anchor.is_person:
            return False
        words = [w for w in self._words(start, end) if not anchor.start <= w.start < anchor.end]
        return not any(not word.is_neutral or word.is_acting for word in words)

    def _words(self, start: int, end: int) -> tuple[Word, ...]:
        return tuple(w for w in self.words if start <= w.start < end)

    def _region(
        self, start: int, end: int, anchors: Sequence[Anchor], clause: tuple[int, int]
    ) -> Region:
        own = tuple(anchor for anchor in anchors if start <= anchor.start < end)
        quantities_at = [
            (a.start, end_with_unit(a, self.bare)) for a in own if a.quantity or a.is_person
        ]
        quantities_at += [at for a in own if a.quantity for at in self._bounds_before(a.start)]
        words = tuple(
            word
            for word in self._words(start, end)
            if not any(one <= word.start < other for one, other in quantities_at)
        )
        whole = Statement(self.bare[clause[0] : self._ends(clause[1])], self.language)
        asks = _ASKED[self.language].match(whole.text.lstrip(" ¿¡"))
        is_question = self.bare[clause[1] :].lstrip().startswith("?")
        is_asked = bool(asks) and is_question
        return Region(self.bare[start:end], words, own, whole, is_question, is_asked, self)

    def _bounds_before(self, start: int) -> Iterator[tuple[int, int]]:
        """Yield where `at most` and the like stand before a quantity: they are compared with it."""
        before = self.bare[:start].rstrip(" £$€")
        for bound in LEXICONS[self.language].bounds.values():
            yield from (m.span() for m in bound.finditer(before) if m.end() == len(before))

    def _ends(self, end: int) -> int:
        """Return where a clause ends; what stands before a colon goes on behind it."""
        if not self.bare[end:].lstrip().startswith(":"):
            return end
        hard = LEXICONS[self.language].hard.search(self.bare, self.bare.index(":", end) + 1)
        return hard.start() if hard else len(self.bare)


def _blanked(found: re.Pattern[str], text: str) -> str:
    return found.sub(lambda match: " " * len(match.group()), text)


def _between(separator: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in separator.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)
