"""Lay out the site: the archetype of the trade, pages, and the order of sections on each."""

from typing import Literal, TypeVar

from pydantic import Field

from domain.agents.design._layout_writing import slots, write
from domain.agents.design.archetypes import (
    FORMS,
    INNER,
    LARGE,
    OWN_PAGE,
    REST,
    SMALL,
    Align,
    Archetype,
    Aside,
    Corner,
    Density,
    Divider,
    Forms,
    Grid,
    HeaderForm,
    HeroForm,
    Ornament,
    SectionKind,
)
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.content_asset import ContentAssets, are_worth_a_section
from domain.agents.discovery.seo_strategy import PageKind, PageTarget, SeoStrategy, UrlPath
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.prompt import Prompt
from domain.agents.spec import AgentSpec, Given
from domain.facts import Event, Fact, FactId, FactKind
from domain.text import Passage, quoting
from domain.text.typography import typeset
from domain.value import Value, digest


class EventLine(Value):
    """Something with a date, and the fact that says so."""

    source: FactId
    event: Event


class SectionPlan(Value):
    """One section of a page."""

    kind: SectionKind
    variant: str = ""
    """Form of the section within its kind, such as `leaders`, `table`, `index`, `pairs`."""
    tone: Literal["plain", "sunken", "strong"] = "plain"
    weight: Literal["small", "medium", "large"] = "medium"
    """How much room it takes; sections of one page should differ."""
    aside: Aside = "none"
    """What stands beside the headline of a hero."""
    quotes: tuple[Passage, ...] = ()
    """Facts the section prints verbatim: statements, ways to pay."""
    events: tuple[EventLine, ...] = ()


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
    divider: Divider
    grid: Grid
    align: Align = "start"
    density: Density = "normal"
    corner: Corner = "square"
    ornament: Ornament = "band"
    variant: int = Field(ge=0)
    """Seeded: further choices the styles make between firms of one archetype."""
    pages: tuple[PagePlan, ...] = Field(min_length=1)


T = TypeVar("T")


_MAIN_PAGES: tuple[PageKind, ...] = (
    "services",
    "work",
    "prices",
    "events",
    "areas",
    "about",
    "reviews",
    "faq",
    "articles",
    "contact",
)
MOST_DATES_IN_HERO = 3
MOST_HOURS_BESIDE_CONTACT = 3
"""Lines of hours that fit under phone and address in a hero."""
MOST_IN_HERO = 6
"""Services a hero names; a longer list is for the page below."""
MOST_NAVIGATION = 6
"""Entries that fit one line of a 1024 px wide header in all three languages."""


def draft(given: Given) -> Layout:
    """Choose the forms by trade and seed, and give every page the sections the facts can fill."""
    brand = given.of(BrandIdentity)
    there = _there(given)
    archetype = _archetype(given, there)
    forms = FORMS[archetype]
    turn = sum(
        any(finding.owner == LAYOUT_ARCHITECTURE.name for finding in feedback.findings)
        for feedback in given.feedback
    )

    def pick(name: str, options: tuple[T, ...]) -> T:
        number = int(digest([brand.seed, name])[:8], 16) + turn
        return options[number % len(options)]

    heroes = tuple(hero for hero in forms.heroes if _can_stand(hero, there))
    if "pictures" in there:  # the client's photos come before anything drawn
        heroes = tuple(hero for hero in heroes if hero[0] in ("picture", "split")) or heroes
    hero, aside = pick("hero", heroes or (forms.bare,))
    order = pick("order", forms.orders)
    style = pick("services", forms.services)
    targets = given.of(SeoStrategy).pages
    return Layout(
        archetype=archetype,
        header=pick("header", forms.headers),
        hero=hero,
        divider=pick("divider", forms.dividers),
        grid=pick("grid", forms.grids),
        align=pick("align", forms.aligns),
        density=pick("density", forms.densities),
        corner=pick("corner", forms.corners),
        ornament=pick("ornament", forms.ornaments),
        variant=int(digest([brand.seed, "variant", turn])[:6], 16) % 60,
        pages=tuple(
            _page(
                target,
                targets,
                wanted=_wanted(target, targets, order),
                there=there,
                forms=forms,
                hero=_hero(hero, aside, given),
                style=style,
                turn=pick("strong", tuple(range(6))),
                given=given,
            )
            for target in targets
        ),
    )


def _hero(form: HeroForm, aside: Aside, given: Given) -> SectionPlan:
    events = given.facts.details(Event) if aside == "dates" else ()
    lines = tuple(EventLine(source=f.fact_id, event=event) for f, event in events)
    return SectionPlan(kind="hero", variant=form, aside=aside, weight="large", events=lines)


