"""Put the offer in order: a catalogue of services."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from pydantic import Field, model_validator

from domain.agents.discovery._catalogue import Offer, offered
from domain.agents.discovery._icons import ICONS, icon_for
from domain.agents.discovery._matching import NameIndex
from domain.agents.prompt import Lines, Prompt, Slot
from domain.agents.rewriting import about, rewritten, said, several
from domain.agents.spec import AgentSpec, Given
from domain.brief import Slug
from domain.facts import Fact, FactKind, Facts, Language, Price, Question, ServiceDetail
from domain.phrases import phrase
from domain.text import Passage, quoting
from domain.text.clauses import is_clause
from domain.text.sentences import sentences
from domain.text.typography import sentence_case
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
        prices=_told_apart(told.other_prices),
        excluded=_joined([quoting(f) for f in facts.of(FactKind.EXCLUSION)]),
        noun="menu" if trade.noun == "services" and _is_card(facts) else trade.noun,
    )


_CARD = re.compile(
    r"\b(?:menu|menus|dishes|food|starters|mains|desserts|speisekarte|speisen|gerichte|vorspeisen|hauptgerichte|nachspeisen"
    r"|carta|platos|entrantes|postres|tapas|raciones|arroces)\b",
    re.I,
)


def _is_card(facts: Facts) -> bool:
    """Tell whether most of what is offered stands below a heading such as `Carta`."""
    listed = facts.of(FactKind.SERVICE)
    return sum(_CARD.search(entry.heading) is not None for entry in listed) * 2 > len(listed)


def _joined(excluded: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return what is not offered, the items of one list behind their common label."""
    made: list[Passage] = []
    for one in excluded:
        label, colon, item = one.text.partition(": ")
        last = made[-1].text.partition(": ") if made else ("", "", "")
        if colon and last[:2] == (label, colon):
            both = (*made[-1].facts, *one.facts)
            made[-1] = Passage(text=f"{made[-1].text}, {item}", facts=both)
        else:
            made.append(one)
    return tuple(Passage(text=sentence_case(p.text), facts=p.facts) for p in made)


def _told_apart(lines: Iterable[PriceLine]) -> tuple[PriceLine, ...]:
    """Return each line once, and none whose label stands for several amounts of one unit."""
    unique = {(one.label.text.casefold(), one.price.fingerprint): one for one in lines}
    counts = Counter(label for label, _ in unique)
    return tuple(
        one for (label, _), one in unique.items() if counts[label] == 1 or one.price.item.strip()
    )


@dataclass
class _Told:
    """What facts besides its own say of each service, by its place in the catalogue."""

    language: Language
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
        told = cls(facts.language)
        names = NameIndex([offer.name for offer in offers], facts.language)
        headings = {offer.name.casefold(): place for place, offer in enumerate(offers)}
        first = facts.of(FactKind.STATEMENT)[:1]
        # A heading the brief begins with says what the firm is, not what one thing is.
        opening = [one for one in first if not is_clause(one.text, facts.language)]
        for entry in facts.of(*_TELLING):
            if entry in opening and entry.heading.casefold() not in headings:
                continue
            under = headings.get(entry.heading.casefold())
            if under is None and _is_of_the_firm(entry, facts):
                continue
            told._take(entry, names, under)
        return told

    def _take(self, entry: Fact, names: NameIndex, under: int | None) -> None:
        match entry.detail:
            case Price() as price:
                place = _one_named(names, price.item, under)
                if label := _label(entry, price, self.language):
                    line = PriceLine(label=quoting(entry, label), price=_per(price))
                    (self.other_prices if place is None else self.prices[place]).append(line)
            case Question(question=question, answer=answer):
                for place in _named(names, question, under):
                    pair = (quoting(entry, question), quoting(entry, answer))
                    self.questions[place].append(pair)
            case _ if _is_of_its_own(entry.text, names):
                pass
            case _:
                kept = self.areas if entry.kind is FactKind.AREA else self.sentences
                for place in _named(names, _STREET.sub(" ", entry.text), under):
                    kept[place].append(quoting(entry))


