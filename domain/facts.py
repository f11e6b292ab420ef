"""What the brief states: the only source of claims."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal, TypeVar

from pydantic import Field, StringConstraints, field_validator

from domain.value import Value, digest

FactId = Annotated[str, StringConstraints(pattern=r"^f-[0-9a-f]{10}$")]
"""`f-` and ten digits of a hash of kind and text, so that moving a line changes no id."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

Language = Literal["en", "de", "es"]
"""A language Atelier can write interface strings in."""


class FactKind(StrEnum):
    """What a fact is about. From `PREFERENCE` on: words to the maker, which are never copy."""

    NAME = "name"
    TRADE = "trade"
    TAGLINE = "tagline"
    PHONE = "phone"
    EMAIL = "email"
    LINK = "link"
    ADDRESS = "address"
    AREA = "area"
    HOURS = "hours"
    PRICE = "price"
    SERVICE = "service"
    LICENCE = "licence"
    AWARD = "award"
    GUARANTEE = "guarantee"
    REVIEW = "review"
    PERSON = "person"
    HISTORY = "history"
    PAYMENT = "payment"
    PROJECT = "project"
    QUESTION = "question"
    EVENT = "event"
    PHOTO = "photo"
    EXCLUSION = "exclusion"
    """What the firm says it does not do; may be quoted, never becomes an offer."""
    STATEMENT = "statement"
    """Any other sentence, verbatim; pages may quote it."""
    STEP = "step"
    """One step of how it goes for a customer; those of a brief stand in their order."""
    ARTICLE = "article"
    """A text the client wrote or asked for, to stand as an article."""

    PREFERENCE = "preference"
    COLOUR = "colour"
    GOAL = "goal"
    AUDIENCE = "audience"
    PAGE = "page"
    INTEGRATION = "integration"
    DECLINED = "declined"
    """A request to invent something; listed in the gap report, never done."""


TO_THE_MAKER = frozenset(
    {
        FactKind.PREFERENCE,
        FactKind.COLOUR,
        FactKind.GOAL,
        FactKind.AUDIENCE,
        FactKind.PAGE,
        FactKind.INTEGRATION,
        FactKind.DECLINED,
    }
)
"""Kinds that tell the maker what to do; their words never stand on a page."""

Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-4]):[0-5]\d$")]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Phone(Value):
    """A number one can call."""

    detail: Literal["phone"] = "phone"
    display: str
    """As the client wrote it."""
    href: str
    """`tel:` address: digits with a leading + where the country is known."""
    purpose: str = ""
    """What this number is for, in the client's words: emergencies, fax, WhatsApp; empty for the main number."""

    @field_validator("purpose")
    @classmethod
    def _as_it_is_spelt(cls, said: str) -> str:
        return "WhatsApp" if said.casefold() == "whatsapp" else said


class Email(Value):
    """An address one can write to."""

    detail: Literal["email"] = "email"
    address: str
    purpose: str = ""


class Link(Value):
    """A web address the client gave."""

    detail: Literal["link"] = "link"
    url: str
    purpose: Literal["website", "social", "booking", "order", "shop", "map", "form", "other"] = (
        "other"
    )
    label: str = ""


class Address(Value):
    """Where the firm is."""

    detail: Literal["address"] = "address"
    street: str
    postal_code: str = ""
    locality: str = ""
    region: str = ""
    country: str = ""
    label: str = ""
    """Which place this is when there are several: `Workshop`, `Filiale Nord`."""


class Span(Value):
    """Open from one clock time to another; `24:00` is midnight at the end of the day."""

    opens: Clock
    closes: Clock


class Hours(Value):
    """When the firm is open on some days; no span means closed."""

    detail: Literal["hours"] = "hours"
    days: tuple[Day, ...] = Field(min_length=1)
    spans: tuple[Span, ...] = ()
    label: str = ""
    """What these hours are of when not of the firm: `Kitchen`, `Phone`, `Winter`."""
    note: str = ""


class Price(Value):
    """What something costs."""

    detail: Literal["price"] = "price"
    item: str
    """What is paid for, in the client's words; may be empty."""
    amount: Annotated[str, StringConstraints(pattern=r"^\d+(\.\d{1,4})?$")]
    """Decimal number, point as separator."""
    up_to: str | None = None
    """Upper end of a range, or None."""
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    qualifier: Literal["exact", "from", "up_to", "about"] = "exact"
    unit: str = ""
    """`hour`, `night`, `person`, `m²` ... in the client's words; empty for the thing as a whole."""
    display: str
    """The amount as the client wrote it: `from £80`, `4,50 €`."""


class ServiceDetail(Value):
    """One thing the firm offers."""

    detail: Literal["service"] = "service"
    name: str
    description: str = ""
    group: str = ""
    """Heading it stood under when there are groups: `Starters`, `Bathrooms`."""
    price: Price | None = None
    duration_minutes: int | None = Field(default=None, gt=0)
    notes: tuple[str, ...] = ()
    """Further lines that belong to it: allergens, what is included."""


