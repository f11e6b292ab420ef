"""Lay out the site: the archetype of the trade, pages, and the order of sections on each."""

from typing import Literal

from pydantic import Field

from domain.agents.discovery.seo_strategy import PageKind, UrlPath
from domain.value import Value

Archetype = Literal[
    "workshop",
    "menu",
    "chambers",
    "portfolio",
    "product",
    "practice",
    "cause",
    "stay",
    "shopfront",
]
HeaderForm = Literal["bar", "masthead", "side", "split", "plain"]
HeroForm = Literal["statement", "table", "index", "poster", "split", "picture"]
SectionKind = Literal[
    "hero",
    "services",
    "prices",
    "hours",
    "location",
    "areas",
    "about",
    "people",
    "reviews",
    "work",
    "faq",
    "events",
    "articles",
    "article",
    "licences",
    "statements",
    "process",
    "payment",
    "contact",
    "form",
    "related",
    "text",
    "gallery",
    "action",
]


class SectionPlan(Value):
    """One section of a page."""

    kind: SectionKind
    variant: str = ""
    """Form of the section within its kind, such as `leaders`, `table`, `index`, `pairs`."""
    tone: Literal["plain", "sunken", "strong"] = "plain"
    weight: Literal["small", "medium", "large"] = "medium"
    """How much room it takes; sections of one page should differ."""


class PagePlan(Value):
    """The wireframe of a page."""

    url: UrlPath
    kind: PageKind
    label: str = Field(max_length=60)
    """Name in navigation and breadcrumbs."""
    source: str = ""
    """As in the page target: slug of the service, article or area."""
    parent: UrlPath | None = None
    in_navigation: bool = False
    sections: tuple[SectionPlan, ...] = Field(min_length=1)


class Layout(Value):
    """The architecture of the site."""

    archetype: Archetype
    header: HeaderForm
    hero: HeroForm
    divider: Literal["none", "hairline", "double", "motif", "step"]
    grid: Literal["5-7", "7-5", "4-8", "8-4", "6-6", "single"]
    align: Literal["start", "centre"] = "start"
    density: Literal["tight", "normal", "airy"] = "normal"
    corner: Literal["square", "soft", "round"] = "square"
    ornament: Literal["band", "corner", "margin", "field", "none"] = "band"
    variant: int = Field(ge=0)
    """Seeded: further choices the styles make between firms of one archetype."""
    pages: tuple[PagePlan, ...] = Field(min_length=1)
