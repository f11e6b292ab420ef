"""Decide whether the facts a model cites support the sentence it wrote.

Strict on purpose: a sentence that is refused costs nothing but its place, the draft's words stay.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from domain.facts import TO_THE_MAKER, Fact, FactKind, Facts, Hours, Language, Review
from domain.grading.content.claims import unsupported
from domain.grading.content.clock import DAYS
from domain.grading.content.evidence import Evidence
from domain.grading.content.prose import sentences
from domain.grading.content.wording import plain
from domain.model._truth_excuses import is_excused
from domain.model._truth_judge import weighed
from domain.model._truth_maker import of_the_maker
from domain.model._truth_opposites import opposed
from domain.model._truth_problem import Problem
from domain.model._truth_sentence import Sentence
from domain.model._truth_sheet import Sheet, sheet
from domain.model._truth_signs import Signs
from domain.model._truth_source import Source, source
from domain.model._truth_support import unsupported_in
from domain.model._truth_turns import turns
from domain.model._truth_without import turned
from domain.model._truth_words import LEXICONS, keys

__all__ = ["Problem", "Sourced", "check", "nearest"]


class Sourced(Protocol):
    """A sentence with the ids of the facts that say so."""

    @property
    def text(self) -> str:
        """The sentence."""
        ...

    @property
    def facts(self) -> tuple[str, ...]:
        """Ids of the facts."""
        ...


_FOUNDING = frozenset[str]().union(
    *(keys(word, code) for code, word in (("en", "founder"), ("de", "gründer"), ("es", "fundador")))
)
_CARD = re.compile(r"\b(?:cards?|tarjetas?)\b|karten?\b", re.I)
_SAYS = {
    "insurance": re.compile(r"insurance|versicherung|\bseguro", re.I),
    "free": re.compile(
        r"\b(?:included?|in the price|inklusive|im preis|inbegriffen|inclu(?:ye|yen|id[oa]s?)|en el precio)\b",
        re.I,
    ),
}
"""Other words in which a fact makes a claim of some family."""
_EVERY_DAY = re.compile(r"every day|weekends?|wochenende\w*|fin(?:es)? de semana", re.I)
_DAILY = re.compile(
    r"\b(?:daily|every day|täglich|jeden tag|a diario|diariamente|cada día|todos los días)\b", re.I
)
_QUOTED = re.compile(r"[“„\"«]([^“”„\"«»]{8,600})[”“\"»]")


def check(line: Sourced, facts: Facts, *, language: Language) -> tuple[Problem, ...]:
    """Return what a sentence claims that the facts it cites do not say; nothing when all is well.

    Args:
        line: The sentence or line, with the facts it cites.
        facts: The whole sheet.
        language: Language of the sentence.
    """
    found, signs = objections(line, facts, language=language)
    return found if signs is None else weighed(found, signs)


def objections(
    line: Sourced, facts: Facts, *, language: Language
) -> tuple[tuple[Problem, ...], Signs | None]:
    """Return what the rules say against a sentence, and its signs; None where there is nothing to weigh.

    Args:
        line: The sentence or line, with the facts it cites.
        facts: The whole sheet.
        language: Language of the sentence.
    """
    if wrong := tuple(_citations(line, facts)):
        return wrong, None
    cited = tuple(facts.by_id[fact_id] for fact_id in dict.fromkeys(line.facts))
    if _is_verbatim(line.text, cited):
        return (), None
    quoted = tuple(match[1] for match in _QUOTED.finditer(line.text))
    found = (
        *_quotes(quoted, cited),
        *of_the_maker(line.text, [fact.text for fact in cited]),
    )
    text = _QUOTED.sub(lambda match: " " * len(match.group()), line.text)
    sentence = Sentence(text, sheet(facts, language))
    usable = _without_reviews(cited, quoted, sentence.sheet)
    found = tuple(dict.fromkeys((*found, *_said(sentence, usable))))
    return found, Signs(sentence, usable, found)


def nearest(line: Sourced, facts: Facts, *, language: Language) -> Fact | None:
    """Return the cited fact that a sentence says most of; None when it cites none for visitors.

    Args:
        line: The sentence or line, with the facts it cites.
        facts: The whole sheet.
        language: Language of the sentence.
    """
    known = [facts.by_id[one] for one in dict.fromkeys(line.facts) if one in facts.by_id]
    cited = [one for one in known if one.kind not in TO_THE_MAKER]
    sources = tuple(sheet(facts, language).source_of(one) for one in cited)
    near = Signs(Sentence(line.text, sheet(facts, language)), sources, ()).nearest
    return near.fact if near else None


def _citations(line: Sourced, facts: Facts) -> Iterator[Problem]:
    for fact_id in line.facts:
        fact = facts.by_id.get(fact_id)
        if fact is None:
            yield Problem(rule="citation", shown=fact_id, why="there is no such fact")
        elif fact.kind in TO_THE_MAKER:
            yield Problem(rule="kind", shown=fact_id, why=f"a {fact.kind} is not for visitors")


def _is_verbatim(text: str, cited: Sequence[Fact]) -> bool:
    """Whether it is a fact, or a whole sentence of one, word for word; a review stands in quotation marks, an exclusion denies."""
    bare = plain(text)
    return any(
        bare in (plain(fact.text), *(plain(one) for one in sentences(fact.text)))
        for fact in cited
        if fact.kind not in (FactKind.REVIEW, FactKind.EXCLUSION)
    )


def _quotes(quoted: Sequence[str], cited: Sequence[Fact]) -> Iterator[Problem]:
    for quote in quoted:
        if not any(_is_whole(quote, text) for fact in cited for text in _speech(fact)):
            yield Problem(
                rule="quote", shown=quote, why="no cited fact has these sentences word for word"
            )


def _speech(fact: Fact) -> tuple[str, ...]:
    return (fact.text, fact.detail.quote) if isinstance(fact.detail, Review) else (fact.text,)


def _is_whole(quote: str, text: str) -> bool:
    """Whether a quotation is one or more whole sentences of a text."""
    parts = [plain(part) for part in re.split(r"(?<=[.!?…])\s+", text) if plain(part)]
    runs = (parts[a:b] for a in range(len(parts)) for b in range(a + 1, len(parts) + 1))
    return any(plain(quote) == " ".join(run) for run in runs)


def _without_reviews(
    cited: Sequence[Fact], quoted: Sequence[str], known: Sheet
) -> tuple[Source, ...]:
    """Return what may support words outside quotation marks: of a review, who said it and where."""
    found: list[Source] = []
    for fact in cited:
        if fact.kind is not FactKind.REVIEW:
            found.append(known.source_of(fact))
        elif isinstance(fact.detail, Review) and any(
            _is_whole(q, fact.detail.quote) for q in quoted
        ):
            by = " ".join(filter(None, (fact.detail.author, fact.detail.source)))
            if by:
                said_by = Fact(fact_id=fact.fact_id, kind=FactKind.STATEMENT, text=by)
                found.append(source(said_by, known.language))
    return tuple(found)


def _said(sentence: Sentence, cited: tuple[Source, ...]) -> Iterator[Problem]:
    known = _evidence(sentence.sheet, cited)
    for claim in unsupported(sentence.named, known, sentence.language):
        if not is_excused(claim, sentence, cited):
            yield Problem(rule=claim.kind, shown=claim.shown, why=claim.why)
    yield from _addresses(sentence, cited)
    yield from _degrees(sentence, cited)
    yield from _days(sentence, cited)
    yield from _turns(sentence, cited)
    yield from _labels(sentence, cited)
    yield from turned(sentence, cited)
    yield from opposed(sentence, cited)
    for region in sentence.regions():
        yield from unsupported_in(region, cited)


def _evidence(facts: Sheet, cited: tuple[Source, ...]) -> Evidence:
    known = facts.evidence(cited)
    if any(one.fact.kind is FactKind.PAYMENT and _CARD.search(one.fact.text) for one in cited):
        known.claims.add("cards")
    told = " ".join(one.fact.text for one in cited if one.fact.kind is not FactKind.EXCLUSION)
    known.claims |= {family for family, words in _SAYS.items() if words.search(told)}
    is_daily = any(one.minutes and _DAILY.search(one.fact.text) for one in cited)
    if is_daily or all(known.hours.get(day) for day in DAYS):
        known.claims.add("every day")
    if any(one.fact.kind is FactKind.HISTORY or one.keys & _FOUNDING for one in cited):
        known.claims.add("history")
    return known


def _addresses(sentence: Sentence, cited: tuple[Source, ...]) -> Iterator[Problem]:
    told = " ".join(f"{one.fact.text} {one.fact.detail}" for one in cited).casefold()
    for address in sentence.addresses:
        if address.casefold().rstrip("/.,;:!?)") not in told:
            yield Problem(rule="address", shown=address, why="no cited fact gives this address")


def _degrees(sentence: Sentence, cited: tuple[Source, ...]) -> Iterator[Problem]:
    told = {word.shown.casefold() for one in cited for s in one.statements for word in s.words}
    hedge = LEXICONS[sentence.language].hedges["usually"]
    for match in LEXICONS[sentence.language].degrees.finditer(sentence.bare):
        is_hedge = hedge.fullmatch(match.group()) and any(
            hedge.search(s.text) for one in cited for s in one.statements
        )
        if not (is_hedge or set(match.group().casefold().split()) <= told):
            yield Problem(rule="degree", shown=match.group(), why="no cited fact compares so")


def _turns(sentence: Sentence, cited: tuple[Source, ...]) -> Iterator[Problem]:
    """Turns that promise how, where or when are those of a fact: `by hand`, `all year`."""
    for start, end in turns(sentence.bare):
        told = [w for w in sentence.statement.words if start <= w.start < end]
        told = [w for w in told if len(w.shown) > 2] or told[-1:]
        is_daily = _EVERY_DAY.fullmatch(sentence.bare[start:end]) and _is_daily(cited)
        if (
            is_daily
            or sentence.is_asked_at(end)
            or any(
                all(word.keys & s.keys for word in told) for one in cited for s in one.statements
            )
        ):
            continue
        yield Problem(rule="turn", shown=sentence.bare[start:end], why="no cited fact says so")


def _is_daily(cited: tuple[Source, ...]) -> bool:
    """Whether the hours cited are of all days of the week."""
    hours = [one.fact.detail for one in cited if isinstance(one.fact.detail, Hours)]
    return {day for one in hours if one.spans for day in one.days} == set(DAYS)


def _days(sentence: Sentence, cited: tuple[Source, ...]) -> Iterator[Problem]:
    known = frozenset(day for one in cited for day in one.days)
    negated = sentence.statement.is_negated
    closed = {
        day
        for one in cited
        if isinstance(one.fact.detail, Hours) and not one.fact.detail.spans
        for day in one.fact.detail.days
    } | _denied_days(cited)
    for day in sorted(sentence.days):
        if day not in known and not (negated and _has_hours(cited)):
            yield Problem(rule="hours", shown=day, why="no cited fact speaks of this day")
        elif day in closed and not negated:
            yield Problem(rule="hours", shown=day, why="the facts say that it is closed")


def _denied_days(cited: tuple[Source, ...]) -> set[str]:
    """Return the days on which something is not done, and of which nothing else is said."""
    told = {d for one in cited if one.fact.kind is not FactKind.EXCLUSION for d in one.days}
    return {d for one in cited if one.fact.kind is FactKind.EXCLUSION for d in one.days} - told


def _has_hours(cited: tuple[Source, ...]) -> bool:
    """Whether the week is given, so that other days are closed."""
    return any(one.fact.kind is FactKind.HOURS for one in cited)


def _labels(sentence: Sentence, cited: tuple[Source, ...]) -> Iterator[Problem]:
    """Hours and numbers that are of something in particular are given as such."""
    for one in cited:
        label = getattr(one.fact.detail, "label", "") or getattr(one.fact.detail, "purpose", "")
        if one.fact.kind not in (FactKind.HOURS, FactKind.PHONE) or not label:
            continue
        mine = source(
            Fact(fact_id=one.fact.fact_id, kind=FactKind.STATEMENT, text=label), sentence.language
        )
        if not mine.keys & sentence.keys:
            yield Problem(rule="qualifier", shown=label, why="the fact is of this only")
