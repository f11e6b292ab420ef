"""Whether a fact supports a region of a sentence, and what is wrong when it does not."""

from collections.abc import Iterator

from domain.facts import FactKind
from domain.grading.content.clock import days_in
from domain.model._truth_polarity import affirmed, denials_of, polarity, tense
from domain.model._truth_problem import Problem
from domain.model._truth_qualifiers import bound, crossed, every, hedges, limits, narrowed
from domain.model._truth_sentence import Region
from domain.model._truth_source import Source, Statement
from domain.model._truth_words import Word, covers

FRAMES = frozenset(
    {
        *(FactKind.AREA, FactKind.ADDRESS, FactKind.PHONE, FactKind.EMAIL, FactKind.LINK),
        *(FactKind.HOURS, FactKind.NAME),
    }
)
"""Facts whose words may stand beside those of any other fact."""
_SELF = frozenset({FactKind.TRADE, FactKind.TAGLINE})
"""What the firm is; these may stand beside anything but a person."""


def unsupported_in(region: Region, cited: tuple[Source, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with a region, by the cited fact that supports it best."""
    if not region.content and not region.anchors:
        return ()
    missing = tuple(_unknown(region, cited))
    if missing:
        return missing
    frames = _frames(region, cited)
    able = [s for s in cited if _has_all(region, s) and not _left(region, s.keys | frames)]
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


def _frames(region: Region, cited: tuple[Source, ...]) -> frozenset[str]:
    person = any(anchor.is_person for anchor in region.anchors)
    kinds = FRAMES if person else FRAMES | _SELF
    return frozenset(key for s in cited if s.fact.kind in kinds for key in s.keys)


def _has_all(region: Region, source: Source) -> bool:
    return all(anchor.stands_in(source) for anchor in region.anchors)


def _left(region: Region, known: frozenset[str]) -> tuple[Word, ...]:
    language = region.said.language
    return tuple(w for w in region.content if not covers(known, w, region.said.keys, language))


def _unknown(region: Region, cited: tuple[Source, ...]) -> Iterator[Problem]:
    known = frozenset(key for source in cited for key in source.keys)
    if left := _left(region, known):
        shown = ", ".join(dict.fromkeys(word.shown for word in left))
        yield Problem(rule="word", shown=shown, why="no cited fact says so")
    for anchor in region.anchors:
        if not any(anchor.stands_in(source) for source in cited):
            yield Problem(rule="value", shown=anchor.shown, why="no cited fact states it")


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
