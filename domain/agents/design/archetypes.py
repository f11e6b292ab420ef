"""The nine archetypes, and the forms firms of each may choose from."""

from dataclasses import dataclass
from typing import Literal

from domain.agents.discovery.seo_strategy import PageKind

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


Aside = Literal["none", "contact", "hours", "prices", "index", "dates", "proof", "art"]
Divider = Literal["none", "hairline", "double", "motif", "step"]
Grid = Literal["5-7", "7-5", "4-8", "8-4", "6-6", "single"]
Align = Literal["start", "centre"]
Density = Literal["tight", "normal", "airy"]
Corner = Literal["square", "soft", "round"]
Ornament = Literal["band", "corner", "margin", "field", "none"]


@dataclass(frozen=True, kw_only=True)
class Forms:
    """What firms of one archetype may choose from; the seed chooses."""

    headers: tuple[HeaderForm, ...]
    heroes: tuple[tuple[HeroForm, Aside], ...]
    bare: tuple[HeroForm, Aside] = ("statement", "none")
    """What stands first when the facts can fill none of the heroes."""
    dividers: tuple[Divider, ...]
    grids: tuple[Grid, ...]
    aligns: tuple[Align, ...] = ("start",)
    densities: tuple[Density, ...]
    corners: tuple[Corner, ...] = ("square",)
    ornaments: tuple[Ornament, ...]
    services: tuple[str, ...]
    orders: tuple[str, ...]
    """Sections of the home page after the hero, most telling first."""
    strong: tuple[SectionKind, ...]
    """Where the one contrast surface may stand, first choice first."""


