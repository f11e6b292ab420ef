"""Cut the site into pages: each item holds exactly what its page shows."""

from collections.abc import Sequence

from domain.agents.code.offer import entry
from domain.agents.code.page_model import (
    Anchor,
    Drawing,
    Entry,
    Frame,
    Group,
    Happening,
    PageItem,
    Reach,
    Section,
)
from domain.agents.code.reach import reach
from domain.agents.code.sections import happening, section
from domain.agents.code.sources import Sources
from domain.agents.content.call_to_action import PageAction
from domain.agents.content.hero_copy import Hero, HeroCopy
from domain.agents.design.icon_design import IconSet
from domain.agents.design.image_selection import Images
from domain.agents.design.layout_architecture import (
    MOST_DATES_IN_HERO,
    MOST_HOURS_BESIDE_CONTACT,
    MOST_IN_HERO,
    MOST_NAVIGATION,
    PagePlan,
    SectionPlan,
)
from domain.agents.spec import Given


def pages(given: Given) -> Sequence[PageItem]:
    """Return one item per page of the layout."""
    sources = Sources(given)
    return [_item(plan, sources) for plan in sources.layout.pages]


def _item(plan: PagePlan, sources: Sources) -> PageItem:
    body = _body(plan, sources)
    opening = next(
        (part for part in plan.sections if part.kind == "hero"), SectionPlan(kind="hero")
    )
    around = frame(plan.url, sources, page_class=f"p-{plan.kind}{' few' if len(body) < 3 else ''}")
    return PageItem(
        key=plan.url,
        page=plan.url,
        kind=plan.kind,
        frame=around,
        crumbs=_crumbs(plan, sources),
        sections=(
            _hero(opening, plan, sources),
            *_with_divider(_in_rows(_first_awake(body)), plan, sources),
        ),
    )


def _body(plan: PagePlan, sources: Sources) -> list[Section]:
    filled = (section(part, plan, sources) for part in plan.sections if part.kind != "hero")
    return [part for part in filled if part is not None]


def _first_awake(sections: list[Section]) -> list[Section]:
    """Load the picture of the first section at once: it may stand on the first screen."""
    if not sections:
        return sections
    first, *rest = sections
    eager = {"loading": "eager"}
    if first.pictures:
        pictures = (first.pictures[0].model_copy(update=eager), *first.pictures[1:])
        return [first.model_copy(update={"pictures": pictures}), *rest]
    if first.cards and (portrait := first.cards[0].portrait):
        card = first.cards[0].model_copy(update={"portrait": portrait.model_copy(update=eager)})
        return [first.model_copy(update={"cards": (card, *first.cards[1:])}), *rest]
    return sections


def _with_divider(sections: list[Section], plan: PagePlan, sources: Sources) -> list[Section]:
    """Set the drawn divider over the one section that carries the home page."""
    opening = plan.sections[0]
    if plan.kind != "home" or sources.layout.divider != "motif" or opening.aside == "art":
        return sections
    main = next((part for part in sections if part.weight == "large" and not part.row), None)
    art = {"drawing": _art(sources, "band", 11)}
    return [part.model_copy(update=art) if part is main else part for part in sections]


def _in_rows(sections: list[Section]) -> list[Section]:
    """Let two short neighbours share a row, so that a page is not one stack of equal bands."""
    done: list[Section] = []
    for part in sections:
        before = done[-1] if done else None
        if before and not before.row and _is_short(before) and _is_short(part):
            done[-1] = before.model_copy(update={"row": "opens"})
            part = part.model_copy(update={"row": "closes"})
        done.append(part)
    return done


