"""The nodes of a page's JSON-LD graph, every leaf from a fact."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from domain.agents.content._organization import (
    Json,
    Node,
    address_node,
    business_properties,
    is_food,
    is_organization,
    price_node,
    without_empty,
)
from domain.agents.content.about_page import AboutPage, PersonCard
from domain.agents.content.blog_content import ArticlePage
from domain.agents.content.faq import Faq
from domain.agents.content.local_seo import LocalSeo
from domain.agents.content.meta_description import MetaDescriptions
from domain.agents.design.layout_architecture import Layout, PagePlan
from domain.agents.discovery.seo_strategy import PageKind
from domain.agents.discovery.service_definition import Service, ServiceDefinition
from domain.facts import Event, Facts


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the graph can be built from."""

    facts: Facts
    origin: str
    company: str
    business_type: str
    layout: Layout
    local: LocalSeo
    catalogue: ServiceDefinition
    about: AboutPage
    faq: Faq
    meta: MetaDescriptions | None
    articles: tuple[ArticlePage, ...]

    def at(self, url: str) -> str:
        """Return the absolute address of a page."""
        return f"{self.origin}{url}"

    @property
    def business(self) -> Node:
        """A reference to the firm."""
        return {"@id": self.at("/#business")}


def nodes(page: PagePlan, known: Known) -> list[Node]:
    """Return the graph of one page."""
    found = [_web_page(page, known)]
    found += _about_firm(page, known)
    if page.url != "/":
        found.append(_breadcrumbs(page, known))
    special = _BY_KIND.get(page.kind)
    found += special(page, known) if special else ()
    return [without_empty(node) for node in found]


def _web_page(page: PagePlan, known: Known) -> Node:
    meta = next((m for m in known.meta.pages if m.url == page.url), None) if known.meta else None
    return {
        "@type": _page_type(page, known),
        "@id": known.at(f"{page.url}#page"),
        "url": known.at(page.url),
        "name": meta.title if meta else page.label,
        "description": meta.description if meta else "",
        "inLanguage": known.facts.language,
        "isPartOf": {"@id": known.at("/#website")},
        "about": known.business,
        "mainEntity": _questions(known) if page.kind == "faq" else [],
    }


def _page_type(page: PagePlan, known: Known) -> str:
    if page.kind == "faq" and not known.faq.entries:
        return "WebPage"  # a page of questions without any is none
    return _PAGE_TYPES.get(page.kind, "WebPage")


_PAGE_TYPES: dict[PageKind, str] = {
    "about": "AboutPage",
    "contact": "ContactPage",
    "faq": "FAQPage",
    "services": "CollectionPage",
    "articles": "CollectionPage",
    "work": "CollectionPage",
}


def _about_firm(page: PagePlan, known: Known) -> Iterator[Node]:
    """Yield the firm in full at home and on the contact page, as a named reference elsewhere."""
    yield {
        "@type": "WebSite",
        "@id": known.at("/#website"),
        "url": known.at("/"),
        "name": known.company,
        "inLanguage": known.facts.language,
        "publisher": known.business,
    }
    firm: Node = {
        "@type": known.business_type,
        "@id": known.at("/#business"),
        "name": known.company,
    }
    if page.kind in ("home", "contact"):
        firm["url"] = known.at("/")
        firm |= business_properties(known.business_type, known.local, known.catalogue, known.facts)
    if page.kind == "home":
        firm |= _offer(known)
    if page.kind == "about" and is_organization(known.business_type):
        firm |= _people(known)
    yield firm


def _offer(known: Known) -> Node:
    services = known.catalogue.services
    if not services or not is_organization(known.business_type):
        return {}
    if known.catalogue.noun == "menu" and is_food(known.business_type):
        return {"hasMenu": _menu(known)}
    items: list[Json] = [_offered(service, known) for service in services]
    catalogue: Node = {"@type": "OfferCatalog", "name": known.company, "itemListElement": items}
    return {"hasOfferCatalog": catalogue}


def _offered(service: Service, known: Known) -> Node:
    prices = service.prices
    is_product = known.catalogue.noun in ("products", "menu")
    node: Node = {
        "@type": "Offer",
        "itemOffered": without_empty(
            {
                "@type": "Product" if is_product else "Service",
                "name": service.name.text,
                "url": _url_of(service, known),
            }
        ),
        **(price_node(prices[0].price) if len(prices) == 1 else {}),
    }
    return node


