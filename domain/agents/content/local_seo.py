"""Keep name, address and phone the same everywhere, and describe the areas served."""

import re
from typing import TypeVar
from urllib.parse import quote, urlsplit

from domain.agents.content._feedback import kept
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.seo_strategy import PageTarget, SeoStrategy, UrlPath
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.spec import AgentSpec, Given
from domain.brief import Slug, slugify
from domain.facts import Address, Email, FactKind, Facts, Hours, Link, Phone, Project
from domain.text import Passage
from domain.text.formats import address_text
from domain.text.numbers import in_order
from domain.text.places import area_names
from domain.text.telling import told
from domain.trades import GENERAL, TRADES
from domain.value import Value


class AreaPage(Value):
    """The copy of the page about one area served."""

    slug: Slug
    url: UrlPath
    name: Passage
    passages: tuple[Passage, ...] = ()


class LocalSeo(Value):
    """The one form of name, address and phone every page prints."""

    name: str
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[Address, ...] = ()
    hours: tuple[Hours, ...] = ()
    links: tuple[Link, ...] = ()
    """Social profiles, booking, shop and map links."""
    map_url: str = ""
    """Link to a map of the first address; empty without one."""
    areas: tuple[Passage, ...] = ()
    area_pages: tuple[AreaPage, ...] = ()
    facts: tuple[str, ...] = ()
    """Ids of the facts these came from."""


V = TypeVar("V", bound=Value)

_MAP = "https://www.openstreetmap.org/search?query="
_PRINTED = (FactKind.NAME, FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS)


def draft(given: Given) -> LocalSeo:
    """Take each contact as stated, each once."""
    facts = given.facts
    addresses = _once([one for _, one in facts.details(Address)])
    links = _once(
        [
            one
            for _, one in facts.details(Link)
            if one.url.startswith("https://") and not _is_own_site(one, given)
        ]
    )
    stated_map = [link.url for link in links if link.purpose == "map"]
    used = facts.of(*_PRINTED, FactKind.HOURS, FactKind.LINK, FactKind.AREA)
    return LocalSeo(
        name=given.of(BusinessRequirements).company,
        phones=_by_href(in_order(one for _, one in facts.details(Phone))),
        emails=_once([one for _, one in facts.details(Email)]),
        addresses=addresses,
        hours=_once([one for _, one in facts.details(Hours)]),
        links=links,
        map_url=stated_map[0] if stated_map else _map_url(addresses, facts.country),
        areas=_areas(given, addresses),
        area_pages=_area_pages(given),
        facts=tuple(one.fact_id for one in used),
    )


def _is_own_site(link: Link, given: Given) -> bool:
    """Tell whether a link leads to the very site that is being made."""
    host = urlsplit(link.url).hostname or ""
    own = urlsplit(given.of(SeoStrategy).origin).hostname or ""
    return link.purpose == "website" and host.removeprefix("www.") == own.removeprefix("www.")


def _areas(given: Given, addresses: tuple[Address, ...]) -> tuple[Passage, ...]:
    """Return the areas served; the one town a shop stands in is its address, not its area."""
    areas = area_names(given.facts)
    trade = TRADES.get(given.of(BusinessRequirements).trade, GENERAL)
    if len(areas) != 1 or not addresses:
        return areas
    source = given.facts.by_id[areas[0].facts[0]]
    is_town = any(areas[0].text.casefold() == one.locality.casefold() for one in addresses)
    goes_out = trade.archetypes[0] == "workshop"
    return () if is_town or (not source.heading and not goes_out) else areas


def _once(things: list[V]) -> tuple[V, ...]:
    """Return the things in order, each once."""
    return tuple({thing.fingerprint: thing for thing in things}.values())


def _by_href(phones: list[Phone]) -> tuple[Phone, ...]:
    """Keep one form of each number: the first with its purpose."""
    found: dict[str, Phone] = {}
    for phone in phones:
        found.setdefault(phone.href, phone)
    return tuple(found.values())


def _map_url(addresses: tuple[Address, ...], country: str) -> str:
    place = next((one for one in addresses if one.locality or one.postal_code), None)
    if place is None:
        return ""
    return _MAP + quote(address_text(place, country), safe="")


def _area_pages(given: Given) -> tuple[AreaPage, ...]:
    strategy = given.of(SeoStrategy)
    by_slug = {slugify(area.text): area for area in area_names(given.facts)}
    return tuple(
        _area_page(page, by_slug[page.source], given)
        for page in strategy.pages
        if page.kind == "area" and page.source in by_slug
    )


def _area_page(page: PageTarget, name: Passage, given: Given) -> AreaPage:
    said = [
        *_statements(name.text, given),
        *_services(name.text, given),
        *_projects(name.text, given.facts),
    ]
    passages = kept(said, given, page=page.url)
    return AreaPage(slug=page.source, url=page.url, name=name, passages=passages)


def _mentions(text: str, place: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(place)}(?!\w)", text, re.I) is not None


def _statements(place: str, given: Given) -> list[Passage]:
    return [
        passage
        for source in given.facts.of(FactKind.STATEMENT, FactKind.HISTORY)
        for passage in told(source, given.facts.language)
        if _mentions(passage.text, place)
    ]


def _services(place: str, given: Given) -> list[Passage]:
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    return [
        passage
        for service in catalogue.services
        for passage in service.summary
        if _mentions(passage.text, place)
    ]


def _projects(place: str, facts: Facts) -> list[Passage]:
    return [
        passage
        for source, project in facts.details(Project)
        for passage in told(source, facts.language)
        if project.place.casefold() == place.casefold() or _mentions(project.name, place)
    ]


LOCAL_SEO = AgentSpec(
    name="local_seo",
    duty="Keep name, address and phone the same everywhere, and describe the areas served.",
    output=LocalSeo,
    draft=draft,
    reads=frozenset(
        {
            *_PRINTED,
            FactKind.HOURS,
            FactKind.LINK,
            FactKind.AREA,
            FactKind.STATEMENT,
            FactKind.HISTORY,
            FactKind.PROJECT,
        }
    ),
    needs=(BusinessRequirements, SeoStrategy),
    wants=(ServiceDefinition,),
)
