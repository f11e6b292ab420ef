"""Candidates for the title and description of a page, the best first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.agents.content.about_page import AboutPage
from domain.agents.content.blog_content import ArticlePage
from domain.agents.content.faq import Faq
from domain.agents.content.hero_copy import Hero, HeroCopy
from domain.agents.content.local_seo import LocalSeo
from domain.agents.design.layout_architecture import PagePlan
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.service_definition import PriceLine, Service, ServiceDefinition
from domain.agents.spec import Given
from domain.facts import Event, Language
from domain.phrases import phrase
from domain.text.formats import address_text, hours_text, joined, price_text
from domain.text.sentences import shortened
from domain.text.typography import bare, ended, folded, sentence_case, typeset

TITLE, LONGEST_TITLE = 60, 65
"""Characters a results page shows of a title, and the most it may have."""
DESCRIPTION = range(70, 156)
"""Characters of a description that results pages show without cutting."""


@dataclass(frozen=True)
class Page:
    """One page and what there is to say of it."""

    plan: PagePlan
    given: Given

    @property
    def language(self) -> Language:
        """Language of the site."""
        return self.given.facts.language

    @property
    def company(self) -> str:
        """Name to print."""
        return self.given.of(BusinessRequirements).company

    @property
    def catalogue(self) -> ServiceDefinition:
        """The offer; empty when there is none."""
        return self.given.maybe(ServiceDefinition) or ServiceDefinition()

    @property
    def local(self) -> LocalSeo:
        """Contacts; empty when there are none."""
        return self.given.maybe(LocalSeo) or LocalSeo(name=self.company)

    @property
    def service(self) -> Service | None:
        """The service the page is about."""
        return next((s for s in self.catalogue.services if s.slug == self.plan.source), None)

    @property
    def hero(self) -> Hero | None:
        """What stands first on the page."""
        heroes = self.given.of(HeroCopy).heroes
        return next((hero for hero in heroes if hero.url == self.plan.url), None)

    def say(self, key: str, **values: str) -> str:
        """Return a phrase in the language of the site."""
        return phrase(key, self.language, **values)


def titles(page: Page) -> Iterator[str]:
    """Yield titles of the page; those too long come last, shortened."""
    options = list(dict.fromkeys(_titles(page)))
    fitting = [one for one in options if 3 <= len(one) <= TITLE]
    yield from fitting
    yield from (one for one in options if TITLE < len(one) <= LONGEST_TITLE)
    for one in options:
        if len(short := shortened(one, TITLE, page.language)) >= 3:
            yield short


def _titles(page: Page) -> Iterator[str]:
    company, hero = page.company, page.hero
    head = hero.headline.text if hero else ""
    label = page.service.name.text if page.service else page.plan.label
    subjects = (
        [head, label] if page.plan.kind in ("home", "service", "article", "area") else [label, head]
    )
    if page.plan.kind == "home":
        subjects = [head]
    place = page.local.addresses[0].locality if page.local.addresses else ""
    for subject in (bare(typeset(s, page.language)) for s in subjects if s.strip()):
        if company.casefold() in subject.casefold():
            yield subject
            continue
        if place and place.casefold() not in subject.casefold() and page.plan.kind != "home":
            yield page.say("title_in_company", subject=subject, place=place, company=company)
        yield page.say("title_company", subject=subject, company=company)
        yield subject
    if page.plan.kind == "home":
        yield company
        yield page.say("title_company", subject=page.plan.label, company=company)


def descriptions(page: Page, *, turn: int) -> Iterator[str]:
    """Yield descriptions of the page; `turn` leaves out that many of the first pieces."""
    pieces = [ended(typeset(piece, page.language)) for piece in _pieces(page) if piece.strip()]
    pieces = list({folded(piece): piece for piece in reversed(pieces)}.values())[::-1]
    for start in range(turn, turn + len(pieces) + 1):
        at = start % len(pieces) if pieces else 0
        text = _assembled(pieces[at:] + pieces[:at], page.language)
        if len(text) >= 25:
            yield text
    yield shortened(f"{page.plan.label}: {page.company}, {page.plan.url}", 155, page.language)


def _assembled(pieces: Sequence[str], language: Language) -> str:
    """Return as many whole pieces as fit; a single long one is cut after a clause or word."""
    text = ""
    for piece in pieces:
        longer = f"{text} {piece}".strip()
        if len(longer) < DESCRIPTION.stop:
            text = longer
        elif len(text) < DESCRIPTION.start:
            short = shortened(piece, DESCRIPTION.stop - 2 - len(text), language)
            text = f"{text} {ended(short) if len(short) > 20 else ''}".strip()
        if len(text) >= 110:
            break
    return text


def _pieces(page: Page) -> Iterator[str]:
    own = _OWN.get(page.plan.kind)
    hero = page.hero
    if page.plan.kind == "home" and hero and hero.sub:
        yield hero.sub.text
    if own is not None:
        yield from own(page)
    if page.plan.kind in ("privacy", "imprint", "reviews", "faq"):
        yield page.say(f"meta_{page.plan.kind}", company=page.company)
    yield from _offer(page)
    yield from _areas(page)
    yield from _contact(page)
    yield page.say("meta_page", label=page.plan.label, company=page.company)
    yield page.say("meta_about", company=page.company)


def _offer(page: Page) -> Iterator[str]:
    names = [bare(service.name.text) for service in page.catalogue.services]
    listed = [name for name in names if len(name) <= 40][:4]
    if listed:
        label = page.say(f"offer_{page.catalogue.noun}")
        yield page.say("meta_services", label=label, items=joined(listed, page.language))


def _areas(page: Page) -> Iterator[str]:
    names = [area.text for area in page.local.areas if len(area.text) <= 30][:4]
    if names:
        yield page.say("meta_areas", areas=joined(names, page.language))


def _contact(page: Page) -> Iterator[str]:
    local = page.local
    if local.phones:
        yield page.say("meta_phone", phone=local.phones[0].display)
    if local.addresses:
        yield address_text(local.addresses[0], page.given.facts.country)
    if local.emails:
        yield page.say("meta_email", email=local.emails[0].address)


def _contact_page(page: Page) -> Iterator[str]:
    yield page.say("meta_contact", company=page.company)
    yield from _contact(page)
    hours = [one for one in page.local.hours if one.spans and not one.label][:2]
    if hours:
        lines = [hours_text(one, page.language, short=True) for one in hours]
        yield page.say("meta_hours", hours=joined(lines, page.language))


def _service_page(page: Page) -> Iterator[str]:
    if page.service is None:
        return
    yield page.service.name.text
    yield from (passage.text for passage in page.service.summary[:3])
    yield from _lines(page, page.service.prices[:2])


def _lines(page: Page, lines: Sequence[PriceLine]) -> Iterator[str]:
    for line in lines:
        price = price_text(line.price, page.language)
        yield page.say("meta_price", item=bare(line.label.text), price=price)


def _price_page(page: Page) -> Iterator[str]:
    lines = [line for service in page.catalogue.services for line in service.prices]
    yield from _lines(page, [*lines, *page.catalogue.prices][:3])


def _about(page: Page) -> Iterator[str]:
    about = page.given.maybe(AboutPage) or AboutPage()
    yield from (passage.text for passage in about.story[:3])
    yield from (card.name.text for card in about.people[:2])


def _faq(page: Page) -> Iterator[str]:
    faq = page.given.maybe(Faq) or Faq()
    yield from (entry.question.text for entry in faq.entries[:3])


def _article(page: Page) -> Iterator[str]:
    for article in page.given.all(ArticlePage):
        if article.url == page.plan.url:
            yield article.title.text
            yield from (p.text for p in (article.lead,) if p is not None)
            yield from (passage.text for part in article.paragraphs[:1] for passage in part[:2])


def _articles(page: Page) -> Iterator[str]:
    yield from (article.title.text for article in page.given.all(ArticlePage)[:3])


def _area(page: Page) -> Iterator[str]:
    for area in page.local.area_pages:
        if area.url == page.plan.url:
            yield area.name.text
            yield from (passage.text for passage in area.passages[:2])


def _events(page: Page) -> Iterator[str]:
    for _, event in page.given.facts.details(Event)[:3]:
        yield f"{event.name}, {event.when}" if event.when else event.name


def _work(page: Page) -> Iterator[str]:
    assets = page.given.maybe(ContentAssets) or ContentAssets()
    yield from (sentence_case(one.project.name) for one in assets.projects[:3])


_OWN = {
    "service": _service_page,
    "services": _offer,
    "prices": _price_page,
    "about": _about,
    "contact": _contact_page,
    "faq": _faq,
    "article": _article,
    "articles": _articles,
    "area": _area,
    "areas": _areas,
    "events": _events,
    "work": _work,
}