def _url_of(service: Service, known: Known) -> str:
    for page in known.layout.pages:
        if page.kind == "service" and page.source == service.slug:
            return known.at(page.url)
    return ""


def _menu(known: Known) -> Node:
    groups = known.catalogue.groups or ("",)
    sections: list[Json] = []
    for group in groups:
        members = [s for s in known.catalogue.services if s.group == group]
        if members and group:
            dishes: list[Json] = [_dish(service) for service in members]
            sections.append({"@type": "MenuSection", "name": group, "hasMenuItem": dishes})
    loose: list[Json] = [
        _dish(service)
        for service in known.catalogue.services
        if service.group not in known.catalogue.groups
    ]
    return without_empty(
        {
            "@type": "Menu",
            "inLanguage": known.facts.language,
            "hasMenuSection": sections,
            "hasMenuItem": loose,
        }
    )


def _dish(service: Service) -> Node:
    offers: list[Json] = [
        {"@type": "Offer", **price} for line in service.prices if (price := price_node(line.price))
    ]
    return without_empty(
        {
            "@type": "MenuItem",
            "name": service.name.text,
            "description": " ".join(passage.text for passage in service.summary[:2]),
            "offers": offers,
        }
    )


def _people(known: Known) -> Node:
    people: list[Json] = [_person(card) for card in known.about.people]
    return {"employee": people} if people else {}


def _person(card: PersonCard) -> Node:
    return without_empty(
        {
            "@type": "Person",
            "name": card.name.text,
            "jobTitle": card.role.text if card.role else "",
        }
    )


def _breadcrumbs(page: PagePlan, known: Known) -> Node:
    by_url = {one.url: one for one in known.layout.pages}
    trail = [page]
    while (above := by_url.get(trail[0].parent or "")) is not None and above not in trail:
        trail.insert(0, above)
    home = by_url.get("/")
    if home is not None and home not in trail:
        trail.insert(0, home)
    items: list[Json] = [
        {"@type": "ListItem", "position": at, "name": one.label, "item": known.at(one.url)}
        for at, one in enumerate(trail, 1)
    ]
    return {
        "@type": "BreadcrumbList",
        "@id": known.at(f"{page.url}#breadcrumbs"),
        "itemListElement": items,
    }


def _service(page: PagePlan, known: Known) -> Iterator[Node]:
    for service in known.catalogue.services:
        if service.slug == page.source:
            offers: list[Json] = [
                {"@type": "Offer", "name": line.label.text, **price}
                for line in service.prices
                if (price := price_node(line.price))
            ]
            yield {
                "@type": "Service",
                "@id": known.at(f"{page.url}#service"),
                "name": service.name.text,
                "description": " ".join(passage.text for passage in service.summary),
                "provider": known.business,
                "areaServed": [area.text for area in service.areas],
                "offers": offers,
            }


def _questions(known: Known) -> list[Json]:
    return [
        {
            "@type": "Question",
            "name": entry.question.text,
            "acceptedAnswer": {
                "@type": "Answer",
                "text": " ".join(passage.text for passage in entry.answer),
            },
        }
        for entry in known.faq.entries
    ]


def _article(page: PagePlan, known: Known) -> Iterator[Node]:
    for article in known.articles:
        if article.url == page.url:
            yield {
                "@type": "Article",
                "@id": known.at(f"{page.url}#article"),
                "headline": article.title.text,
                "description": article.lead.text if article.lead else "",
                "datePublished": article.date if _DATE.fullmatch(article.date) else "",
                "inLanguage": known.facts.language,
                "author": known.business,
                "publisher": known.business,
                "mainEntityOfPage": {"@id": known.at(f"{page.url}#page")},
            }


def _events(page: PagePlan, known: Known) -> Iterator[Node]:
    """Yield the events whose date could be read; the others are only for people."""
    for at, (_, event) in enumerate(known.facts.details(Event), 1):
        if event.date:
            place = event.place or known.company
            address = [address_node(one) for one in known.local.addresses[:1]]
            yield {
                "@type": "Event",
                "@id": known.at(f"{page.url}#event-{at}"),
                "name": event.name,
                "startDate": event.date,
                "location": {
                    "@type": "Place",
                    "name": place,
                    **({"address": address[0]} if address and not event.place else {}),
                },
                "organizer": known.business,
            }


_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_BY_KIND: dict[PageKind, Callable[[PagePlan, Known], Iterator[Node]]] = {
    "service": _service,
    "article": _article,
    "events": _events,
}
