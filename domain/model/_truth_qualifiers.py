"""Whether a sentence keeps what its fact is restricted to: hedges, limits, conditions, bounds."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from domain.facts import Language
from domain.grading.content.clock import times
from domain.grading.content.quantities import Quantity
from domain.grading.content.wording import plain
from domain.model._truth_anchors import PROMISED, is_same
from domain.model._truth_problem import Problem
from domain.model._truth_region import Region
from domain.model._truth_source import Source, Statement
from domain.model._truth_words import LEXICONS, Word, covers, keys

_PREPOSITION: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\s(?:with|without|in|at|from|to|by|and|or|for|on)\s", re.I),
    "de": re.compile(
        r"\s(?:mit|ohne|in|im|am|aus|von|vom|zu|zum|zur|auf|bei|und|oder|für|nach)\s", re.I
    ),
    "es": re.compile(r"\s(?:con|sin|en|a|al|desde|y|o|para|por)\s", re.I),
}
_JOINT = re.compile(r"[,;()]\s*|\s(?:and|und|y|e|or|oder|o|u)\s")
_ONLY = re.compile(r"only|solely|nur|ausschließlich|sol[oa]|sólo|solamente", re.I)
_ONE = re.compile(r"one|first|erste[rnsm]?|primera?|primero", re.I)
_ANYBODY = re.compile(r"people|anyone|those|menschen|personen|personas|quienes", re.I)
"""Whom a fact is for when it is for nobody in particular."""
_ORDER = re.compile(r"\b(?:after|nach|después)(?!\w)", re.I)
_EVERY = re.compile(r"every|each|all|any|jede[rnsm]?|alle[rnsm]?|tod[oa]s?|cada|cualquier", re.I)


def hedges(region: Region, fact: Statement) -> Iterator[Problem]:
    whole = region.said.bare
    for name, hedge in LEXICONS[region.said.language].hedges.items():
        if region.affirms_little and name not in ("planned", "former"):
            continue
        found = hedge.search(fact.text)
        if found and not hedge.search(whole) and _hedged(region, fact, found):
            yield Problem(rule="qualifier", shown=found.group(), why=f"the fact only says `{name}`")


def _hedged(region: Region, fact: Statement, found: re.Match[str]) -> bool:
    """Whether a hedge is about what the region says: its part of the statement, or all of it."""
    part = _part(fact, found.start())
    alone = not any(not w.is_neutral for w in part.words if w.shown not in found.group().split())
    alone = alone and not (part.text != fact.text and _CLAUSE.search(part.text))
    return alone or region.share(part) > 0


def _part(fact: Statement, at: int) -> Statement:
    """Return the part of a statement, between commas, in which a place lies."""
    starts = [m.end() for m in re.finditer(r"[,;]\s", fact.text) if m.end() <= at]
    ends = [m.start() for m in re.finditer(r"[,;]\s", fact.text) if m.start() >= at]
    return Statement(
        fact.text[max(starts, default=0) : min(ends, default=len(fact.text))], fact.language
    )


def limits(region: Region, fact: Statement) -> Iterator[Problem]:
    lexicon = LEXICONS[region.said.language]
    if region.affirms_little:
        return
    limiting = _limiting(fact.language)
    content = frozenset(key for word in region.content for key in word.keys)
    for at, word in enumerate(fact.words):
        is_limit = word.shown.casefold() in lexicon.limiting or bool(
            _only_stems(word.keys) & limiting
        )
        after = [w for w in fact.words[at + 1 : at + 4] if not w.is_neutral][:2]
        after = _free(after, word, fact)
        is_limit = is_limit and not lexicon.degrees.fullmatch(word.shown)
        if _ONE.fullmatch(word.shown) and any(_several(w, region) for w in after):
            yield Problem(rule="qualifier", shown=after[0].shown, why="the fact has one of it")
        if is_limit and any(w.keys & content for w in after) and not word.keys & region.said.keys:
            yield Problem(
                rule="qualifier", shown=after[0].shown, why=f"the fact says `{word.shown}`"
            )


@lru_cache(maxsize=3)
def _limiting(language: Language) -> frozenset[str]:
    found = (keys(word, language) for one in LEXICONS[language].limiting for word in _parts(one))
    return _only_stems(frozenset[str]().union(*found))


def _parts(word: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", word)


def _free(after: list[Word], limit: Word, fact: Statement) -> list[Word]:
    """Return the words a limit is about: in its own part, and not said without it elsewhere."""
    comma = re.search(r"[,;()]", fact.text[limit.start :])
    stop = limit.start + comma.start() if comma else len(fact.text)
    near = {w.start for w in after}
    others = [
        other
        for before, other in pairwise(fact.words)
        if other.start not in near and before.shown.casefold() not in _EACH
    ]
    return [w for w in after if w.start < stop if not any(w.keys & other.keys for other in others)]


_EACH = frozenset({"per", "pro", "je", "por"})


def _several(word: Word, region: Region) -> bool:
    """Whether a sentence has in the plural what a fact has one of."""
    said = [w.shown.casefold() for w in region.content if w.keys & word.keys]
    return any(w.endswith("s") and not word.shown.endswith("s") for w in said)


def _only_stems(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if not key.startswith("~"))


def narrowed(region: Region, fact: Statement) -> Iterator[Problem]:
    if region.affirms_little:
        return
    marker = LEXICONS[fact.language].narrowing
    marks = list(marker.finditer(fact.text))
    for at, mark in enumerate(marks):
        stop = re.search(r"[,;()]", fact.text[mark.end() :])
        ends = [len(fact.text), *(m.start() for m in marks[at + 1 : at + 2])]
        joint = _PREPOSITION[fact.language].search(fact.text, mark.end() + 1)
        ends.append(joint.start() if joint else len(fact.text))
        end = min(*ends, mark.end() + stop.start() if stop else len(fact.text))
        chunk = Statement(fact.text[mark.start() : end], fact.language)
        if _is_clause(fact.text, mark):
            continue
        part = _joined_part(fact.text, mark.start(), end)
        rest = Statement(part, fact.language)
        if _ONLY.fullmatch(chunk.text.strip(" .")) and _has_before(region, fact, mark.start()):
            continue
        if PROMISED.search(chunk.text) and not part.strip():
            continue
        if region.share(rest) > 0 and not _is_kept(region, chunk):
            yield Problem(
                rule="qualifier",
                shown=region.text.strip(),
                why=f"the fact says it `{chunk.text.strip()}`",
            )


_FINITE = re.compile(
    r"is|are|has|have|we|you|they|there|ist|sind|hat|haben|gibt|kommt|kommen|wird|werden|wir|sie|es|son|hay|está|están",
    re.I,
)
_CLAUSE = re.compile(r"\b(?:we|you|they|wir|sie|nosotros|usted)\b", re.I)
_IF = re.compile(
    r"(?:if|unless|when|only|wenn|falls|sofern|nur|si|salvo|cuando|sol[oa]|sólo)\b", re.I
)
_UNTIL = re.compile(r"\b(?:until|till|by|before|bis|vor|hasta|antes de)\b", re.I)
_FOR = re.compile(r"(?:for|für|bei|para|por|in|en)(?!\w)", re.I)


def _is_clause(text: str, mark: re.Match[str]) -> bool:
    """Whether `for ...` opens a clause of its own, behind a comma: it restricts that one."""
    if not (text[: mark.start()].rstrip().endswith(",") and _FOR.fullmatch(mark.group())):
        return False
    own = re.split(r"[,;()]", text[mark.start() :])[0].split()[2:5]
    return any(_FINITE.fullmatch(word) for word in own)


def _has_before(region: Region, fact: Statement, at: int) -> bool:
    """Whether the sentence has the word a trailing `only` is about: `by appointment only`."""
    before = [w for w in fact.words if w.start < at and not w.is_neutral][-1:]
    return bool(before and before[0].keys & region.said.keys)


def _joined_part(text: str, start: int, end: int) -> str:
    """Return what stands around a restriction, up to the next joint on either side."""
    before, after = text[:start], text[end:]
    own = PROMISED.search(text[start:end])
    joints = list(_JOINT.finditer(before if own else before.rstrip(" ,;(")))
    head = before[joints[-1].end() :] if joints else before
    return f"{head} {_JOINT.split(after, maxsplit=1)[0]}"


def _is_kept(region: Region, chunk: Statement) -> bool:
    """Whether a restriction is in the sentence too; one without content restricts nothing."""
    said = region.said
    told = [w for w in chunk.words if not (w.is_neutral or _EVERY.fullmatch(w.shown))]
    told = [
        w for w in told if not (_only_stems(w.keys) & said.trade or _ANYBODY.fullmatch(w.shown))
    ]
    told = told[:2]
    if _ORDER.match(chunk.text) and (order := _ORDER.search(said.bare)):
        return order.group().casefold() == chunk.text[: order.end() - order.start()].casefold()
    if any(covers(said.keys, word, chunk.keys, said.language) for word in told):
        return True
    if any(_is_narrower(key, word) for word in told for key in said.keys):
        return True
    if any(is_same(one, other) for one in said.quantities for other in chunk.quantities):
        return True
    prices = [q.kind == "price" for q in chunk.quantities]
    if not told and prices and all(prices) and _FOR.match(chunk.text):
        return True
    if not told and _IF.match(chunk.text):
        rest = [w for w in chunk.words if w.start > 0 and len(w.shown) > 3]
        return not rest or any(w.keys & said.keys for w in rest)
    return not (told or chunk.quantities)


def _is_narrower(key: str, word: Word) -> bool:
    """Whether what is said is a German compound of a word: `Schulklassen` are `Klassen`."""
    stems = [one for one in word.keys if len(one) >= 4 and not one.startswith("~")]
    return any(key.endswith(stem) and len(key) > len(stem) + 2 for stem in stems)


def deadlines(region: Region, fact: Statement) -> Iterator[Problem]:
    """What holds until a time of day is said with a time of day: `orders by 11 the same day`."""
    if region.affirms_little or region.said.has_times:
        return
    for part, _ in fact.parts:
        until = _UNTIL.search(part.text)
        if until and region.share(part) > 0 and times(part.text[until.start() :]).singles:
            yield Problem(
                rule="qualifier", shown=region.text.strip(), why="the fact says until when"
            )


def every(region: Region, fact: Statement) -> Iterator[Problem]:
    """What holds for every thing of a kind holds for that kind, not for a wider one."""
    for at, word in enumerate(fact.words):
        if not (_EVERY.fullmatch(word.shown) and word.keys & region.said.keys):
            continue
        skipped: list[Word] = []
        for after in fact.words[at + 1 : at + 6]:
            if any(after.keys & w.keys for w in region.content):
                break
            skipped.append(after)
        else:
            continue
        if left := [w for w in skipped if not w.is_neutral and not w.keys & region.said.keys]:
            yield Problem(
                rule="qualifier", shown=word.shown, why=f"the fact says `{left[0].shown}`"
            )


def crossed(region: Region, fact: Statement) -> Iterator[Problem]:
    """Parts of a statement that each have an amount or promise keep their own."""
    own = _marks(region.text, {a.quantity.value for a in region.anchors if a.quantity})
    parts = [Statement(text, fact.language) for text in _JOINT.split(fact.text) if text.strip()]
    marked = [(p, m) for p in parts if (m := _marks(p.text, {q.value for q in p.quantities}))]
    mine = frozenset(key for part, marks in marked if marks & own for key in part.keys)
    if not own or not mine:
        return
    mine_only = [part for part, marks in marked if marks & own]
    if all(
        w.is_neutral or w.shown.casefold() in _units(part) for part in mine_only for w in part.words
    ):
        return
    yield from _others(region, fact, own)
    for part, marks in marked:
        for word in region.content if not marks & own else ():
            if word.keys & part.keys and not word.keys & mine:
                yield Problem(
                    rule="mixed", shown=word.shown, why=f"the fact says of it: {part.text.strip()}"
                )


def _units(part: Statement) -> set[str]:
    return {one.after.casefold() for one in part.quantities}


_BY = re.compile(r"\b(?:by|von|por)\s+(?:\w+\s+)?[A-ZÄÖÜÁÉÍÓÚÑ]")


def _others(region: Region, fact: Statement, own: set[str]) -> Iterator[Problem]:
    """What a fact says with a number of one person is not said with it of another it names."""
    parts = [
        Statement(text, fact.language) for text in re.split(r"[,;]", fact.text) if text.strip()
    ]
    with_own = [
        part for part in parts if own & _marks(part.text, {q.value for q in part.quantities})
    ]
    told = " ".join(plain(part.text) for part in with_own)
    if not any(_BY.search(part.text) for part in with_own):
        return
    for part in parts:
        does = any(w.shown.islower() and (w.is_light or not w.is_neutral) for w in part.words)
        for anchor in region.anchors if with_own and does and part not in with_own else ():
            name = plain(anchor.shown)
            if anchor.is_person and name in plain(part.text) and name not in told:
                yield Problem(
                    rule="mixed",
                    shown=anchor.shown,
                    why=f"the fact says of it: {part.text.strip()}",
                )


def _marks(text: str, numbers: set[str]) -> set[str]:
    return numbers | ({"promise"} if PROMISED.search(text) else set())


def bound(region: Region, one: Quantity, source: Source) -> Iterator[Problem]:
    """Compare `from`, `up to` and `about` beside an amount, and what it is paid for each of."""
    said = _bounds_of(region.said.bare, one, region) or _carried(one, region)
    texts = [s.text for s in source.statements if any(q.value == one.value for q in s.quantities)]
    told = [
        _bounds_of(text, q, region)
        for s in source.statements
        for text in [s.text]
        for q in s.quantities
        if q.value == one.value and (one.kind != "price" or q.kind == "price")
    ]
    price = source.price
    if (
        one.kind == "price"
        and price is not None
        and price.amount.split(".")[0] == one.value.split(".")[0]
    ):
        told.append({price.qualifier.replace("_", " ")} - {"exact"} | _first(told))
    if "up to" in set().union(*told) and _HOLDS.search(region.clause.text):
        said = said | {"up to"}
    if told and said not in told and said - {"about"} not in told:
        wanted = " ".join(sorted(told[0])) or "exactly"
        yield Problem(rule="qualifier", shown=one.shown, why=f"the fact says `{wanted}` it")
    if one.kind == "price" and price is not None and price.unit:
        unit = Statement(price.unit, region.said.language).keys
        if texts and not unit & region.said.keys:
            yield Problem(rule="qualifier", shown=one.shown, why=f"the price is per {price.unit}")


_HOLDS = re.compile(
    r"\b(?:seats?|sleeps?|holds?|fits?|room for|at the latest|no later than|passen|passt|fasst|platz für|finden|spätestens"
    r"|caben|cabe|acoge\w*|como muy tarde|a más tardar)\b",
    re.I,
)
"""Says of an amount that it is the most there is room or time for."""
_CARRIED = re.compile(r",?\s*(?:and|und|y)\s+(?:\w+\s+){1,4}?(?:at|for|um|a|por)\s*[£$€]?\s*", re.I)


def _carried(one: Quantity, region: Region) -> set[str]:
    """Return the bounds of the price before, where one verb holds for both."""
    for other in region.said.quantities:
        between = region.said.bare[other.start + len(other.shown) : one.start]
        if other.kind == one.kind == "price" and _CARRIED.fullmatch(between):
            return _bounds_of(region.said.bare, other, region)
    return set()


def _first(told: list[set[str]]) -> set[str]:
    return told[0] if told else set()


def _bounds_of(text: str, one: Quantity, region: Region) -> set[str]:
    before = re.sub(r"[£$€\s]+$", "", text[max(0, one.start - 28) : one.start])
    after = text[one.start + len(one.shown) :][:28]
    found: set[str] = set()
    for name, bound in LEXICONS[region.said.language].bounds.items():
        if any(m.end() == len(before) for m in bound.finditer(before)):
            found.add(name)
        if re.match(
            r"\W*(?:\w+\W+){0,2}(?:at (?:most|least)|maximum|minimum|höchstens|mindestens|como m[áí]\w+)",
            after,
        ) and bound.search(after):
            found.add(name)
    return found
