"""Two things a brief says that cannot both hold."""

from collections.abc import Iterable
from itertools import combinations

from domain.brief import Contradiction
from domain.facts import (
    Address,
    Fact,
    FactKind,
    Hours,
    Language,
    Phone,
    Price,
    ServiceDetail,
    Span,
)
from domain.intake.beginnings import founded
from domain.intake.hours import DAYS
from domain.intake.wording import DAY_NAMES, wording


def contradictions(facts: tuple[Fact, ...], language: Language = "en") -> tuple[Contradiction, ...]:
    """Return every contradiction, in a fixed order of subjects; its question in this language."""
    finders = (_names, _phones, _addresses, _hours, _prices, _beginnings)
    return tuple(made for find in finders for made in find(facts, language))


def _made(subject: str, facts: Iterable[Fact], question: str) -> Contradiction:
    return Contradiction(
        subject=subject, fact_ids=tuple(f.fact_id for f in facts), question=question
    )


def _names(facts: tuple[Fact, ...], language: Language) -> list[Contradiction]:
    names = [f for f in facts if f.kind is FactKind.NAME]
    if len({f.text.casefold() for f in names}) < 2:
        return []
    said = wording("or", language).join(repr(f.text) for f in names)
    return [_made("name", names, wording("ask_name", language, said=said))]


def _phones(facts: tuple[Fact, ...], language: Language) -> list[Contradiction]:
    main = [(f, f.detail) for f in facts if isinstance(f.detail, Phone) and not f.detail.purpose]
    if len({detail.href for _, detail in main}) < 2:
        return []
    said = wording("or", language).join(detail.display for _, detail in main)
    return [_made("phone", [f for f, _ in main], wording("ask_phone", language, said=said))]


def _addresses(facts: tuple[Fact, ...], language: Language) -> list[Contradiction]:
    plain = [(f, f.detail) for f in facts if isinstance(f.detail, Address) and not f.detail.label]
    plain = [(f, d) for f, d in plain if d.street]
    if len({d.street.casefold() for _, d in plain}) < 2:
        return []
    said = wording("or", language).join(f.text for f, _ in plain)
    return [
        _made(
            "address",
            [f for f, _ in plain],
            wording("ask_address", language, said=said),
        )
    ]


def _hours(facts: tuple[Fact, ...], language: Language) -> list[Contradiction]:
    found: list[Contradiction] = []
    sheets = [(f, f.detail) for f in facts if isinstance(f.detail, Hours)]
    for label in dict.fromkeys(detail.label for _, detail in sheets):
        own = [(f, d) for f, d in sheets if d.label == label]
        for day in DAYS:
            rivals = [(f, d) for f, d in own if day in d.days]
            clash = [
                (one, other) for one, other in combinations(rivals, 2) if _clash(one[1], other[1])
            ]
            if clash:
                involved = dict.fromkeys(f for pair in clash for f, _ in pair)
                said = wording("or", language).join(repr(f.text) for f in involved)
                name, shown = DAY_NAMES["en"][DAYS.index(day)], DAY_NAMES[language][DAYS.index(day)]
                found.append(
                    _made(
                        f"hours on {name}",
                        involved,
                        wording("ask_hours", language, day=shown, said=said),
                    )
                )
    return found


def _clash(one: Hours, other: Hours) -> bool:
    if one.note or other.note:
        return False
    if not one.spans or not other.spans:
        return bool(one.spans) != bool(other.spans)
    return any(_overlap(a, b) for a in one.spans for b in other.spans)


def _overlap(one: Span, other: Span) -> bool:
    end_one = one.closes if one.closes > one.opens else "24:00"
    end_other = other.closes if other.closes > other.opens else "24:00"
    return one.opens < end_other and other.opens < end_one


def _prices(facts: tuple[Fact, ...], language: Language) -> list[Contradiction]:
    by_item: dict[tuple[str, str, str], list[tuple[Fact, Price]]] = {}
    for fact in facts:
        price = (
            fact.detail
            if isinstance(fact.detail, Price)
            else fact.detail.price
            if isinstance(fact.detail, ServiceDetail)
            else None
        )
        if price is not None and price.item:
            group = fact.detail.group if isinstance(fact.detail, ServiceDetail) else ""
            by_item.setdefault((price.item.casefold(), price.unit.casefold(), group), []).append(
                (fact, price)
            )
    found: list[Contradiction] = []
    for priced in by_item.values():
        if len({(p.amount, p.up_to, p.currency) for _, p in priced}) > 1:
            said = wording("or", language).join(p.display for _, p in priced)
            item = priced[0][1].item
            found.append(
                _made(
                    f"price of {item}",
                    [f for f, _ in priced],
                    wording("ask_price", language, item=item, said=said),
                )
            )
    return found


def _beginnings(facts: tuple[Fact, ...], language: Language) -> list[Contradiction]:
    told = founded(facts)
    if len(years := dict.fromkeys(year for _, year in told)) < 2:
        return []
    said = wording("or", language).join(years)
    return [
        _made("year of founding", [f for f, _ in told], wording("ask_year", language, said=said))
    ]