def _is_short(part: Section) -> bool:
    if part.tone != "plain" or part.pictures or part.kind in _NEVER_SHORT:
        return False
    items = (
        len(part.paragraphs) + len(part.lines) + 2 * len(part.cards) + 2 * len(part.quotes)
    ) + (len(part.steps) + len(part.answers) + 2 * len(part.happenings) + len(part.places) // 4)
    return items <= SHORTEST


SHORTEST = 5
"""Lines, about, that still fit half a row."""
_NEVER_SHORT = frozenset(
    {"services", "prices", "contact", "location", "gallery", "work", "form", "text", "article"}
    | {"action", "articles"}
)


def frame(url: str, sources: Sources, *, page_class: str) -> Frame:
    """Return header and footer as the page at `url` shows them."""
    layout, brand = sources.layout, sources.brand
    icons = sources.given.maybe(IconSet)
    primary = sources.actions.primary.get(url) or sources.actions.primary.get("/")
    whole = reach(sources)
    logo = sources.pictures(url, "logo")
    return Frame(
        language=sources.language,
        is_alone=brand.voice.is_alone,
        archetype=layout.archetype,
        header=layout.header,
        hero=layout.hero,
        body_class=" ".join(
            (
                f"a-{layout.archetype}",
                f"h-{layout.header}",
                f"al-{layout.align}",
                f"x{layout.variant % 2}",
                f"y{layout.variant % 3}",
                page_class,
            )
        ),
        company=sources.local.name or brand.name,
        tagline=brand.tagline.text if brand.tagline else "",
        mark=icons.mark_svg if icons else "",
        logo=logo[0] if logo else None,
        note=_note(sources),
        reach=whole,
        action=_header_action(primary, sources) if primary else None,
        legal=tuple(
            Anchor(label=sources.say(kind), href=sources.page_of[kind])
            for kind in ("imprint", "privacy")
            if kind in sources.page_of
        ),
        statements=tuple(passage.text for passage in sources.legal.statements),
        navigation=_navigation(url, sources),
        has_contact=_has_contact(url, sources),
        ornament=_ornament(sources),
    )


def _navigation(url: str, sources: Sources) -> tuple[Anchor, ...]:
    """Return the links of the header: pages, or sections of the only page."""
    found = tuple(
        Anchor(
            label=plan.label,
            href=plan.url,
            current="page" if plan.url == url else "true" if _is_below(url, plan.url) else "",
        )
        for plan in sources.layout.pages
        if plan.in_navigation
    )
    # The page for wrong addresses is made without the copy the sections come from.
    if len(found) > 1 or url not in sources.plans:
        return found
    home = sources.layout.pages[0]
    headed = [part for part in _body(home, sources) if part.heading and part.kind in _LANDINGS]
    top = "" if url == "/" else "/"
    anchors = [Anchor(label=part.heading, href=f"{top}#{part.kind}") for part in headed]
    return (*anchors[: MOST_NAVIGATION - len(found)], *found)


LONGEST_HEADER_ACTION = 24
"""Letters of a button that stand beside a name and a navigation."""


def _header_action(primary: PageAction, sources: Sources) -> Anchor:
    """Return the one thing to do in as few words as a header has room for."""
    anchor = Anchor(label=primary.label, href=primary.href, note=primary.note)
    if len(anchor.label) <= LONGEST_HEADER_ACTION:
        return anchor
    short = {"email": "form", "write": "form", "visit": "location"}.get(primary.kind)
    return anchor.model_copy(update={"label": sources.say(short)}) if short else anchor


_LANDINGS = frozenset(
    {"services", "prices", "events", "work", "gallery", "people", "about", "contact"}
)


def _has_contact(url: str, sources: Sources) -> bool:
    plan = sources.plans.get(url)
    return plan is not None and any(
        part.kind == "contact" or part.aside == "contact" for part in plan.sections
    )


def _is_below(url: str, top: str) -> bool:
    return top != "/" and url != top and url.startswith(top)


def _note(sources: Sources) -> str:
    towns = [a.locality for a in sources.local.addresses if a.locality]
    return towns[0] if towns else ""


def _art(sources: Sources, form: str, salt: int) -> Drawing:
    seed = (sources.brand.seed + salt) % 2**32
    return Drawing.model_validate({"motif": sources.brand.idea.motif, "seed": seed, "form": form})


def _ornament(sources: Sources) -> Drawing | None:
    forms = {"band": "band", "corner": "corner", "margin": "panel", "field": "field"}
    form = forms.get(sources.layout.ornament)
    return _art(sources, form, 3) if form else None


def _crumbs(plan: PagePlan, sources: Sources) -> tuple[Anchor, ...]:
    trail: list[Anchor] = []
    parent = plan.parent
    while parent and len(trail) < 5:
        above = sources.plans.get(parent)
        label = sources.say("home") if parent == "/" else above.label if above else parent
        trail.insert(0, Anchor(label=label, href=parent))
        parent = above.parent if above else None
    if not trail or trail[0].href != "/":
        trail.insert(0, Anchor(label=sources.say("home"), href="/"))
    if plan.kind == "home":
        return ()
    return (*trail, Anchor(label=plan.label, href=plan.url, current="page"))


def _hero(plan: SectionPlan, page: PagePlan, sources: Sources) -> Section:
    copy = _copy(page, sources)
    primary = sources.actions.primary.get(page.url)
    others = [a for a in sources.actions.others if not primary or a.href != primary.href]
    chosen = [primary, *others[:1]] if primary and page.kind == "home" else []
    aside = "none" if plan.aside == "proof" and not (copy and copy.proof) else plan.aside
    groups = _aside_groups(aside, page, sources)
    proof = (p.text for p in copy.proof) if copy else ()
    return Section(
        kind="hero",
        variant=plan.variant,
        tone=plan.tone,
        weight=plan.weight,
        aside=aside,
        heading=copy.headline.text if copy else page.label,
        lead=copy.sub.text if copy and copy.sub else "",
        lines=tuple(text for text in proof if not _is_listed(text, groups)),
        groups=groups,
        happenings=_dates(plan, sources),
        reach=_hero_reach(aside, sources),
        pictures=sources.pictures(page.url, "hero"),
        drawing=_hero_art(plan, page, sources),
        actions=tuple(Anchor(label=a.label, href=a.href, note=a.note) for a in chosen),
    )


def _is_listed(text: str, groups: tuple[Group, ...]) -> bool:
    """Tell whether a line names an offer with a price that the list beside it gives as well."""
    said = text.casefold()
    return any(
        said.startswith(entry.name.casefold()) and cost.amount.casefold() in said
        for group in groups
        for entry in group.entries
        for cost in entry.costs
    )


def _hero_reach(aside: str, sources: Sources) -> Reach | None:
    if aside not in ("hours", "contact"):
        return None
    whole = reach(sources)
    is_long = len(sources.local.hours) > MOST_HOURS_BESIDE_CONTACT
    return whole.model_copy(update={"hours": ()}) if aside == "contact" and is_long else whole


def _copy(page: PagePlan, sources: Sources) -> Hero | None:
    heroes = sources.given.of(HeroCopy).heroes
    return next((hero for hero in heroes if hero.url == page.url), None)


def _aside_groups(aside: str, page: PagePlan, sources: Sources) -> tuple[Group, ...]:
    services = sources.services.services
    if aside == "index":
        entries = [entry(s, page, sources, with_text=False) for s in services[:MOST_IN_HERO]]
        return (Group(entries=tuple(entries)),)
    if aside == "prices":
        priced = [entry(s, page, sources, with_text=False) for s in services if s.prices]
        loose = [
            Entry(name=c.label, costs=(c.model_copy(update={"label": ""}),))
            for c in map(sources.cost, sources.services.prices)
        ]
        return (Group(entries=(*priced, *loose)[:MOST_IN_HERO]),)
    return ()


def _dates(plan: SectionPlan, sources: Sources) -> tuple[Happening, ...]:
    return tuple(happening(line, sources) for line in plan.events[:MOST_DATES_IN_HERO])


def _hero_art(plan: SectionPlan, page: PagePlan, sources: Sources) -> Drawing | None:
    images = sources.given.maybe(Images)
    placed = images.art if images else ()
    for slot in placed:
        if slot.url == page.url and slot.section == "hero":
            return Drawing(motif=slot.motif, seed=slot.seed, form=slot.form)
    return _art(sources, "panel", 5) if plan.aside == "art" else None
