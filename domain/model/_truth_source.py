"""A fact, taken apart into statements that can support a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from domain.facts import (
    Day,
    Fact,
    FactKind,
    Hours,
    Language,
    Person,
    Price,
    Question,
    ServiceDetail,
)
from domain.grading.content.claim_words import CLAIM_WORDS
from domain.grading.content.clock import days_in, times
from domain.grading.content.durations import equivalents
from domain.grading.content.evidence import leaves
from domain.grading.content.prose import sentences
from domain.grading.content.quantities import Quantity, quantities
from domain.grading.content.wording import plain
from domain.model._truth_days import spelt_out
from domain.model._truth_numerals import in_figures
from domain.model._truth_words import LEXICONS, Word, words_of

LOCAL_NEGATION = {
    "en": re.compile(r"\b(?:without|instead of)\b", re.I),
    "de": re.compile(r"\b(?:ohne|anstatt|anstelle(?: von)?)\b", re.I),
    "es": re.compile(r"\b(?:sin|en lugar de|en vez de)\b", re.I),
}
"""Denies only the next words."""


_SUBJECT = re.compile(
    r"(?:we|you|they|it|he|she|there|people|wir|sie|er|es|man|dafür|nosotros|usted|se|le|les|hay)\b",
    re.I,
)
_AND = re.compile(r"\s+(?:and|und|y|e)\s+", re.I)
_CONDITION = re.compile(
    r"\s*(?:if|when|where|since|because|as|who|wer|wenn|falls|sofern|weil|da|si|cuando|quien|como)\b",
    re.I,
)
"""Begins a condition; what it denies is not denied of the rest."""
_OF_A_NOUN = re.compile(
    r"no|kein(?:e[mnrs]?)?|ningun[oa]?|ningún|closed|geschlossen|cerrad[oa]s?", re.I
)
_SHORTENED = re.compile(
    r"\b(Dr|Prof|Mr|Mrs|Ms|St|Tel|Str|ca|bzw|inkl|exkl|zzgl|ggf|evtl|Sr|Sra|Dra|Dña|Avda|approx|incl|(?:Nr|No|Std|Min|min|max)(?=\.\s?\d))\.(?=\s)"
)
"""A full stop that ends a short form and no statement."""
_YES = re.compile(r"(?:yes|ja|gern|sí)\b", re.I)
_NO = re.compile(r"(?:no|nein|nicht|leider nicht|never|con ningun[oa]|not)\b", re.I)


@dataclass(frozen=True)
class Statement:
    """One thing a text says."""

    text: str
    language: Language
    is_denied: bool = False
    """Denied by what the fact is, whatever its words."""

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return words_of(self.text, self.language)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything its words are known by."""
        return frozenset(key for word in self.words for key in word.keys)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its quantities but clock times."""
        return quantities(times(self.text).rest, self.language)

    @cached_property
    def without(self) -> frozenset[str]:
        """Keys of the words that stand after `without`."""
        found: set[str] = set()
        for match in LOCAL_NEGATION[self.language].finditer(self.text):
            after = [w for w in self.words if w.start >= match.end() and not w.is_neutral]
            found |= {key for word in after[:1] for key in word.keys}
        return frozenset(found)

    @cached_property
    def is_negated(self) -> bool:
        """Whether it says that something is not so; `without` denies only the next word."""
        return any(denied for _, denied in self.parts)

    @cached_property
    def parts(self) -> tuple[tuple["Statement", bool], ...]:
        """What stands between commas, and whether it is denied.

        A denial holds for the parts that follow, unless they have a subject of their own or it was
        of one noun: `No contract, cancel any time`.
        """
        found: list[tuple[Statement, bool]] = []
        denied, ends = False, False
        for text in self._joined():
            if ends or _SUBJECT.match(text):
                denied = False
            rest = LOCAL_NEGATION[self.language].sub(" ", text)
            if marks := LEXICONS[self.language].negation.findall(rest):
                denied = True
                ends = all(_OF_A_NOUN.fullmatch(mark) for mark in marks)
                ends = ends or bool(_CONDITION.match(text))
            found.append((Statement(text, self.language), denied or self.is_denied))
        return tuple(found)

    def _joined(self) -> Iterator[str]:
        """Yield what stands between commas, and before an `and` behind which something is denied."""
        negation = LEXICONS[self.language].negation
        for text in re.split(r",\s+", self.text):
            start = 0
            for joint in _AND.finditer(text):
                if not negation.search(text[start : joint.start()]) and negation.search(
                    text[joint.end() :]
                ):
                    yield text[start : joint.start()]
                    start = joint.end()
            yield text[start:]


@dataclass(frozen=True)
class Source:
    """A cited fact."""

    fact: Fact
    language: Language
    statements: tuple[Statement, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything its words and its heading are known by."""
        heading = words_of(self.fact.heading, self.language)
        own = {key for word in heading for key in word.keys}
        return frozenset(own.union(*(statement.keys for statement in self.statements)))

    @cached_property
    def claims(self) -> frozenset[str]:
        """Names of the families of claim words it uses without denying them."""
        told = [one.text for one in self.statements if not one.is_denied]
        return frozenset(c.name for c in CLAIM_WORDS if any(c.pattern.search(t) for t in told))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Values of its quantities, lengths of time in every unit."""
        amounts = [one for s in self.statements if not s.is_denied for one in s.quantities]
        told = frozenset(one.value for one in amounts if one.kind in ("number", "price"))
        return told.union(value for one in amounts for value in equivalents(one))

    @cached_property
    def minutes(self) -> frozenset[int]:
        """Times of day it gives, in minutes from midnight."""
        read = [times(s.text) for s in self.statements if not s.is_denied]
        found = [t for one in read for _, _, t in one.singles]
        found += [t for one in read for _, _, a, b in one.spans for t in (a, b)]
        return frozenset(minute for one in found for minute in one)

    @cached_property
    def plain(self) -> str:
        """All its texts, plain."""
        return plain(" ".join(leaves(self.fact)))

    @cached_property
    def days(self) -> frozenset[str]:
        """Days it speaks of."""
        told = {day for text in leaves(self.fact) for _, _, days in days_in(text) for day in days}
        return frozenset(told | set(self._opening_days))

    @property
    def _opening_days(self) -> tuple[Day, ...]:
        return self.fact.detail.days if isinstance(self.fact.detail, Hours) else ()

    @property
    def price(self) -> Price | None:
        """The price taken apart, if it has one."""
        detail = self.fact.detail
        if isinstance(detail, ServiceDetail):
            return detail.price
        return detail if isinstance(detail, Price) else None

    @cached_property
    def person(self) -> str:
        """Plain name of the person it is about; empty when it is about none."""
        detail = self.fact.detail
        return plain(detail.name) if isinstance(detail, Person) else ""


def source(fact: Fact, language: Language) -> Source:
    """Take a fact apart."""
    denied = fact.kind is FactKind.EXCLUSION or (
        isinstance(fact.detail, Hours) and not fact.detail.spans
    )
    texts = [fact.text]
    texts += [leaf for leaf in leaves(fact) if leaf not in fact.text and leaf != fact.heading]
    statements = [
        Statement(part, language, denied)
        for text in texts
        for part in LEXICONS[language].hard.split(rewritten(text, language))
        if part and part.strip()
    ]
    if isinstance(fact.detail, Question):
        statements = list(_answered(fact.detail, language))
    return Source(fact, language, tuple(statements))


def _answered(detail: Question, language: Language) -> Iterator[Statement]:
    """Return what a question and its answer state together."""
    first, *others = sentences(detail.answer) or ("",)
    question = rewritten(detail.question, language).rstrip(" ?").lstrip("¿ ")
    if _NO.match(first) or _YES.match(first):
        yield Statement(question, language, bool(_NO.match(first)))
        others = [re.sub(r"^\W*\w+\W+", "", first), *others]
    else:
        yield Statement(f"{question}, {rewritten(first, language)}", language)
        others = [first, *others]
    for text in others:
        for part in LEXICONS[language].hard.split(rewritten(text, language)):
            if part and part.strip():
                yield Statement(part, language)


@lru_cache(maxsize=4096)
def rewritten(text: str, language: Language) -> str:
    """Return the text with turns of phrase under one wording."""
    text = _SHORTENED.sub(r"\1", text)
    text = spelt_out(in_figures(text, language), language)
    for found, wording in LEXICONS[language].rewritten:
        text = found.sub(wording, text)
    return text