FORMS: dict[Archetype, Forms] = {
    "workshop": Forms(
        headers=("bar", "split", "masthead"),
        heroes=(
            ("split", "contact"),
            ("poster", "proof"),
            ("table", "prices"),
            ("statement", "none"),
            ("picture", "none"),
        ),
        dividers=("step", "double", "motif", "none"),
        grids=("4-8", "5-7", "8-4"),
        densities=("tight", "normal"),
        ornaments=("band", "field", "corner"),
        services=("priced", "ledger", "blocks"),
        orders=(
            "services areas licences work reviews process faq about people",
            "areas services process licences reviews work about people faq",
            "licences services work areas reviews about faq process people",
        ),
        strong=("hero", "areas", "contact"),
    ),
    "menu": Forms(
        headers=("masthead", "plain", "split"),
        heroes=(("table", "hours"), ("poster", "hours"), ("split", "hours"), ("picture", "hours")),
        bare=("split", "art"),
        dividers=("motif", "double", "hairline"),
        grids=("6-6", "5-7", "single"),
        aligns=("centre", "start"),
        densities=("normal", "airy"),
        ornaments=("corner", "band", "margin"),
        services=("leaders",),
        orders=(
            "services about gallery events reviews people payment faq",
            "about services events gallery reviews payment people faq",
        ),
        strong=("services", "contact", "reviews", "hero"),
    ),
    "chambers": Forms(
        headers=("plain", "side", "masthead"),
        heroes=(
            ("statement", "none"),
            ("index", "index"),
            ("split", "contact"),
            ("table", "proof"),
        ),
        dividers=("hairline", "double", "none"),
        grids=("4-8", "5-7", "8-4"),
        densities=("airy", "normal"),
        ornaments=("margin", "corner", "none"),
        services=("questions", "priced"),
        orders=(
            "services prices people about licences faq reviews articles",
            "people services faq prices about licences articles reviews",
            "about services people prices licences faq reviews articles",
        ),
        strong=("contact", "people", "faq"),
    ),
    "portfolio": Forms(
        headers=("split", "plain", "side"),
        heroes=(("index", "index"), ("picture", "none"), ("statement", "none"), ("poster", "none")),
        dividers=("none", "hairline"),
        grids=("single", "4-8", "6-6"),
        densities=("airy", "normal"),
        ornaments=("none", "field", "corner"),
        services=("index",),
        orders=(
            "gallery work services about prices reviews people",
            "work services gallery prices about reviews people",
            "services gallery work about reviews prices people",
        ),
        strong=("contact", "about", "reviews"),
    ),
    "product": Forms(
        headers=("bar", "split"),
        heroes=(("split", "index"), ("index", "index"), ("table", "prices"), ("poster", "art")),
        dividers=("hairline", "step", "none"),
        grids=("4-8", "6-6", "5-7"),
        aligns=("start", "start", "centre"),
        densities=("tight", "normal"),
        corners=("square", "soft"),
        ornaments=("field", "band", "none"),
        services=("table", "blocks", "steps"),
        orders=(
            "process services prices faq reviews about people articles",
            "services process prices reviews faq people about articles",
        ),
        strong=("hero", "prices", "contact"),
    ),
    "practice": Forms(
        headers=("bar", "plain", "split"),
        heroes=(("split", "hours"), ("table", "contact"), ("picture", "none")),
        bare=("split", "art"),
        dividers=("none", "hairline", "motif"),
        grids=("5-7", "7-5", "6-6"),
        densities=("normal", "airy"),
        corners=("soft", "round"),
        ornaments=("corner", "field", "band"),
        services=("priced", "table", "panes"),
        orders=(
            "services process people about licences payment reviews faq",
            "process services payment people licences about reviews faq",
            "people services payment about reviews process licences faq",
        ),
        strong=("contact", "reviews", "people"),
    ),
    "cause": Forms(
        headers=("bar", "masthead", "split"),
        heroes=(("index", "dates"), ("poster", "dates"), ("split", "dates")),
        dividers=("none", "step", "motif"),
        grids=("6-6", "7-5", "single"),
        densities=("normal", "tight"),
        corners=("square", "round"),
        ornaments=("field", "band", "corner"),
        services=("blocks", "index"),
        orders=(
            "events services about people payment statements reviews faq articles",
            "services events payment about people reviews faq articles",
        ),
        strong=("hero", "services", "contact"),
    ),
    "stay": Forms(
        headers=("masthead", "plain", "split"),
        heroes=(("picture", "none"), ("split", "art"), ("poster", "art")),
        dividers=("none", "hairline", "motif"),
        grids=("6-6", "5-7", "7-5"),
        aligns=("start", "centre"),
        densities=("airy",),
        ornaments=("band", "margin", "field"),
        services=("spreads",),
        orders=(
            "services prices gallery about areas reviews events faq",
            "about services gallery prices reviews areas events faq",
        ),
        strong=("prices", "contact", "reviews"),
    ),
    "shopfront": Forms(
        headers=("split", "masthead", "bar"),
        heroes=(("index", "hours"), ("table", "hours"), ("split", "contact")),
        bare=("split", "art"),
        dividers=("double", "motif", "hairline"),
        grids=("6-6", "7-5", "4-8"),
        densities=("normal", "tight"),
        ornaments=("band", "none"),
        services=("panes", "ledger"),
        orders=(
            "services events about gallery reviews process payment people faq",
            "events services gallery process about reviews people payment faq",
        ),
        strong=("contact", "events", "about"),
    ),
}

REST = "services prices process work gallery areas events about statements people licences reviews articles faq payment"
"""Every section a home page may have, for those an order does not name."""

INNER: dict[PageKind, str] = {
    "services": "hero services prices process areas payment action",
    "service": "hero text prices process gallery faq areas related action",
    "about": "hero about statements people licences gallery action",
    "contact": "hero contact hours form areas payment",
    "prices": "hero prices payment action",
    "work": "hero work gallery action",
    "reviews": "hero reviews action",
    "faq": "hero faq action",
    "areas": "hero areas action",
    "area": "hero text related action",
    "events": "hero events action",
    "articles": "hero articles action",
    "article": "hero article related action",
    "privacy": "hero text",
    "imprint": "hero text",
}

OWN_PAGE: dict[str, PageKind] = {
    "about": "about",
    "people": "about",
    "licences": "about",
    "statements": "about",
    "prices": "prices",
    "reviews": "reviews",
    "faq": "faq",
    "areas": "areas",
    "work": "work",
    "events": "events",
}
SMALL = frozenset({"licences", "payment", "statements", "related", "action", "areas"})
LARGE = frozenset({"hero", "services", "gallery", "work", "events"})