class Person(Value):
    """Somebody of the firm."""

    detail: Literal["person"] = "person"
    name: str
    role: str = ""
    bio: str = ""
    credential: str = ""
    """Registration, degree or licence, verbatim."""


class Review(Value):
    """What a customer said, verbatim."""

    detail: Literal["review"] = "review"
    quote: str
    author: str = ""
    source: str = ""
    rating: float | None = Field(default=None, ge=0, le=5)
    """Stars of five, or None."""


class Licence(Value):
    """A licence, registration, membership or insurance."""

    detail: Literal["licence"] = "licence"
    name: str
    number: str = ""
    issuer: str = ""


class Question(Value):
    """A question customers ask, and the client's answer."""

    detail: Literal["question"] = "question"
    question: str
    answer: str


class Event(Value):
    """Something with a date."""

    detail: Literal["event"] = "event"
    name: str
    when: str
    """As written."""
    date: str | None = None
    """ISO 8601 date when it could be read, else None."""
    place: str = ""


class Project(Value):
    """A finished piece of work."""

    detail: Literal["project"] = "project"
    name: str
    description: str = ""
    year: str = ""
    place: str = ""


class Photo(Value):
    """A picture the client supplied."""

    detail: Literal["photo"] = "photo"
    file: str
    """Name as given in the brief."""
    sha256: Sha256
    width_px: int = Field(gt=0)
    height_px: int = Field(gt=0)
    caption: str = ""
    alt: str = ""
    role: Literal["photo", "logo", "before", "after", "portrait"] = "photo"


class Colour(Value):
    """A colour the client asked for."""

    detail: Literal["colour"] = "colour"
    hex: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
    name: str = ""
    role: Literal["background", "accent", "text", "any", "avoid"] = "any"


class Article(Value):
    """A text to publish, or the subject of one the client asks for."""

    detail: Literal["article"] = "article"
    title: str
    body: str = ""
    """Paragraphs separated by a blank line; empty when only the subject is given."""
    date: str = ""


class PageWish(Value):
    """A page or section the client asked for."""

    detail: Literal["page"] = "page"
    name: str


class Integration(Value):
    """Something to connect: a form endpoint, a booking system, analytics."""

    detail: Literal["integration"] = "integration"
    kind: Literal["form", "booking", "order", "analytics", "newsletter", "map", "other"]
    url: str = ""
    name: str = ""


Detail = Annotated[
    Phone
    | Email
    | Link
    | Address
    | Hours
    | Price
    | ServiceDetail
    | Person
    | Review
    | Licence
    | Question
    | Event
    | Project
    | Photo
    | Colour
    | Article
    | PageWish
    | Integration,
    Field(discriminator="detail"),
]
"""What a fact says, taken apart; the kinds without one are just their text."""

D = TypeVar("D", bound=Value)


class Fact(Value):
    """One thing the brief states."""

    fact_id: FactId
    kind: FactKind
    text: str = Field(min_length=1)
    """Verbatim, white space folded."""
    heading: str = ""
    """The heading or key it stood under, verbatim; empty at the top."""
    detail: Detail | None = None


def fact(
    kind: FactKind, text: str, *, heading: str = "", detail: Detail | None = None, copy: int = 0
) -> Fact:
    """Make a fact with the id that follows from its kind and text; `copy` tells repeats apart."""
    seed = [kind.value, text, detail] if copy == 0 else [kind.value, text, detail, copy]
    return Fact(
        fact_id=f"f-{digest(seed)[:10]}", kind=kind, text=text, heading=heading, detail=detail
    )


class Facts(Value):
    """What an agent may know of a brief: no places, so that a moved line changes nothing."""

    language: Language = "en"
    """Language of copy and interface strings."""
    country: str = ""
    """ISO 3166 alpha-2 code where known from phone, currency or address; else empty."""
    entries: tuple[Fact, ...] = ()

    def of(self, *kinds: FactKind) -> tuple[Fact, ...]:
        """Return the facts of these kinds, in the brief's order."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    def details(self, type_: type[D]) -> tuple[tuple[Fact, D], ...]:
        """Return every fact whose detail is a `type_`, with that detail."""
        return tuple((e, e.detail) for e in self.entries if isinstance(e.detail, type_))

    def only(self, kinds: Iterable[FactKind]) -> "Facts":
        """Return the same sheet with nothing but these kinds."""
        wanted = frozenset(kinds)
        kept = tuple(entry for entry in self.entries if entry.kind in wanted)
        return self.model_copy(update={"entries": kept})

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        """Every fact under its id."""
        return {entry.fact_id: entry for entry in self.entries}

    @property
    def company(self) -> str:
        """Name of the firm as the brief gives it; empty when it gives none."""
        names = self.of(FactKind.NAME)
        return names[0].text if names else ""