def _there(given: Given) -> frozenset[str]:
    """Return the sections the facts can fill, and the asides a hero can have."""
    services = given.of(ServiceDefinition)
    assets = given.maybe(ContentAssets) or ContentAssets()
    facts = given.facts
    taken = {photo for project in assets.projects for photo in project.photos}
    found = {
        "services": bool(services.services),
        "index": len(services.services) >= 3,
        "prices": bool(services.prices),
        "shown prices": sum(bool(s.prices) for s in services.services) > MOST_IN_HERO,
        "people": are_worth_a_section(assets.people, facts),
        "reviews": bool(assets.reviews),
        "work": bool(assets.projects),
        "pictures": any(a.photo.role == "photo" and a.fact_id not in taken for a in assets.photos),
        "gallery": sum(a.fact_id not in taken for a in assets.photos) > 1,
        "contact": bool(facts.of(FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS, FactKind.LINK)),
        "about": bool(facts.of(FactKind.HISTORY, FactKind.STATEMENT)),
        "licences": bool(facts.of(FactKind.LICENCE, FactKind.AWARD, FactKind.GUARANTEE)),
        "statements": bool(facts.of(FactKind.STATEMENT)),
        "faq": bool(facts.of(FactKind.QUESTION)),
        "events": bool(facts.of(FactKind.EVENT)),
        "areas": bool(facts.of(FactKind.AREA)),
        "hours": bool(facts.of(FactKind.HOURS)),
        "payment": bool(facts.of(FactKind.PAYMENT)),
        "articles": bool(facts.of(FactKind.ARTICLE)),
    }
    always = {"hero", "text", "related", "action", "form", "process", "article", "proof", "art"}
    return frozenset(always | {name for name, is_there in found.items() if is_there})


def _archetype(given: Given, there: frozenset[str]) -> Archetype:
    # The trades' table names archetypes, so it imports this module first.
    from domain.trades import GENERAL, TRADES

    trade = TRADES.get(given.of(BusinessRequirements).trade, GENERAL)
    needed: dict[Archetype, str] = {"cause": "events", "menu": "services", "product": "services"}
    fitting: list[Archetype] = [a for a in trade.archetypes if needed.get(a, "hero") in there]
    if trade is GENERAL and fitting:
        seed = given.of(BrandIdentity).seed
        return fitting[int(digest([seed, "archetype"])[:8], 16) % len(fitting)]
    return fitting[0] if fitting else trade.archetypes[0]


def _can_stand(hero: tuple[HeroForm, Aside], there: frozenset[str]) -> bool:
    form, aside = hero
    if form == "picture":
        return "pictures" in there
    needed = {"none": "hero", "dates": "events", "prices": "shown prices"}.get(aside, aside)
    return needed in there


def _wanted(target: PageTarget, targets: tuple[PageTarget, ...], order: str) -> tuple[str, ...]:
    """Return the sections a page would have if the facts could fill them all."""
    if target.kind != "home":
        return tuple(INNER[target.kind].split())
    kinds = {page.kind for page in targets}
    first = order.split()
    rest = [kind for kind in REST.split() if kind not in first]
    # What has a page of its own is shown at home only when the order thinks it worth it.
    extra = [kind for kind in rest if OWN_PAGE.get(kind) not in kinds]
    kept = [k for k in first if k not in ("statements", "prices") or OWN_PAGE.get(k) not in kinds]
    return ("hero", *kept, *extra, "contact")


def _page(
    target: PageTarget,
    targets: tuple[PageTarget, ...],
    *,
    wanted: tuple[str, ...],
    there: frozenset[str],
    forms: Forms,
    hero: SectionPlan,
    style: str,
    turn: int,
    given: Given,
) -> PagePlan:
    if target.kind == "service":
        there = (there - {"prices"}) | _priced(target, given)
    kinds = [kind for kind in dict.fromkeys(wanted) if kind in there or kind == target.kind]
    if target.kind == "home":
        kinds = _ending(kinds, hero, given)
        kinds = [
            kind
            for kind in kinds
            if kind != _shown_in_hero(hero, targets, style=style, given=given)
        ]
    may_be_strong = [kind for kind in forms.strong if kind in kinds]
    strong = may_be_strong[turn % len(may_be_strong)] if may_be_strong else kinds[-1]
    if target.kind not in ("home", "contact"):
        strong = "action" if "action" in kinds else ""
    dense = next((kind for kind in ("prices", "hours", "services") if kind in kinds), "")
    sections: list[SectionPlan] = []
    for kind in kinds:
        plan = hero if kind == "hero" else _section(kind, style, given)
        if kind == "hero" and target.kind != "home":
            plan = SectionPlan(kind="hero", variant="page", weight="medium")
        tone = "strong" if kind == strong else "sunken" if kind == dense else "plain"
        sections.append(plan.model_copy(update={"tone": tone}))
    return PagePlan(
        url=target.url,
        kind=target.kind,
        label=target.subject[:60],
        source=target.source,
        parent=_parent(target, targets),
        in_navigation=target.url in _navigation(targets),
        sections=tuple(sections),
    )


