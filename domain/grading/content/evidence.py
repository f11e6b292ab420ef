"""Everything the facts say, in the normal forms claims are compared in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, cast

from domain.facts import TO_THE_MAKER, Fact, FactKind, Facts, Hours, Person, Review, ServiceDetail
from domain.grading.content.claim_words import CLAIM_WORDS
from domain.grading.content.clock import DAYS, Minutes, openings, times
from domain.grading.content.durations import equivalents
from domain.grading.content.quantities import Quantity, each_number, quantities
from domain.grading.content.wording import plain, stem, stems
from domain.grading.view import SiteView

_NOT_EVIDENCE = TO_THE_MAKER | {FactKind.EXCLUSION, FactKind.DECLINED}
_KEPT = "_evidence"
_SKIPPED_LEAVES = frozenset(
    {"detail", "sha256", "hex", "href", "width_px", "height_px", "file", "role"}
)


@dataclass
class Evidence:
    """The facts, indexed."""

    facts: Facts
    language: str
    texts: list[str] = field(default_factory=lambda: [])
    """Every text that may support a claim."""
    words: set[str] = field(default_factory=lambda: set())
    """Every word of them, plain."""
    stems: set[str] = field(default_factory=lambda: set())
    numbers: set[str] = field(default_factory=lambda: set())
    percents: set[str] = field(default_factory=lambda: set())
    prices: set[str] = field(default_factory=lambda: set())
    phones: set[str] = field(default_factory=lambda: set())
    emails: set[str] = field(default_factory=lambda: set())
    dates: set[str] = field(default_factory=lambda: set())
    after: dict[str, set[str]] = field(default_factory=lambda: {})
    """Numbers under the stem of the word behind them."""
    minutes: set[int] = field(default_factory=lambda: set())
    hours: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: {})
    """Opening spans under each day the facts name; an empty set is a closed day."""
    elsewhere: set[int] = field(default_factory=lambda: set())
    """Clock times of events and statements, which are no opening hours."""
    reviews: list[str] = field(default_factory=lambda: [])
    ratings: set[float] = field(default_factory=lambda: set())
    claims: set[str] = field(default_factory=lambda: set())
    """Names of the families of claim words some fact uses."""
    squashed: str = ""
    """All texts as capital letters and digits without gaps, for codes."""
    joined: str = ""
    """All texts plain, for quotations."""
    memory: dict[str, Any] = field(default_factory=dict[str, Any])
    """Room for what audits work out once for all pages."""

    @cached_property
    def known(self) -> frozenset[str]:
        """Every word, once indexing is done."""
        return frozenset(self.words)


def evidence(view: SiteView) -> Evidence | None:
    """Return the indexed facts of a site; None for a site without facts."""
    return None if view.context.facts is None else gathered(view.context.facts)


def gathered(facts: Facts) -> Evidence:
    """Return the facts indexed: worked out once, some 25 ms, and kept with them."""
    kept: object = vars(facts).get(_KEPT)
    if isinstance(kept, Evidence):
        return kept
    vars(facts)[_KEPT] = made = _gathered(facts)
    return made


def _gathered(facts: Facts) -> Evidence:
    made = Evidence(facts, facts.language)
    for fact in facts.entries:
        if fact.kind not in _NOT_EVIDENCE:
            _add(made, fact)
        elif fact.kind is FactKind.EXCLUSION:
            made.words |= set(plain(fact.text).split())
            made.stems |= set(stems(fact.text))
            made.texts.append(fact.text)
            _number(made, fact.text)
    _count(made)
    whole = " ".join(made.texts)
    made.squashed = re.sub(r"[^A-Z0-9]", "", whole.upper())
    made.joined = plain(whole)
    claimable = [t for f in facts.entries if f.kind not in _NOT_EVIDENCE for t in leaves(f)]
    made.claims = {c.name for c in CLAIM_WORDS if any(c.pattern.search(t) for t in claimable)}
    return made


def leaves(fact: Fact) -> Iterator[str]:
    """Return every text of a fact: its own, its heading's and its detail's."""
    yield fact.text
    if fact.heading:
        yield fact.heading
    if fact.detail is not None:
        yield from _leaves(fact.detail.model_dump(mode="json"), "")


def _leaves(thing: object, name: str) -> Iterator[str]:
    if isinstance(thing, dict):
        for key, item in cast(dict[str, object], thing).items():
            if key not in _SKIPPED_LEAVES:
                yield from _leaves(item, key)
    elif isinstance(thing, list):
        for item in cast(list[object], thing):
            yield from _leaves(item, name)
    elif isinstance(thing, str | int | float) and not isinstance(thing, bool) and str(thing):
        yield str(thing)


def _add(made: Evidence, fact: Fact) -> None:
    for text in dict.fromkeys(leaves(fact)):
        made.texts.append(text)
        made.words |= set(plain(text).split())
        made.stems |= set(stems(text))
        _number(made, text)
        _time(made, text, is_hours=fact.kind is FactKind.HOURS)
    match fact.detail:
        case Hours():
            spans = {(_clock(s.opens), _clock(s.closes)) for s in fact.detail.spans}
            for day in fact.detail.days:
                made.hours.setdefault(day, set()).update(spans)
            made.minutes |= {minute for span in spans for minute in span}
        case Review():
            made.reviews += [plain(fact.detail.quote), plain(fact.text)]
            if fact.detail.rating is not None:
                made.ratings.add(fact.detail.rating)
        case ServiceDetail() if fact.detail.duration_minutes:
            made.numbers |= {
                str(fact.detail.duration_minutes),
                str(fact.detail.duration_minutes // 60),
            }
        case _:
            if fact.kind is FactKind.REVIEW:
                made.reviews.append(plain(fact.text))


def _clock(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def _number(made: Evidence, text: str) -> None:
    found: list[Quantity] = []
    for language in dict.fromkeys((made.language, "en")):
        found += quantities(times(text).rest, language)
    under = {
        "phone": made.phones,
        "email": made.emails,
        "price": made.prices,
        "percent": made.percents,
        "date": made.dates,
    }
    for one in found:
        if one.kind in ("number", "year") and one.after:
            made.after.setdefault(stem(one.after), set()).add(one.value)
        if one.kind in under:
            under[one.kind].add(one.value)
    made.numbers |= set(each_number(tuple(found)))
    made.numbers |= {value for one in found for value in equivalents(one)}
    runs = re.findall(r"\+?[\d][\d\s()./-]{5,}\d", text)
    made.phones |= {re.sub(r"\D", "", run) for run in runs}


def _time(made: Evidence, text: str, *, is_hours: bool) -> None:
    read = times(text)
    found: list[Minutes] = [t for _, _, t in read.singles]
    found += [t for _, _, a, b in read.spans for t in (a, b)]
    minutes = {minute for one in found for minute in one}
    made.minutes |= minutes
    if not is_hours:
        made.elsewhere |= minutes
    for opening in openings(text) if is_hours else ():
        exact = {(a, b) for opens, closes in opening.spans for a in opens for b in closes}
        for day in opening.days:
            made.hours.setdefault(day, set()).update(exact)


def _count(made: Evidence) -> None:
    """Count what the facts list: `seven days a week` and `24 hours` follow from the hours."""
    open_days = [day for day in DAYS if made.hours.get(day)]
    if len(open_days) == 7:
        made.numbers.add("7")
        made.claims.add("every day")
        if all((0, 1440) in made.hours[day] for day in DAYS):
            made.numbers.add("24")
            made.claims.add("round the clock")


COUNTED: dict[str, FactKind] = {
    **dict.fromkeys(("servic", "leistun", "leist", "treatme"), FactKind.SERVICE),
    **dict.fromkeys(("review", "reseña", "bewert", "opini"), FactKind.REVIEW),
    **dict.fromkeys(("person", "peopl", "persona"), FactKind.PERSON),
    **dict.fromkeys(("town", "area", "orte", "zona"), FactKind.AREA),
    **dict.fromkeys(("project", "projekt", "proyect"), FactKind.PROJECT),
    **dict.fromkeys(("question", "frag", "pregunt"), FactKind.QUESTION),
}
"""What may be counted on a page: stem of the noun, and the facts it counts."""


def counts(made: Evidence, noun: str, value: str) -> bool:
    """Whether a number is the count of what the facts list under this noun."""
    kind = COUNTED.get(stem(noun))
    return kind is not None and str(len(made.facts.of(kind))) == value


def people(made: Evidence) -> set[str]:
    """Return the plain names of everybody the facts name."""
    return {plain(person.name) for _, person in made.facts.details(Person)}