def _is_of_the_firm(entry: Fact, facts: Facts) -> bool:
    """Tell whether a sentence says what the firm is: it begins with its name."""
    named = [one.text.casefold() for one in facts.of(FactKind.NAME)]
    said = entry.text.casefold()
    return entry.kind is FactKind.STATEMENT and any(said.startswith(f"{n} ") for n in named)


_STREET = re.compile(
    r"\b(?:[A-Z][\w'’-]+ )+(?:Street|St|Road|Rd|Lane|Avenue|Square|Close|Crescent|Terrace|Drive|Court|Mews|Way|Yard|Row|Hill|Place)\b"
    r"|\b(?:[Cc]alle|C/|[Pp]laza|[Aa]venida|[Pp]aseo|[Cc]amino)(?: (?:de|del|la|las|los|el))* [A-ZÁÉÍÓÚÑ][\w'’-]+"
)
"""Of a yard on Bridge Street nobody offers bridges."""
_TELLING = (FactKind.STATEMENT, FactKind.PRICE, FactKind.QUESTION, FactKind.AREA)
_MOST_NAMED = 1
"""A sentence that names more services than this is a list and describes none of them."""


def _named(names: NameIndex, text: str, under: int | None) -> tuple[int, ...]:
    """Return the services a text is about: the one it stands under, or those it names."""
    if under is not None:
        return (under,)
    found = names.named_in(text)
    if len(found) > _MOST_NAMED:
        return ()
    return found or names.hinted_in(text)


_LABEL = re.compile(r"^([^:.!?]{2,30}): ")


def _is_of_its_own(text: str, names: NameIndex) -> bool:
    """Tell whether a sentence begins with a label, such as `First visit:`, that is no service."""
    match = _LABEL.match(text)
    return match is not None and not names.named_in(match[1])


_OF_PRICES = re.compile(
    r"\b(?:pric\w+|rates?|fees?|cost\w*|preis\w*|kosten|tarif\w*|precio\w*)\b", re.I
)
_MOST_LABEL_WORDS = 6


def _label(entry: Fact, price: Price, language: Language) -> str:
    """Return what is paid for: the item, the words around the amount, the heading, or the unit."""
    if price.item.strip():
        return sentence_case(price.item.strip())
    rest = entry.text.replace(price.display, " ").replace(price.unit, " ") if price.unit else ""
    rest = rest or entry.text.replace(price.display, " ")
    words = re.findall(r"[^\W\d_]{3,}", rest)
    if len(words) >= _LEAST_LABEL_WORDS and len(entry.text.split()) <= 12:
        return entry.text
    heading = entry.heading.strip()
    if heading and len(heading.split()) <= _MOST_LABEL_WORDS and not _OF_PRICES.search(heading):
        return heading
    return sentence_case(phrase("per_unit", language, unit=price.unit)) if price.unit else ""


_LEAST_LABEL_WORDS = 2
_PER = re.compile(
    r"^(?:per|a|an|each|every|pro|je|im|in der|am|por|al|a la|el|la)\s+(?=\S{3})", re.I
)

_OF = re.compile(r"^(?:of|at|for|von|für|um|zu|de|por|a)\s+(?=\W?\d)", re.I)


def _per(price: Price) -> Price:
    """Return the price as a list shows it: without the `of` of its sentence, its unit a bare noun."""
    return price.model_copy(
        update={"unit": _PER.sub("", price.unit), "display": _OF.sub("", price.display)}
    )


def _one_named(names: NameIndex, item: str, under: int | None) -> int | None:
    found = (under,) if under is not None else names.closest_in(item)
    return found[0] if found else None


