"""Put the offer in order: a catalogue of services."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from pydantic import Field, model_validator

from domain.agents.discovery._catalogue import Offer, offered
from domain.agents.discovery._icons import icon_for
from domain.agents.discovery._matching import NameIndex
from domain.agents.spec import AgentSpec, Given
from domain.brief import Slug
from domain.facts import Fact, FactKind, Facts, Language, Price, Question, ServiceDetail
from domain.text import Passage, quoting
from domain.text.sentences import sentences
from domain.trades import TRADES, Trade
from domain.trades.recognition import TRADE_SIGNALS, trade_of
from domain.value import Value


class PriceLine(Value):
    """One line of a price list."""

    label: Passage
    price: Price
    note: str = ""


class Service(Value):
    """One thing the firm offers."""

    slug: Slug
    name: Passage
    group: str = ""
    summary: tuple[Passage, ...] = ()
    """What the brief says of it, sentence by sentence."""
    prices: tuple[PriceLine, ...] = ()
    duration_minutes: int | None = Field(default=None, gt=0)
    questions: tuple[tuple[Passage, Passage], ...] = ()
    """Questions and answers of the brief that name it."""
    areas: tuple[Passage, ...] = ()
    icon: str = ""
    """Key of an icon in the icon set; empty when none fits."""
    has_page: bool = False
    """Whether the facts are enough for a page of its own (at least two sentences or prices)."""


class ServiceDefinition(Value):
    """The catalogue."""

    services: tuple[Service, ...] = ()
    groups: tuple[str, ...] = ()
    """In the order of the brief."""
    prices: tuple[PriceLine, ...] = ()
    """Prices that belong to no one service."""
    excluded: tuple[Passage, ...] = ()
    """What the firm says it does not do, verbatim."""
    noun: str = "services"
    """Interface key for what the trade calls its offer: services, menu, treatments, works, rooms, products, courses."""

    @model_validator(mode="after")
    def _slugs_are_unique(self) -> Self:
        slugs = [service.slug for service in self.services]
        if twice := sorted({slug for slug in slugs if slugs.count(slug) > 1}):
            raise ValueError(f"services share the slugs {twice}; number the repeats")
        return self


def draft(given: Given) -> ServiceDefinition:
    """List what the firm offers and put beside each thing what the brief says of it."""
    facts = given.facts
    offers = offered(facts)
    trade = TRADES[trade_of(facts)]
    told = _Told.of(facts, offers)
    services = tuple(
        _service(offer, told, place, facts.language, trade) for place, offer in enumerate(offers)
    )
    return ServiceDefinition(
        services=services,
        groups=tuple(dict.fromkeys(offer.group for offer in offers if offer.group)),
        prices=tuple(told.other_prices),
        excluded=tuple(quoting(f) for f in facts.of(FactKind.EXCLUSION)),
        noun=trade.noun,
    )


@dataclass
class _Told:
    """What facts besides its own say of each service, by its place in the catalogue."""

    sentences: dict[int, list[Passage]] = field(default_factory=lambda: defaultdict(list))
    prices: dict[int, list[PriceLine]] = field(default_factory=lambda: defaultdict(list))
    questions: dict[int, list[tuple[Passage, Passage]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    areas: dict[int, list[Passage]] = field(default_factory=lambda: defaultdict(list))
    other_prices: list[PriceLine] = field(default_factory=lambda: list[PriceLine]())

    @classmethod
    def of(cls, facts: Facts, offers: Sequence[Offer]) -> Self:
        """Hand every fact to the services it names."""
        told = cls()
        names = NameIndex([offer.name for offer in offers], facts.language)
        headings = {offer.name.casefold(): place for place, offer in enumerate(offers)}
        for entry in facts.of(*_TELLING):
            told._take(entry, names, headings.get(entry.heading.casefold()))
        return told

    def _take(self, entry: Fact, names: NameIndex, under: int | None) -> None:
        match entry.detail:
            case Price() as price:
                line = PriceLine(label=quoting(entry, price.item or entry.text), price=price)
                place = _one_named(names, price.item, under)
                (self.other_prices if place is None else self.prices[place]).append(line)
            case Question(question=question, answer=answer):
                for place in _named(names, question, under):
                    pair = (quoting(entry, question), quoting(entry, answer))
                    self.questions[place].append(pair)
            case _:
                kept = self.areas if entry.kind is FactKind.AREA else self.sentences
                for place in _named(names, entry.text, under):
                    kept[place].append(quoting(entry))


_TELLING = (FactKind.STATEMENT, FactKind.PRICE, FactKind.QUESTION, FactKind.AREA)
_MOST_NAMED = 2
"""A sentence that names more services than this is a list and describes none of them."""


def _named(names: NameIndex, text: str, under: int | None) -> tuple[int, ...]:
    """Return the services a text is about: the one it stands under, or those it names."""
    if under is not None:
        return (under,)
    found = names.named_in(text)
    if len(found) > _MOST_NAMED:
        return ()
    return found or names.hinted_in(text)


def _one_named(names: NameIndex, item: str, under: int | None) -> int | None:
    found = (under,) if under is not None else names.closest_in(item)
    return found[0] if found else None


def _service(offer: Offer, told: _Told, place: int, language: Language, trade: Trade) -> Service:
    summary = _unique((*_own_words(offer, language), *told.sentences[place]))
    prices = (*_own_prices(offer), *told.prices[place])
    questions = tuple(told.questions[place])
    says = len(summary) + len(questions)
    words = sum(len(p.text.split()) for p in (*summary, *(p for pair in questions for p in pair)))
    lengths = (
        f.detail.duration_minutes for f in offer.facts if isinstance(f.detail, ServiceDetail)
    )
    return Service(
        slug=offer.slug,
        name=Passage(text=offer.name, facts=tuple(f.fact_id for f in offer.facts)),
        group=offer.group,
        summary=summary,
        prices=prices,
        duration_minutes=next((length for length in lengths if length), None),
        questions=questions,
        areas=tuple(told.areas[place]),
        icon="bed" if trade.noun == "rooms" else icon_for(offer.name, language),
        has_page=trade.archetypes[0] != "menu"
        and says + len(prices) >= _LEAST_THINGS
        and words >= _LEAST_WORDS,
    )


_LEAST_THINGS = 2
_LEAST_WORDS = 15
"""Sentences and prices, and words of sentences, below which a page of its own would be a stub."""


def _own_words(offer: Offer, language: Language) -> Iterator[Passage]:
    for entry in offer.facts:
        if isinstance(entry.detail, ServiceDetail):
            for text in (*sentences(entry.detail.description, language), *entry.detail.notes):
                if text.strip():
                    yield quoting(entry, text.strip())


def _own_prices(offer: Offer) -> Iterator[PriceLine]:
    for entry in offer.facts:
        if isinstance(entry.detail, ServiceDetail) and (price := entry.detail.price):
            yield PriceLine(label=quoting(entry, price.item or offer.name), price=price)


def _unique(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple({passage.text.casefold(): passage for passage in passages}.values())


SERVICE_DEFINITION = AgentSpec(
    name="service_definition",
    duty="Catalogue of services: what each includes, costs and where it is done",
    output=ServiceDefinition,
    draft=draft,
    reads=TRADE_SIGNALS | {*_TELLING, FactKind.EXCLUSION},
)