def _priced(target: PageTarget, given: Given) -> frozenset[str]:
    """Return the section for prices if the service of the page has any."""
    services = given.of(ServiceDefinition).services
    has_prices = any(s.prices for s in services if s.slug == target.source)
    return frozenset({"prices"} if has_prices else ())


def _ending(kinds: list[str], hero: SectionPlan, given: Given) -> list[str]:
    """Return the home page's sections; where the hero has phone and address, they stand once."""
    if hero.aside != "contact":
        return kinds
    hours = given.facts.of(FactKind.HOURS)
    told_here = ["hours"] if len(hours) > MOST_HOURS_BESIDE_CONTACT else []
    return [*(kind for kind in kinds if kind != "contact"), *told_here, "action"]


def _shown_in_hero(
    hero: SectionPlan, targets: tuple[PageTarget, ...], *, style: str, given: Given
) -> str:
    """Return the section of the home page that its hero already tells in full."""
    kinds = {page.kind for page in targets}
    if hero.aside == "dates" and len(hero.events) <= MOST_DATES_IN_HERO:
        return "events"
    if style in ("blocks", "steps", "table"):  # these say more than the hero's list of names
        return ""
    if hero.aside == "index" and len(given.of(ServiceDefinition).services) <= MOST_IN_HERO:
        return "services" if "services" in kinds else ""
    return ""


def _section(kind: str, style: str, given: Given) -> SectionPlan:
    quotes = {
        "statements": FactKind.STATEMENT,
        "payment": FactKind.PAYMENT,
        "process": FactKind.STEP,
    }
    events = given.facts.details(Event) if kind == "events" else ()
    return SectionPlan.model_validate(
        {
            "kind": kind,
            "variant": style if kind == "services" else "",
            "weight": "small" if kind in SMALL else "large" if kind in LARGE else "medium",
            "quotes": [_set(f, given) for f in given.facts.of(quotes[kind])]
            if kind in quotes
            else [],
            "events": [EventLine(source=f.fact_id, event=event) for f, event in events],
        }
    )


def _set(entry: Fact, given: Given) -> Passage:
    return quoting(entry, typeset(entry.text, given.facts.language) or entry.text)


def _parent(target: PageTarget, targets: tuple[PageTarget, ...]) -> UrlPath | None:
    if target.kind == "home":
        return None
    above: dict[PageKind, PageKind] = {
        "service": "services",
        "area": "areas",
        "article": "articles",
    }
    found = [page.url for page in targets if page.kind == above.get(target.kind)]
    return found[0] if found else "/"


def _navigation(targets: tuple[PageTarget, ...]) -> frozenset[UrlPath]:
    ranked = sorted(
        (page for page in targets if page.kind in _MAIN_PAGES),
        key=lambda page: (page.kind != "contact", _MAIN_PAGES.index(page.kind)),
    )
    return frozenset(page.url for page in ranked[:MOST_NAVIGATION])


LAYOUT_ARCHITECTURE = AgentSpec(
    name="layout_architecture",
    duty="Archetype of the trade, pages, and the order of sections on each.",
    output=Layout,
    draft=draft,
    reads=frozenset(
        {
            FactKind.PHONE,
            FactKind.EMAIL,
            FactKind.ADDRESS,
            FactKind.LINK,
            FactKind.HISTORY,
            FactKind.STATEMENT,
            FactKind.LICENCE,
            FactKind.AWARD,
            FactKind.GUARANTEE,
            FactKind.QUESTION,
            FactKind.EVENT,
            FactKind.AREA,
            FactKind.HOURS,
            FactKind.PAYMENT,
            FactKind.STEP,
            FactKind.ARTICLE,
        }
    ),
    needs=(BusinessRequirements, ServiceDefinition, SeoStrategy, BrandIdentity),
    wants=(ContentAssets,),
    prompt=Prompt(
        file="layout_architecture.xml",
        level=2,
        shows=(BusinessRequirements,),
        slots=slots,
        write=write,
    ),
)