def _service(offer: Offer, told: _Told, place: int, language: Language, trade: Trade) -> Service:
    prices = (*_own_prices(offer), *told.prices[place])
    words = _unique((*_own_words(offer, language), *told.sentences[place]))
    summary = tuple(one for one in words if not prices or not _ONLY_PRICE.fullmatch(one.text))
    questions = tuple(told.questions[place])
    says = len(summary) + len(questions)
    words = sum(len(p.text.split()) for p in (*summary, *(p for pair in questions for p in pair)))
    lengths = (
        f.detail.duration_minutes for f in offer.facts if isinstance(f.detail, ServiceDetail)
    )
    return Service(
        slug=offer.slug,
        name=Passage(text=_capital(offer.name), facts=tuple(f.fact_id for f in offer.facts)),
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


_ONLY_PRICE = re.compile(
    r"(?:from|about|up to|ab|bis|etwa|ca\.?|desde|hasta|unos)?\s*[€£$]?\s?\d[\d.,]*\s?(?:[€£$]|Euro|euros|CHF)?\.?",
    re.I,
)
"""A sentence that says the price alone, which stands beside it anyway."""


def _own_words(offer: Offer, language: Language) -> Iterator[Passage]:
    for entry in offer.facts:
        if isinstance(entry.detail, ServiceDetail):
            for text in (*sentences(entry.detail.description, language), *entry.detail.notes):
                if text.strip():
                    yield quoting(entry, _capital(text.strip()))


def _capital(text: str) -> str:
    """Return the text with a capital, unless its maker put one behind the first letter: `eBike`."""
    first = text.split(" ", 1)[0]
    return text if text[1:2].isupper() or "@" in first else sentence_case(text)


def _own_prices(offer: Offer) -> Iterator[PriceLine]:
    for entry in offer.facts:
        if isinstance(entry.detail, ServiceDetail) and (price := entry.detail.price):
            yield PriceLine(
                label=quoting(entry, _capital(price.item or offer.name)), price=_per(price)
            )


def _unique(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple({passage.text.casefold(): passage for passage in passages}.values())


_LONGEST = 220
_ENDS = (".", "!", "?", "…")


def _slots(_: Given, draft: ServiceDefinition) -> tuple[Slot, ...]:
    services = draft.services
    wants_icons = draft.noun != "menu" and len(services) <= _MOST_WITH_ICONS
    return tuple(s for one in services for s in _slots_of(one, wants_icons=wants_icons))


_MOST_WITH_ICONS = 8
"""Things offered beyond which they are listed rather than shown with a sign each."""


def _slots_of(service: Service, *, wants_icons: bool) -> Iterator[Slot]:
    """Yield a slot for the summary unless it is a list or steps, and one for a missing icon."""
    sources = about(service.name, *service.summary)
    name = service.name.text
    if service.summary and all(p.text.endswith(_ENDS) for p in service.summary):
        yield Slot(
            name=f"{service.slug}.summary",
            what=f"What {name} is: what is done, for what or whom, and what is included",
            form="sentences",
            longest=_LONGEST,
            most=max(2, len(service.summary)),
            sources=sources,
            now=service.summary,
        )
    if wants_icons and not service.icon:
        what = f"The sign that stands for {name}; leave it out when none does"
        icon = f"{service.slug}.icon"
        yield Slot(name=icon, what=what, form="choice", options=ICONS, sources=sources)


def _write(_: Given, draft: ServiceDefinition, lines: Lines) -> ServiceDefinition:
    services = tuple(
        rewritten(
            service,
            {
                "summary": several(lines, f"{service.slug}.summary", service.summary),
                "icon": said(lines, f"{service.slug}.icon", service.icon),
            },
        )
        for service in draft.services
    )
    return rewritten(draft, {"services": services})


SERVICE_DEFINITION = AgentSpec(
    name="service_definition",
    duty="Catalogue of services: what each includes, costs and where it is done",
    output=ServiceDefinition,
    draft=draft,
    reads=TRADE_SIGNALS | {*_TELLING, FactKind.EXCLUSION},
    prompt=Prompt(file="service_definition.xml", level=1, slots=_slots, write=_write),
)
