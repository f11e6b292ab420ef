"""Amounts that follow from those of a fact: sums, a price for several or for one, days of the week, years between."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from domain.facts import Article, Event, FactKind, Facts, Hours, Language
from domain.grading.content.durations import duration
from domain.grading.content.quantities import Quantity
from domain.model._truth_anchors import MONEY, OTHERS
from domain.model._truth_listed import counts_list, is_pair
from domain.model._truth_source import Source
from domain.model._truth_words import keys

_EACH = re.compile(
    r"\b(?:each|apiece|per|a head|a person|a piece|every one|the one"
    r"|je|jede[rnsm]?|pro|einzeln\w*|das stück|pro kopf"
    r"|cada|por|sale a|salen a)(?!\w)",
    re.I,
)
"""Says that a price is of one of several."""
_OF_THE_WEEK = re.compile(
    r"\W*\b(?:days?|tagen?|días?)\W+(?:(?:a|per|each|every|of|in|out|the|die|der|in|pro|je|a|por|de|la|cada)\W+){1,3}"
    r"(?:week|seven|7|woche|sieben|semana|siete)\b",
    re.I,
)
_WHOLE_WEEK = re.compile(r"\b(?:days? out of|days? of the|von|de(?: cada)?)\s+$", re.I)
_YEAR = re.compile(
    r"\b(?:a year|per year|yearly|annual|jahr|jährlich|al año|por año|anual)\b", re.I
)
_MONTH = re.compile(r"\b(?:months?|monthly|monat\w*|mes|mensual\w*)\b", re.I)
_MORE_THAN = re.compile(r"\b(?:over|more than|über|mehr als|más de)\s+$", re.I)
_YEARS = frozenset(["years", "jahre", "jahren", "años"])
_LATER = re.compile(
    r"\s*(?:years?|jahren?|años?)\s+(?:after|later|before|earlier|nach|nachdem|später|vor|bevor|zuvor|darauf|después|antes|más tarde)\b",
    re.I,
)
_RANGE = re.compile(r"\s*(?:to|or|[-–]|bis|oder|a|o)\s*", re.I)
_SHARES = {
    "50": re.compile(r"\b(?:half|hälfte|halb\w*|mitad|medi[oa])\b", re.I),
    "25": re.compile(r"\b(?:quarter|viertel|cuarta parte)\b", re.I),
}
"""Parts of a whole in words, by their percentage."""


def follows(
    one: Quantity, said: Sequence[Quantity], text: str, source: Source, facts: Facts
) -> bool:
    """Whether an amount follows from those of a fact.

    Args:
        one: The amount that is said.
        said: All amounts of the sentence.
        text: The sentence, for the words around the amount.
        source: The fact.
        facts: The whole sheet, for the days of the week and the year it speaks in.
    """
    if one.kind == "price" or (one.kind == "number" and one.after in MONEY):
        return (
            _is_of_a_month(one, text, source)
            or _is_of_several(one, said, source)
            or _is_of_one(one, text, source)
        )
    if one.kind == "percent":
        share = _SHARES.get(one.value)
        return share is not None and bool(share.search(source.fact.text))
    if one.kind != "number" or not one.value.isdigit():
        return False
    return (
        counts_list(one, text, source)
        or is_pair(one, source)
        or _is_between(one, text, source)
        or _multiplies(one, said, source)
        or _is_price(one, said, source)
        or _is_sum(one, source)
        or _is_all_but_one(one, source)
        or _counts_days(one, text, source, facts)
        or _is_age(one, text, source, facts)
    )


def _amounts(source: Source, kind: str) -> list[Decimal]:
    found = [q for s in source.statements for q in s.quantities if q.kind == kind]
    return [Decimal(q.value) for q in found if duration(q) is None]


def _prices(source: Source) -> list[Decimal]:
    price = source.price
    own = [Decimal(price.amount)] if price is not None and price.qualifier == "exact" else []
    return own or _amounts(source, "price")


def _counted(source: Source) -> list[tuple[int, str]]:
    """Return whole numbers of things in a fact, with the word behind each."""
    return [
        (int(q.value), q.after)
        for s in source.statements
        for q in s.quantities
        if q.kind == "number" and q.value.isdigit() and int(q.value) > 1 and duration(q) is None
    ]


def _is_of_several(one: Quantity, said: Sequence[Quantity], source: Source) -> bool:
    """Whether a price is that of one, times a number that is said with it: `ten songs for £1,200`."""
    times = [int(q.value) for q in said if q.kind == "number" and q.value.isdigit()]
    return any(n > 1 and Decimal(one.value) == n * p for n in times for p in _prices(source))


def _is_of_a_month(one: Quantity, text: str, source: Source) -> bool:
    """Whether a price is a twelfth of that of a year."""
    unit = source.price.unit.casefold() if source.price else ""
    if not (_YEAR.search(f"{unit} {source.fact.text}") and _MONTH.search(text)):
        return False
    return any(Decimal(one.value) * 12 == price for price in _prices(source))


def _is_of_one(one: Quantity, text: str, source: Source) -> bool:
    """Whether a price is that of several, shared out among them: `£9 a head` of £36 for four."""
    for number, thing in _counted(source):
        if any(Decimal(one.value) * number == price for price in _prices(source)):
            return bool(_EACH.search(text)) or _has(thing, text, source.language)
    return False


def _has(thing: str, text: str, language: Language) -> bool:
    return any(
        keys(w, language) & keys(thing, language) for w in re.findall(r"\w+", text.casefold())
    )


def _multiplies(one: Quantity, said: Sequence[Quantity], source: Source) -> bool:
    """Whether a number is how often a price of the fact goes into one that is said."""
    totals = [Decimal(q.value) for q in said if q.kind == "price"]
    return int(one.value) > 1 and any(
        total == int(one.value) * price for total in totals for price in _prices(source)
    )


def _is_price(one: Quantity, said: Sequence[Quantity], source: Source) -> bool:
    """Whether a number beside a price is one too: `six euros a child, nine an adult`."""
    beside = any(q.kind == "price" or q.after in MONEY for q in said if q is not one)
    return beside and Decimal(one.value) in _amounts(source, "price")


def _is_sum(one: Quantity, source: Source) -> bool:
    """Whether a number is that of all things one statement counts: 20 of 14 horses and 6 ponies."""
    for statement in source.statements:
        counted = [q for q in statement.quantities if q.kind == "number" and duration(q) is None]
        if any(_is_range(a, b, statement.text) for a, b in pairwise(counted)):
            continue
        if len(counted) > 1 and sum(Decimal(q.value) for q in counted) == Decimal(one.value):
            return True
    return False


def _is_range(one: Quantity, other: Quantity, text: str) -> bool:
    """Whether two numbers are the ends of one range: `two to six players`."""
    return bool(_RANGE.fullmatch(text[one.start + len(one.shown) : other.start]))


def _is_between(one: Quantity, text: str, source: Source) -> bool:
    """Whether so many years lie between two years of a fact: `four years after it was restored`."""
    if not _LATER.match(text[one.start + len(one.shown) :]):
        return False
    years = [int(q.value) for s in source.statements for q in s.quantities if q.kind == "year"]
    return any(abs(a - b) == int(one.value) for a, b in combinations(years, 2))


def _is_all_but_one(one: Quantity, source: Source) -> bool:
    """Whether a number is that of those whom the visitor brings along: `nine friends` of ten."""
    return one.after in OTHERS and any(n == int(one.value) + 1 for n, _ in _counted(source))


def _counts_days(one: Quantity, text: str, source: Source, facts: Facts) -> bool:
    """Whether a number is on how many days of the week the firm is open, or that of all of them."""
    if source.fact.kind is not FactKind.HOURS:
        return False
    opened = {
        day
        for _, hours in facts.details(Hours)
        for day in hours.days
        if hours.spans and not hours.label
    }
    around = text[one.start + len(one.shown) :]
    if int(one.value) == len(opened) and _OF_THE_WEEK.match(around):
        return True
    return one.value == "7" and bool(_WHOLE_WEEK.search(text[: one.start]))


def _is_age(one: Quantity, text: str, source: Source, facts: Facts) -> bool:
    """Whether more than so many years lie between a year of the fact and the latest date on the sheet."""
    if one.after not in _YEARS or not _MORE_THAN.search(text[: one.start]):
        return False
    began = [int(q.value) for s in source.statements for q in s.quantities if q.kind == "year"]
    now = max((int(year) for year in _dates(facts)), default=0)
    return any(0 <= now - year - int(one.value) < 10 for year in began)


def _dates(facts: Facts) -> list[str]:
    events = [event.date or "" for _, event in facts.details(Event)]
    articles = [article.date for _, article in facts.details(Article)]
    return [date[:4] for date in (*events, *articles) if date[:4].isdigit()]
