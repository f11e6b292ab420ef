"""What a whole sheet of facts says, read once for all sentences about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from domain.facts import Fact, FactKind, Facts, Language
from domain.grading.content.evidence import Evidence, gathered
from domain.model._truth_source import Source, source
from domain.model._truth_trade import trade_keys


@dataclass
class Sheet:
    """A sheet of facts in one language, taken apart as far as anybody asked."""

    facts: Facts
    language: Language
    sources: dict[str, Source] = field(default_factory=dict[str, Source])
    _evidence: dict[str, Evidence] = field(default_factory=dict[str, Evidence])
    _keys: frozenset[str] | None = None
    _trade: frozenset[str] | None = None

    @property
    def keys(self) -> frozenset[str]:
        """Everything the words of all its facts are known by."""
        if self._keys is None:
            all_keys = (self.source_of(fact).keys for fact in self.facts.entries)
            self._keys = frozenset[str]().union(*all_keys)
        return self._keys

    @property
    def trade(self) -> frozenset[str]:
        """Everything the words of the trade are known by."""
        if self._trade is None:
            told = " ".join(fact.text for fact in self.facts.of(FactKind.TRADE))
            self._trade = trade_keys(told, self.keys, self.language)
        return self._trade

    def source_of(self, fact: Fact) -> Source:
        """Return a fact taken apart."""
        if fact.fact_id not in self.sources:
            self.sources[fact.fact_id] = source(fact, self.language)
        return self.sources[fact.fact_id]

    def evidence(self, cited: Sequence[Source]) -> Evidence:
        """Return what the firm's name and the cited facts are evidence for."""
        names = [f for f in self.facts.of(FactKind.NAME) if all(f != one.fact for one in cited)]
        entries = (*names, *(one.fact for one in cited))
        if sum(fact.kind is FactKind.HOURS for fact in entries) > 1:
            return _with_told(gathered(self._only(entries)), cited)
        made = Evidence(self._only(entries), self.facts.language)
        for fact in entries:
            _merge(made, self._evidence_of(fact))
        return _with_told(made, cited)

    def _only(self, entries: tuple[Fact, ...]) -> Facts:
        return self.facts.model_copy(update={"entries": entries})

    def _evidence_of(self, fact: Fact) -> Evidence:
        known = self.facts.by_id.get(fact.fact_id) == fact
        if not known:
            return gathered(self._only((fact,)))
        if fact.fact_id not in self._evidence:
            self._evidence[fact.fact_id] = gathered(self._only((fact,)))
        return self._evidence[fact.fact_id]


@dataclass(frozen=True)
class _Whole:
    """A sheet as it is looked up."""

    facts: Facts
    language: Language


def sheet(facts: Facts, language: Language) -> Sheet:
    """Return the sheet of facts, read once; not kept in `facts`, which are stored and sent."""
    return _read(_Whole(facts, language))


@lru_cache(maxsize=32)
def _read(whole: _Whole) -> Sheet:
    return Sheet(whole.facts, whole.language)


def _merge(made: Evidence, other: Evidence) -> None:
    made.texts += other.texts
    made.words |= other.words
    made.stems |= other.stems
    made.numbers |= other.numbers
    made.percents |= other.percents
    made.prices |= other.prices
    made.phones |= other.phones
    made.emails |= other.emails
    made.dates |= other.dates
    made.minutes |= other.minutes
    made.elsewhere |= other.elsewhere
    made.reviews += other.reviews
    made.ratings |= other.ratings
    made.claims |= other.claims
    made.squashed += other.squashed
    made.joined = f"{made.joined} {other.joined}".strip()
    for noun, values in other.after.items():
        made.after.setdefault(noun, set()).update(values)
    for day, spans in other.hours.items():
        made.hours.setdefault(day, set()).update(spans)


def _with_told(known: Evidence, cited: Sequence[Source]) -> Evidence:
    """Add what the cited facts say without being denied."""
    for one in cited:
        known.claims |= one.claims
        known.numbers |= one.numbers
        known.minutes |= one.minutes
    return known
