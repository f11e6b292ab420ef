"""Whether a fact supports a region of a sentence, and what is wrong when it does not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.facts import Address, FactKind, Hours, Language
from domain.grading.content.clock import days_in
from domain.grading.content.durations import duration
from domain.grading.content.wording import plain
from domain.model._truth_polarity import affirmed, denials_of, polarity, tense
from domain.model._truth_problem import Problem
from domain.model._truth_qualifiers import (
    bound,
    crossed,
    deadlines,
    every,
    hedges,
    limits,
    narrowed,
)
from domain.model._truth_region import Region
from domain.model._truth_source import Source, Statement
from domain.model._truth_words import LEXICONS, Word, covers, keys, words_of

FRAMES = frozenset(
    {
        *(FactKind.AREA, FactKind.ADDRESS, FactKind.PHONE, FactKind.EMAIL, FactKind.LINK),
        *(FactKind.HOURS, FactKind.NAME),
    }
)
"""Facts whose words may stand beside those of any other fact."""
ONLY: dict[Language, str] = {"en": "only", "de": "nur", "es": "solo"}
"""Whoever denies one thing may say that it is only the other."""
_SELF = frozenset({FactKind.TRADE, FactKind.TAGLINE})
"""What the firm is; these may stand beside anything but a person."""


def unsupported_in(region: Region, cited: tuple[Source, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with a region, by the cited fact that supports it best."""
    if not region.content and not region.anchors:
        return ()
    if other := _of_somebody_else(region, cited):
        return (other,)
    missing = tuple(_unknown(region, cited))
    if missing:
        return missing
    if _is_visitors(region) or (
        _claims_nothing(region) and not _left(region, region.said.trade, cited)
    ):
        return ()
    near = _at_its_address(region, cited)
    able = [
        s
        for s in near
        if _has_all(region, s, cited) and not _left(region, _beside(s, region, near), cited)
    ]
    if not able:
        shown = " ".join(region.text.split())
        return (
            Problem(
                rule="mixed",
                shown=shown,
                why="no single fact says all of it: what belongs to one thing is said of another",
            ),
        )
    return min((tuple(_weakened(region, one)) for one in able), key=len)


def _of_somebody_else(region: Region, cited: tuple[Source, ...]) -> Problem | None:
    """Say what is said of a person, and what a cited fact says of another one alone."""
    people = [anchor for anchor in region.anchors if anchor.is_person]
    own = [one for one in cited if any(anchor.stands_in(one) for anchor in people)]
    others = [one for one in cited if one.fact.kind is FactKind.PERSON and one not in own]
    named = {plain(word.shown) for word in region.words}
    if not (own and others) or any(named & set(one.person.split()[:1]) for one in others):
        return None
    mine = region.said.trade.union(*(one.keys for one in own))
    theirs = frozenset[str]().union(*(one.keys for one in others))
    language = region.said.language
    for word in region.content:
        if word.keys & theirs and not covers(mine, word, region.said.keys, language):
            return Problem(rule="role", shown=word.shown, why="the facts say it of somebody else")
    return None


