"""What one page shows, and nothing else: the projection a page is rendered from."""

from typing import Literal

from pydantic import Field

from domain.agents.code.form_endpoint import FormEndpoint
from domain.agents.design.layout_architecture import (
    Archetype,
    Aside,
    HeaderForm,
    HeroForm,
    SectionKind,
)
from domain.agents.discovery.brand_identity import Motif
from domain.agents.discovery.seo_strategy import PageKind
from domain.agents.spec import Item
from domain.facts import Language
from domain.value import Value


class Anchor(Value):
    """A link with its words."""

    label: str
    href: str
    note: str = ""
    current: Literal["", "page", "true"] = ""
    """Value of `aria-current`: this page, or a page below it."""


class Source(Value):
    """One encoding of a picture."""

    type: str
    srcset: str


class Picture(Value):
    """A photo as `<picture>` needs it."""

    src: str
    sources: tuple[Source, ...]
    alt: str
    caption: str
    sizes: str
    width: int
    height: int
    loading: Literal["eager", "lazy"]


class Drawing(Value):
    """Art to draw in place."""

    motif: Motif
    seed: int = Field(ge=0)
    form: Literal["band", "panel", "field", "mark", "corner"]


class Cost(Value):
    """One price as printed."""

    label: str = ""
    amount: str
    unit: str = ""
    note: str = ""


class Entry(Value):
    """One thing of a list: a service, a project, an article, an area."""

    name: str
    href: str = ""
    lines: tuple[str, ...] = ()
    costs: tuple[Cost, ...] = ()
    duration: str = ""
    icon: str = ""
    meta: str = ""
    """Short line beside the name: place, year, date."""
    picture: Picture | None = None
    drawing: Drawing | None = None


class Group(Value):
    """Entries under one heading; the heading may be empty."""

    heading: str = ""
    entries: tuple[Entry, ...] = ()


class HoursRow(Value):
    """One line of an hours table."""

    days: str
    times: tuple[str, ...]
    """Empty when closed."""
    note: str = ""


class HoursTable(Value):
    """Opening hours of one thing."""

    label: str = ""
    rows: tuple[HoursRow, ...]


class Card(Value):
    """Somebody of the firm."""

    name: str
    role: str = ""
    bio: tuple[str, ...] = ()
    credential: str = ""
    portrait: Picture | None = None


class Quote(Value):
    """A review."""

    text: str
    author: str = ""
    source: str = ""
    rating: str = ""
    is_lead: bool = False


class Answer(Value):
    """A question and its answer."""

    question: str
    answer: tuple[str, ...]


class Happening(Value):
    """Something with a date."""

    name: str
    when: str
    iso: str = ""
    day: str = ""
    month: str = ""
    place: str = ""


class Place(Value):
    """One address in lines."""

    label: str = ""
    lines: tuple[str, ...]


class Reach(Value):
    """Name, address and phone as every page prints them."""

    name: str
    phones: tuple[Anchor, ...] = ()
    emails: tuple[Anchor, ...] = ()
    links: tuple[Anchor, ...] = ()
    places: tuple[Place, ...] = ()
    map_url: str = ""
    areas: tuple[str, ...] = ()
    """The one place served, where a section of its own would be one word long."""
    hours: tuple[HoursTable, ...] = ()


class Section(Value):
    """One section with everything it prints."""

    kind: SectionKind
    variant: str = ""
    tone: Literal["plain", "sunken", "strong"] = "plain"
    weight: Literal["small", "medium", "large"] = "medium"
    aside: Aside = "none"
    row: Literal["", "opens", "closes"] = ""
    """Whether it shares a row with the next or the previous section."""
    heading: str = ""
    lead: str = ""
    paragraphs: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    """Short facts, one each: licences, ways to pay, proof."""
    steps: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    has_costs: bool = False
    has_durations: bool = False
    places: tuple[Anchor, ...] = ()
    cards: tuple[Card, ...] = ()
    quotes: tuple[Quote, ...] = ()
    answers: tuple[Answer, ...] = ()
    happenings: tuple[Happening, ...] = ()
    pictures: tuple[Picture, ...] = ()
    drawing: Drawing | None = None
    more: Anchor | None = None
    actions: tuple[Anchor, ...] = ()
    form: FormEndpoint | None = None
    reach: Reach | None = None


class Frame(Value):
    """What stands around every page: header and footer."""

    language: Language
    is_alone: bool = False
    """Whether one person speaks, who says `me` where firms say `us`."""
    archetype: Archetype
    header: HeaderForm
    hero: HeroForm
    body_class: str
    company: str
    tagline: str = ""
    mark: str = ""
    """The firm's drawn mark, an SVG."""
    logo: Picture | None = None
    note: str = ""
    """One line beside the name: where, or the phone."""
    reach: Reach
    action: Anchor | None = None
    legal: tuple[Anchor, ...] = ()
    statements: tuple[str, ...] = ()
    navigation: tuple[Anchor, ...] = ()
    has_contact: bool = False
    """Whether the page itself says how to get in touch, so that the footer need not."""
    ornament: Drawing | None = None


class PageItem(Item):
    """One page to render."""

    kind: PageKind
    frame: Frame
    crumbs: tuple[Anchor, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)
