"""Project the offer: services and prices as lists print them."""

from domain.agents.code.page_model import Anchor, Cost, Drawing, Entry, Group, Section
from domain.agents.code.sources import Sources
from domain.agents.content.service_description import ServicePage
from domain.agents.design.layout_architecture import PagePlan, SectionPlan
from domain.agents.discovery.service_definition import PriceLine, Service
from domain.text import Passage
from domain.text.typography import ended

AT_HOME = {"priced": 8, "ledger": 14, "leaders": 24, "questions": 6, "table": 9, "index": 9}
"""Most services a home page lists, by form; 6 for the forms not named."""
LONGEST_WITH_TEXT = 60
"""Beyond this many services a list names them without their descriptions: a page has 60 kB."""


def texts(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """Return the words of passages."""
    return tuple(passage.text for passage in passages)


def more(kind: str, key: str, page: PagePlan, sources: Sources) -> Anchor | None:
    """Return the link from the home page to the page that tells all."""
    url = sources.page_of.get(kind)
    if page.kind != "home" or not url:
        return None
    return Anchor(label=sources.say(key), href=url)


def service_copy(page: PagePlan, sources: Sources) -> ServicePage | None:
    """Return the copy of the service a page is about."""
    return sources.service_pages.get(page.source)


def entry(service: Service, page: PagePlan, sources: Sources, *, with_text: bool = True) -> Entry:
    """Return one service as a list prints it."""
    url = sources.page_of.get(f"service:{service.slug}", "")
    minutes = service.duration_minutes
    pictures = tuple(
        p for p in sources.pictures(page.url, "services") if p.src.find(service.slug) >= 0
    )
    return Entry(
        name=service.name.text,
        href="" if url == page.url else url,
        lines=_in_a_row(texts(service.summary)) if with_text else (),
        costs=tuple(
            _without_own_name(sources.cost(line), service.name.text) for line in service.prices
        ),
        duration=sources.say("minutes", n=str(minutes)) if minutes else "",
        icon=sources.icon(service.icon),
        picture=pictures[0] if pictures else None,
    )


def _in_a_row(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines that can be read one behind the other: each but the last ends."""
    return (*(ended(line) for line in lines[:-1]), *lines[-1:])


def _without_own_name(cost: Cost, name: str) -> Cost:
    """Return the price without the offer's name in its label, which stands beside it."""
    label, own = cost.label.strip(), name.strip()
    if not label.casefold().startswith(own.casefold()):
        return cost
    left = label[len(own) :]
    if left and left[0] not in ",:–":
        return cost
    left = left.lstrip(",:– ")
    return cost.model_copy(update={"label": left[:1].upper() + left[1:]})


def services(plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    """Return the list of services: a part of it at home when it has a page of its own."""
    everything = sources.services.services
    own_page = sources.page_of.get("services")
    at_home = page.kind == "home" and bool(own_page)
    shown = everything[: AT_HOME.get(plan.variant, 6)] if at_home else everything
    if not shown:
        return None
    with_text = len(shown) <= LONGEST_WITH_TEXT
    entries = [(s.group, entry(s, page, sources, with_text=with_text)) for s in shown]
    names = [name for name in sources.services.groups if any(name == g for g, _ in entries)]
    loose = [e for g, e in entries if g not in names]
    groups = [
        Group(heading=name, entries=tuple(e for g, e in entries if g == name)) for name in names
    ]
    if loose:
        groups.insert(0, Group(entries=tuple(loose)))
    noun = sources.services.noun
    left = len(shown) < len(everything)
    last = sources.services.excluded if not at_home else ()
    return Section(
        kind="services",
        heading=sources.say(noun) if page.kind != "services" else "",
        groups=tuple(_drawn(groups, plan, sources)),
        has_costs=any(e.costs for _, e in entries),
        has_durations=any(e.duration for _, e in entries),
        lines=texts(last),
        more=more("services", f"more_{noun}", page, sources)
        if left or (at_home and any(e.href for _, e in entries))
        else None,
    )


def _drawn(groups: list[Group], plan: SectionPlan, sources: Sources) -> list[Group]:
    """Give entries of pictorial forms drawn art where they have no photo."""
    if plan.variant not in ("spreads",):
        return groups
    brand, number = sources.brand, 0
    done: list[Group] = []
    for group in groups:
        entries: list[Entry] = []
        for item in group.entries:
            number += 1
            art = Drawing(
                motif=brand.idea.motif, seed=(brand.seed + 97 * number) % 2**32, form="panel"
            )
            few = number <= 3 and item.picture is None
            entries.append(item.model_copy(update={"drawing": art}) if few else item)
        done.append(group.model_copy(update={"entries": tuple(entries)}))
    return done


def prices(_plan: SectionPlan, page: PagePlan, sources: Sources) -> Section | None:
    """Return the price list of a service, of the prices page, or of what belongs to no service."""
    loose = sources.services.prices
    if page.kind == "service":
        own = service_copy(page, sources)
        return _price_section(tuple(own.prices), page, sources) if own else None
    groups: list[Group] = []
    if page.kind == "prices":
        groups = [
            Group(
                heading=s.name.text,
                entries=tuple(_price(line, sources, of=s.name.text) for line in s.prices),
            )
            for s in sources.services.services
            if len(s.prices) > 1
        ]
        single = [s for s in sources.services.services if len(s.prices) == 1]
        ones = tuple(_named(s, sources) for s in single)
        if ones:
            groups.insert(0, Group(entries=ones))
    if loose:
        groups.append(Group(entries=tuple(_price(line, sources) for line in loose)))
    if not groups:
        return None
    heading = sources.say("prices") if page.kind != "prices" else ""
    return Section(kind="prices", heading=heading, groups=tuple(groups), has_costs=True)


def _price_section(
    lines: tuple[PriceLine, ...], page: PagePlan, sources: Sources
) -> Section | None:
    if not lines:
        return None
    group = Group(entries=tuple(_price(line, sources) for line in lines))
    return Section(kind="prices", heading=sources.say("prices"), groups=(group,), has_costs=True)


def _price(line: PriceLine, sources: Sources, *, of: str = "") -> Entry:
    """Return a price as a line of its own; below the offer `of`, if it is named."""
    cost = sources.cost(line)
    short = _without_own_name(cost, of).label if of else cost.label
    return Entry(name=short or cost.label, costs=(cost.model_copy(update={"label": ""}),))


def _named(service: Service, sources: Sources) -> Entry:
    cost = _without_own_name(sources.cost(service.prices[0]), service.name.text)
    url = sources.page_of.get(f"service:{service.slug}", "")
    return Entry(name=service.name.text, href=url, costs=(cost,))
