"""Which fields make which fact: a service, a person, a review, an address."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from domain.facts import (
    Address,
    Article,
    Detail,
    Email,
    Event,
    FactKind,
    Integration,
    Licence,
    PageWish,
    Person,
    Phone,
    Project,
    Question,
    Review,
    ServiceDetail,
)
from domain.intake.addresses import addresses
from domain.intake.amounts import words
from domain.intake.contacts import emails, href, link
from domain.intake.dates import date_in
from domain.intake.desk import Desk
from domain.intake.fields import Fields, also, rates
from domain.intake.hours import hours
from domain.intake.keyed_words import YES_NO
from domain.intake.lexicon import Section
from domain.intake.not_held import is_only_meant
from domain.intake.offers import duration
from domain.intake.prices import prices
from domain.intake.prose import integration
from domain.intake.reviews import stars
from domain.intake.sections import is_field, section_of
from domain.intake.spelling import shown
from domain.intake.tree import Leaf, Node, Row, Table

Maker = Callable[[Desk, Fields, str], tuple[FactKind, str, Detail | None] | None]


@dataclass(frozen=True)
class Mapping:
    """How a mapping under a section becomes one fact."""

    marks: tuple[str, ...]
    """Fields of which at least one tells an entry from a mapping of names."""
    make: Maker

    def is_entry(self, table: Table) -> bool:
        """Return whether the keys are fields, not names the client chose."""
        hits = sum(is_field(key.text, *self.marks) for key, _ in table.entries)
        return hits > 0 and hits * 2 >= len(table.entries)


def _service(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    name = fields.text("name")
    if not name:
        return None
    cost, price, said = fields.price(desk, name)
    unit = fields.text("unit")
    if price is not None and unit:
        price = price.model_copy(update={"unit": unit})
    length = fields.node("duration")
    minutes = _minutes(length)
    description, own = _described(fields), fields.text("group")
    notes = _notes(fields.node("notes"))
    extra = _untyped(desk, cost, name) if cost is not None and price is None else []
    if length is not None and minutes is None:
        extra.append(words(length))
    for key, value in fields.rest():
        if isinstance(value, Leaf) and value.lines and not is_field(key.text, "file"):
            extra.append(_noted(desk, key, value))
            fields.used.add(fields.table.entries.index((key, value)))
    text = _line(name, description, said, words(length))
    detail = ServiceDetail(
        name=name,
        description=description,
        group=own or group,
        price=price,
        duration_minutes=minutes,
        notes=(*notes, *extra),
    )
    return FactKind.SERVICE, text, detail


def _noted(desk: Desk, key: Leaf, value: Leaf) -> str:
    """Return a field nobody knows as words: `ensuite: true` says `Ensuite`."""
    if value.shape != "switch":
        return f"{shown(key.text)}: {words(value)}"
    yes = value.text.strip().lower() in ("yes", "true", "on", "y")
    return shown(key.text) if yes else f"{shown(key.text)}: {YES_NO[desk.speech.language][1]}"


def _untyped(desk: Desk, cost: Node, name: str) -> list[str]:
    """Return what is said of a price that is no one amount; rates of one thing are prices of it."""
    several = rates(desk, cost, name)
    for where, one in several:
        desk.add(FactKind.PRICE, where, detail=one)
    if isinstance(cost, Leaf) and cost.lines and not prices(words(cost), desk.speech):
        desk.tell(cost.line, "no_currency", said=words(cost)[:60])
    return [] if several or (isinstance(cost, Leaf) and not cost.lines) else [words(cost)]


def _described(fields: Fields) -> str:
    """Return what an offer is, and for whom: `for: two` says so with its key."""
    description = fields.text("description")
    key, whom = fields.keyed("whom")
    aside = f"{key.lower()} {words(whom)}" if words(whom) else ""
    return ", ".join(filter(None, (description.rstrip(".") if aside else description, aside)))


def _line(*parts: str) -> str:
    return " – ".join(part for part in parts if part)


def _minutes(node: Node | None) -> int | None:
    if not isinstance(node, Leaf):
        return None
    if node.shape == "number" and node.text.isdigit() and 0 < int(node.text) <= 1440:
        return int(node.text)
    return duration(words(node))[0]


def _notes(node: Node | None) -> tuple[str, ...]:
    if isinstance(node, Row):
        return tuple(filter(None, map(words, node.items)))
    return (words(node),) if node is not None and words(node) else ()


_OF_AN_OFFER = ("description", "duration", "notes", "whom")
"""Fields that say of a price what is had for it."""


def _price_entry(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    name = fields.text("name")
    _, price, cost = fields.price(desk, name)
    told = any(is_field(key.text, *_OF_AN_OFFER) and words(value) for key, value in fields.rest())
    if name and cost and (told or (price is None and not re.search(r"\d", cost))):
        fields.used.clear()
        return _service(desk, fields, group)
    if price is None:
        return None
    unit = fields.text("unit")
    price = price.model_copy(update={"unit": unit}) if unit else price
    said = [words(value) for _, value in fields.rest() if isinstance(value, Leaf)]
    fields.used |= set(range(len(fields.table.entries)))
    return FactKind.PRICE, _line(name, cost, unit, *said), price


_ADDRESSED = re.compile(
    r"(?i)(?:dr|prof|mr|mrs|ms|miss|rev|sir|dame|herr|frau|sr|sra|dra?|don|doña)\.?"
)
_OF_A_PERSON = frozenset(
    {Section.PHONE, Section.EMAIL, Section.HOURS, Section.HISTORY, Section.PRICES}
)


_SINCE = re.compile(r"(?i)since|seit|desde|depuis|joined|dabei[ _]seit")
"""`seit: 2004` says of somebody since when, and nothing without its key."""


def _person(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    name = fields.text("name")
    if not name:
        return None
    title = fields.text("name")  # where both stand, a `title` is the role
    if _ADDRESSED.fullmatch(name) and title:
        name, title = f"{name} {title}", ""
    role = ", ".join(filter(None, (title, fields.text("role")))) or fields.text("style")
    credential, bio = fields.text("credential"), fields.text("bio")
    since = next(((k, v) for k, v in fields.rest() if _SINCE.fullmatch(k.text.strip())), None)
    if since is not None and not bio and words(since[1]):
        fields.used.add(fields.table.entries.index(since))
        bio = f"{shown(since[0].text)} {words(since[1])}"
    for i, (key, value) in enumerate(fields.table.entries):
        own = section_of(key.text) in _OF_A_PERSON or i in fields.used
        said = words(value)
        if (
            not credential
            and not own
            and re.fullmatch(r"[^@:]{0,20}\d{3,}[\w/-]{0,8}", said)
            and not re.fullmatch(r"(?:19|20)\d\d", said)
        ):
            credential = words(value)
            fields.used.add(i)
    bio = "; ".join(filter(None, (bio, *also(fields))))
    return (
        FactKind.PERSON,
        _line(name, role, credential, bio),
        Person(name=name, role=role, bio=bio, credential=credential),
    )


def _review(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    quote = fields.text("quote")
    if not quote:
        return None
    author, source = fields.text("author"), fields.text("source")
    source = source or fields.text("author")  # `name` and `from` beside each other
    rated = fields.text("rating") or fields.number("quote")
    rating = stars(rated) if not rated.replace(".", "", 1).isdigit() else float(rated)
    rating = rating if rating is not None and 0 <= rating <= 5 else None
    source = source or fields.text("when") or fields.text("year")
    quote = quote.strip('"“”„«» ')
    return (
        FactKind.REVIEW,
        _line(quote, author, source, rated),
        Review(quote=quote, author=author, source=source, rating=rating),
    )


def _licence(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail | None] | None:
    name = fields.text("name", "kind")
    if not name:
        return None
    number, issuer = fields.text("number"), fields.text("issuer")
    told = [words(value) for _, value in fields.rest() if isinstance(value, Leaf)]
    if any(map(is_only_meant, (name, number, issuer, *told))):
        fields.used |= set(range(len(fields.table.entries)))
        return FactKind.STATEMENT, _line(name, number, issuer, *told), None
    return (
        FactKind.LICENCE,
        " ".join(filter(None, (name, number, issuer))),
        Licence(name=name, number=number, issuer=issuer),
    )


def _question(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    asked, answer = fields.text("question"), fields.text("answer")
    return (
        (FactKind.QUESTION, f"{asked} {answer}", Question(question=asked, answer=answer))
        if asked and answer
        else None
    )


def _event(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    name, when = fields.text("name"), fields.text("when")
    if not name:
        return None
    clock, place = fields.text("clock"), fields.text("place")
    hit = date_in(when, desk.speech)
    whole = ", ".join(filter(None, (when, clock)))
    detail = Event(name=name, when=whole, date=hit[2] if hit else None, place=place)
    return FactKind.EVENT, _line(name, whole, place, fields.text("description")), detail


def _project(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    name = fields.text("name")
    if not name:
        return None
    description, year, place = fields.text("description"), fields.text("year"), fields.text("place")
    return (
        FactKind.PROJECT,
        _line(name, description, year, place),
        Project(name=name, description=description, year=year, place=place),
    )


def _article(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    title, body = fields.text("name"), fields.node("body", "description")
    if not title:
        return None
    full = body.text.strip() if isinstance(body, Leaf) else words(body)
    return (
        FactKind.ARTICLE,
        _line(title, words(body)),
        Article(title=title, body=full, date=fields.text("when")),
    )


def _phone(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    shown = fields.text("number")
    if not re.search(r"\d{3}|\d \d", shown):
        return None
    purpose = fields.text("purpose")
    main = re.fullmatch(r"(?i)main|haupt\w*|zentrale|principal|number|general|phone", purpose)
    detail = Phone(
        display=shown, href=href(shown, desk.speech.country), purpose="" if main else purpose
    )
    return FactKind.PHONE, shown, detail


def _email(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    shown = fields.text("email", "address")
    found = emails(shown, desk.speech)
    purpose = fields.text("purpose")
    return (FactKind.EMAIL, shown, Email(address=shown, purpose=purpose)) if found else None


def _address(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    label = fields.text("name")
    street, code, city = fields.text("street"), fields.text("postal_code"), fields.text("locality")
    region, country = fields.text("region"), fields.text("country")
    if not (street or city):
        return None
    whole = [] if code else addresses(street, desk.speech)
    known = whole[0].detail if len(whole) == 1 else None
    if isinstance(known, Address) and (not city or known.postal_code):
        return FactKind.ADDRESS, street, known.model_copy(update={"label": label or city})
    text = ", ".join(
        filter(
            None,
            (
                street,
                " ".join(filter(None, (code, city))) if desk.speech.language != "en" else city,
                region,
                code if desk.speech.language == "en" else "",
            ),
        )
    )
    iso = country.upper() if len(country) == 2 else desk.speech.country
    return (
        FactKind.ADDRESS,
        text,
        Address(
            street=street, postal_code=code, locality=city, region=region, country=iso, label=label
        ),
    )


def _hours(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    label, days = fields.text("name"), fields.text("days")
    opens, closes = fields.text("opens"), fields.text("closes")
    spoken = (
        f"{days} {opens}-{closes}"
        if opens and closes
        else f"{days} {fields.text('hours', 'clock') or opens}"
    )
    hits = hours(spoken, desk.speech, label=label)
    return (FactKind.HOURS, spoken, hits[0].detail) if len(hits) == 1 and hits[0].detail else None


def _integration(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    url, name = fields.text("url"), fields.text("name")
    kind = fields.text("kind")
    if not (url or name or kind):
        return None
    detail = integration(f"{kind} {name} {url}", desk)
    made = Integration(kind=detail.kind, url=link(url).url if url else "", name=name)
    return FactKind.INTEGRATION, _line(name or kind, url), made


def _page(desk: Desk, fields: Fields, group: str) -> tuple[FactKind, str, Detail] | None:
    name = fields.text("name")
    return (
        (FactKind.PAGE, _line(name, fields.text("description")), PageWish(name=name))
        if name
        else None
    )


_OFFER = Mapping(("name", "description", "price", "duration", "unit", "notes", "group"), _service)


MAPPINGS: dict[Section, Mapping] = {
    Section.SERVICES: _OFFER,
    Section.MENU: _OFFER,
    Section.PRICES: Mapping(("name", "price", "unit"), _price_entry),
    Section.TEAM: Mapping(("name", "role", "bio", "credential"), _person),
    Section.REVIEWS: Mapping(("quote", "author", "rating", "source"), _review),
    Section.LICENCES: Mapping(("name", "number", "issuer"), _licence),
    Section.PHONE: Mapping(("number", "purpose"), _phone),
    Section.EMAIL: Mapping(("address", "email", "purpose"), _email),
    Section.QUESTIONS: Mapping(("question", "answer"), _question),
    Section.EVENTS: Mapping(("name", "when", "place", "clock"), _event),
    Section.PROJECTS: Mapping(("name", "description", "year", "place"), _project),
    Section.ARTICLES: Mapping(("name", "body", "when"), _article),
    Section.ADDRESS: Mapping(
        (
            "street",
            "postal_code",
            "locality",
            "region",
            "country",
            "phone",
            "email",
            "hours",
            "name",
        ),
        _address,
    ),
    Section.HOURS: Mapping(("days", "opens", "closes"), _hours),
    Section.INTEGRATIONS: Mapping(("url", "kind"), _integration),
    Section.PAGES: Mapping(("name",), _page),
}
"""How a mapping under each section becomes one fact."""