def _at_its_address(region: Region, cited: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return what may support a region; beside a street stands its own town, and no other."""
    streets = [one.fact.detail.street for one in cited if isinstance(one.fact.detail, Address)]
    named = frozenset(
        key
        for street in streets
        for word in words_of(street, region.said.language)
        if not word.is_neutral and len(word.shown) > 2
        for key in word.keys
    )
    if not named & frozenset(key for word in region.words for key in word.keys):
        return cited
    return tuple(one for one in cited if one.fact.kind is not FactKind.AREA)


def _beside(source: Source, region: Region, cited: tuple[Source, ...]) -> frozenset[str]:
    """Return the keys of what may be said with one fact: its own, and those of what frames it."""
    if source.fact.kind in (FactKind.LICENCE, FactKind.AWARD):
        cited = tuple(
            one for one in cited if one.fact.kind not in (FactKind.AREA, FactKind.ADDRESS)
        )
    own = source.keys | _of_its_kind(source, region.said.language)
    return own | _frames(region, cited) | _of_the_same_person(source, region, cited)


def _of_the_same_person(
    source: Source, region: Region, cited: tuple[Source, ...]
) -> frozenset[str]:
    """Return the keys of other facts that name the one person a region is about; of numbers, only who they are."""
    people = [anchor for anchor in region.anchors if anchor.is_person]
    if len(people) != 1 or not people[0].stands_in(source):
        return frozenset()
    others = (one for one in cited if one is not source and people[0].stands_in(one))
    return frozenset[str]().union(
        *(one.keys for one in others if one.fact.kind is FactKind.PERSON or not region.numbers)
    )


def _frames(region: Region, cited: tuple[Source, ...]) -> frozenset[str]:
    person = any(anchor.is_person for anchor in region.anchors)
    kinds = FRAMES if person else FRAMES | _SELF
    promised = any(not (anchor.is_person or anchor.quantity) for anchor in region.anchors)
    own = frozenset[str]() if person or promised else region.said.trade
    for anchor in region.anchors:
        if anchor.quantity and anchor.quantity.kind == "number":
            own -= keys(anchor.quantity.after, region.said.language)
    for word, after in pairwise(w for w in region.words if not w.is_neutral):
        if _EVERY.fullmatch(word.shown):
            own -= after.keys
    if any(s.is_negated for source in cited for s in source.statements):
        own |= keys(ONLY[region.said.language], region.said.language)
    own |= _parts_of_day(region, cited)
    return own.union(*(s.keys for s in cited if s.fact.kind in kinds))


def _of_its_kind(source: Source, language: Language) -> frozenset[str]:
    """Return the keys of verbs that say no more than what kind of fact it is: an award is won."""
    is_won = source.fact.kind is FactKind.AWARD and not _NOT_WON.search(source.fact.text)
    told = _KINDS[language] if is_won else ""
    return frozenset(key for word in told.split() for key in keys(word, language))


_NOT_WON = re.compile(
    r"finalist|short-?list|nominat|nominiert|runner|second|commended|applied|platz|segund|candidat",
    re.I,
)
_KINDS: dict[Language, str] = {
    "en": "win won receive received name named award awarded earn earned",
    "de": "gewonnen gewann bekommen erhalten ausgezeichnet",
    "es": "ganar ganó ganamos recibir recibió premiar premió",
}
_PARTS_OF_DAY: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("morning", "vormittag", "mañana"), ("00:00", "11:00")),
    **dict.fromkeys(("afternoon", "nachmittag", "tarde"), ("14:30", "24:00")),
    **dict.fromkeys(("evening", "abend", "noche"), ("19:00", "24:00")),
}
"""Between when hours have to begin or end for that part of the day to be open."""
_WEEK = ("week", "day", "woche", "tag", "semana", "día")
"""What opening hours are of."""


def _parts_of_day(region: Region, cited: tuple[Source, ...]) -> frozenset[str]:
    """Return the keys of parts of the day in which the cited hours of the days named lie."""
    found: set[str] = set()
    hours = [one.fact.detail for one in cited if isinstance(one.fact.detail, Hours)]
    days = region.said.days
    spans = [s for one in hours if not days or days & set(one.days) for s in one.spans]
    for word, (first, last) in _PARTS_OF_DAY.items():
        is_open = any(
            s.opens < last if first == "00:00" else first < s.closes <= last for s in spans
        )
        found |= keys(word, region.said.language) if is_open else set()
    week = " ".join(_WEEK) if hours else ""
    return frozenset(found).union(*(keys(word, region.said.language) for word in week.split()))


def _claims_nothing(region: Region) -> bool:
    """Whether it asks the visitor for something or about something: `Bring your bike in`."""
    is_called = LEXICONS[region.said.language].call.match(region.clause.text.strip(" ,;:"))
    return (region.affirms_little or bool(is_called)) and (
        region.is_question or not region.clause.is_negated
    )


def _has_all(region: Region, source: Source, cited: tuple[Source, ...]) -> bool:
    """Whether a fact has every quantity, person and promise; a house number stands in its address."""
    where = [one for one in cited if one.fact.kind is FactKind.ADDRESS]
    return all(
        anchor.stands_in(source)
        or (anchor.quantity is not None and any(anchor.stands_in(one) for one in where))
        for anchor in region.anchors
    )


def _left(region: Region, known: frozenset[str], cited: tuple[Source, ...]) -> tuple[Word, ...]:
    """Return the words that known ones do not support."""
    language = region.said.language
    left = (w for w in region.content if not covers(known, w, region.said.keys, language))
    return tuple(
        w
        for w in left
        if not (
            (region.numbers and _EACH.fullmatch(w.shown) and not _FIRST.search(_told(cited)))
            or (_EVERY.fullmatch(w.shown) and _is_general(region, w, cited))
            or (_ONLY.fullmatch(w.shown) and _is_of_number(region, w))
            or _denies_or_weakens(region, w)
        )
    )


def _is_general(region: Region, scope: Word, cited: tuple[Source, ...]) -> bool:
    """Whether a fact says it of a thing without any limit, so that it holds for each: `Frames are guaranteed`."""
    after = [w for w in region.words if w.start > scope.start and not w.is_neutral][:1]
    return bool(after) and any(
        after[0].keys & one.keys and not _is_limited(one)
        for source in cited
        if source.fact.kind in (FactKind.GUARANTEE, FactKind.STATEMENT)
        for one in source.statements
    )


def _is_limited(fact: Statement) -> bool:
    lexicon = LEXICONS[fact.language]
    limits = (lexicon.narrowing, *lexicon.hedges.values())
    return (
        any(one.search(fact.text) for one in limits)
        or any(word.shown.casefold() in lexicon.limiting for word in fact.words)
        or any(one.kind == "number" for one in fact.quantities)
    )


def _denies_or_weakens(region: Region, word: Word) -> bool:
    """Whether it only denies, which is compared itself, or says no more than `usually`."""
    lexicon = LEXICONS[region.said.language]
    return any(
        found.start() <= word.start < found.end()
        for pattern in (lexicon.negation, lexicon.hedges["usually"])
        for found in pattern.finditer(region.said.bare)
    )


def _is_of_number(region: Region, word: Word) -> bool:
    """Whether `only` stands before a number, which is compared itself: `only six people`."""
    at = word.start + len(word.shown)
    return any(
        a.quantity and duration(a.quantity) is None and 0 <= a.start - at <= 2
        for a in region.anchors
    )


_ONLY = re.compile(r"only|just|nur|sol[oa]|sólo|solamente", re.I)
_EVERY = re.compile(r"every|each|all|whole|full|jede[rnsm]?|alle[rnsm]?|cada|tod[oa]s?", re.I)


def _told(cited: tuple[Source, ...]) -> str:
    return " ".join(source.fact.text for source in cited)


_FIRST = re.compile(
    r"\b(?:first|second|further|erste[nrs]?|weitere[nrs]?|primer[oa]?|adicional)\b", re.I
)
_EACH = re.compile(r"every|each|jede[rnsm]?|cada", re.I)
"""Before a thing with a number: the number is of each of them."""


def _unknown(region: Region, cited: tuple[Source, ...]) -> Iterator[Problem]:
    known = _frames(region, cited).union(*(source.keys for source in cited))
    known = known.union(*(_of_its_kind(source, region.said.language) for source in cited))
    left = _left(region, known, cited)
    if left and not _is_visitors(region):
        shown = ", ".join(dict.fromkeys(word.shown for word in left))
        yield Problem(rule=_rule(region), shown=shown, why="no cited fact says so")
    for anchor in region.anchors:
        if not any(anchor.stands_in(source) for source in cited):
            one = anchor.quantity
            is_a_while = one is not None and one.value == "1" and duration(one) is not None
            yield Problem(
                rule="word" if is_a_while else "value",
                shown=anchor.shown,
                why="no cited fact states it",
            )


def _rule(region: Region) -> str:
    if region.is_of_the_visitor:
        return "exclusion"
    is_promised = any(not (a.is_person or a.quantity) for a in region.anchors)
    return "promise" if is_promised else "word"


def _is_visitors(region: Region) -> bool:
    """Whether it asks what the visitor wants or has; only what the firm does not do is no matter of wishes."""
    excluded = any(w.keys & region.said.excluded for w in region.content)
    return region.is_of_the_visitor and not excluded


def _weakened(region: Region, source: Source) -> Iterator[Problem]:
    """Return how a region says more, or other, than the fact whose words it uses."""
    used = _used(region, source)
    has_parts = source.fact.kind not in (FactKind.ADDRESS, FactKind.LICENCE)
    denials = tuple(denials_of(region, source))
    for one in used:
        yield from polarity(region, one, is_told=bool(denials))
        yield from hedges(region, one)
        yield from limits(region, one)
        yield from narrowed(region, one)
        yield from every(region, one)
        yield from deadlines(region, one) if source.fact.kind is not FactKind.HOURS else ()
        yield from crossed(region, one) if has_parts else ()
    yield from affirmed(region, denials)
    yield from tense(region, source, used)
    priced = any(a.quantity and a.quantity.kind == "price" for a in region.anchors)
    if priced and not region.said.days and any(days_in(one.text) for one in used):
        yield Problem(rule="qualifier", shown=region.text.strip(), why="the fact names the days")
    for anchor in region.anchors:
        if anchor.quantity is not None and anchor.quantity.kind not in ("year", "date"):
            yield from bound(region, anchor.quantity, source)


def _used(region: Region, source: Source) -> tuple[Statement, ...]:
    """Return the fewest statements of a fact that support the region, best first."""
    used: list[Statement] = []
    left, numbers = list(region.content), set(region.numbers)
    pool = list(source.statements)

    def share(statement: Statement) -> int:
        told = sum(region.has_word(statement, word) for word in left)
        return told + len(numbers & {q.value for q in statement.quantities})

    while pool and share(best := max(pool, key=share)):
        used.append(best)
        pool.remove(best)
        left = [word for word in left if not region.has_word(best, word)]
        numbers -= {q.value for q in best.quantities}
    return tuple(used)
