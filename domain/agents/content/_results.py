"""Candidates for the title and description of a page, the best first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.agents.content._feedback import is_refused
from domain.agents.content._headlines import headlines
from domain.agents.content._material import Material, in_sentence, is_named, material_of
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
from domain.facts import Event, Hours, Language
from domain.phrases import phrase
from domain.text.formats import address_text, hours_text, joined, price_text, writes_am_pm
from domain.text.sentences import shortened
from domain.text.typography import bare, ended, folded, sentence_case, typeset
from domain.text.whereabouts import situated

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
        """Name to print; empty when the brief names no firm."""
        needs = self.given.of(BusinessRequirements)
        return needs.company if needs.company_is_named else ""

    @property
    def firm(self) -> str:
        """Name of the firm, or what such a firm is called."""
        return self.given.of(BusinessRequirements).company

    @cached_property
    def material(self) -> Material:
        """What titles can be built from."""
        return material_of(self.given)

    @property
    def catalogue(self) -> ServiceDefinition:
        """The offer; empty when there is none."""
        return self.given.maybe(ServiceDefinition) or ServiceDefinition()

    @property
    def local(self) -> LocalSeo:
        """Contacts; empty when there are none."""
        return self.given.maybe(LocalSeo) or LocalSeo(name=self.firm)

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
        return phrase(key, self.language, is_alone=False, **values)


def titles(page: Page) -> Iterator[str]:
    """Yield titles of the page; those too long come last, shortened."""
    options = list(dict.fromkeys(one for one in _titles(page) if _stands(one, page)))
    yield from (one for one in options if len(one) <= TITLE)
    yield from (one for one in options if TITLE < len(one) <= LONGEST_TITLE)
    for one in options:
        if len(short := shortened(one, TITLE, page.language)) >= 3:
            yield short
    plain = page.say("title_company", subject=page.plan.label, company=page.firm)
    if len(short := shortened(plain, TITLE, page.language)) >= 3:
        yield short
    yield f"{page.firm[:20]} {page.plan.kind} {page.plan.url[-30:]}"


def _stands(title: str, page: Page) -> bool:
    return len(title) >= 3 and not is_refused(title, page.given, page.plan.url)


def _titles(page: Page) -> Iterator[str]:
    if page.plan.kind == "home":
        yield from _home_titles(page)
        return
    head = page.hero.headline.text if page.hero else ""
    label = typeset(page.service.name.text if page.service else page.plan.label, page.language)
    for subject in (head, bare(label)):
        if not page.company or page.company.casefold() in subject.casefold():
            yield subject
        elif subject:
            yield page.say("title_company", subject=subject, company=page.company)
            yield subject


def _home_titles(page: Page) -> Iterator[str]:
    head = page.hero.headline.text if page.hero else ""
    subjects = [head, *_local_subjects(page), *(p.text for p in headlines(page.material, 0))]
    for subject in (one for one in subjects if one):
        if not page.company or page.company.casefold() in subject.casefold():
            yield subject
        else:
            yield page.say("title_company", subject=subject, company=page.company)
    yield from (one for one in (head,) if one)
    yield page.company or page.firm
    yield page.say("title_company", subject=page.plan.label, company=page.firm)


def _local_subjects(page: Page) -> Iterator[str]:
    """Yield shorter forms of the headline: the trade, or the first offer, in one place."""
    material = page.material
    for place in [material.seat] if material.seat else material.places[:1]:
        for named in (*([material.trade] if material.trade else []), *material.offers[:1]):
            yield page.say(
                "title_in", subject=named.text, where=situated([place.text], page.language)
            )


def descriptions(page: Page) -> Iterator[str]:
    """Yield descriptions of the page, each beginning with another piece."""
    pieces = [
        sentence_case(ended(typeset(piece, page.language)))
        for piece in _pieces(page)
        if folded(piece)
    ]
    pieces = [piece for piece in _once(pieces) if not is_refused(piece, page.given, page.plan.url)]
    for at in range(len(pieces)):
        text = _assembled(pieces[at:] + pieces[:at], page.language)
        if len(text) < DESCRIPTION.start:
            text = f"{text} {page.say('meta_about', company=page.firm[:60])}".strip()
        if len(text) >= 25:
            yield text
    named = page.say("meta_page", label=page.plan.label, company=page.firm[:60])
    about = page.say("meta_about", company=page.firm[:60])
    yield f"{named} {about} {page.plan.url[-40:]}"[:_MOST].rstrip()


_MOST = 160
"""Characters a description may have at most."""


def _once(pieces: Sequence[str]) -> Iterator[str]:
    """Yield each piece whose words did not stand in an earlier one."""
    said = ""
    for piece in pieces:
        if f" {folded(piece)} " not in f" {said} ":
            said = f"{said} {folded(piece)}"
            yield piece


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
    if page.plan.kind in ("home", "about") and hero and hero.sub:
        yield from _unless_listed(hero.sub.text, page)
    elif page.plan.kind == "home" and hero:
        yield from _unless_listed(hero.headline.text, page)
    if own is not None:
        yield from own(page)
    if page.plan.kind in ("privacy", "imprint", "reviews", "faq"):
        yield page.say(f"meta_{page.plan.kind}", company=page.firm)
    if page.plan.kind not in ("service", "article"):
        yield from _offer(page)
    yield from _areas(page)
    yield from _contact(page)
    if page.plan.kind != "home":
        yield page.say("meta_page", label=page.plan.label, company=page.firm)


def _unless_listed(text: str, page: Page) -> Iterator[str]:
    """Yield a sentence that says more than the list of services, which follows anyway."""
    known = set(
        folded(" ".join([*_offer(page), *(s.name.text for s in page.catalogue.services)])).split()
    )
    if set(folded(text).split()) - known:
        yield text


def _offer(page: Page) -> Iterator[str]:
    names = [bare(service.name.text) for service in page.catalogue.services[:12]]
    facts = page.given.facts
    listed: list[str] = []
    for name in (in_sentence(name, facts) for name in names if len(name) <= 40):
        if len(listed) < 4 and len(", ".join([*listed, name])) <= 75:
            listed.append(name)
    if listed:
        label = page.say(f"offer_{page.catalogue.noun}")
        yield page.say("meta_services", label=label, items=joined(listed, page.language))


def _areas(page: Page) -> Iterator[str]:
    names = [area.text for area in page.local.areas if len(area.text) <= 30][:4]
    if len(names) > 1:
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
    yield page.say("meta_contact", company=page.firm)
    yield from _contact(page)
    twelve = writes_am_pm(page.given.facts)
    lines = [
        hours_text(hours, page.language, short=True, twelve_hours=twelve)
        for _, hours in page.given.facts.details(Hours)
        if hours.spans and not hours.label
    ][:2]
    if lines:
        yield page.say("meta_hours", hours=joined(lines, page.language))


def _service_page(page: Page) -> Iterator[str]:
    if page.service is None:
        return
    told = [passage.text for passage in page.service.summary[:3]]
    yield from told or [page.service.name.text]
    yield from _lines(page, page.service.prices[:2])


def _lines(page: Page, lines: Sequence[PriceLine]) -> Iterator[str]:
    for line in (one for one in lines if is_named(one.label.text)):
        price = price_text(line.price, page.language, of=line.label.text)
        yield page.say("meta_price", item=sentence_case(bare(line.label.text)), price=price)


def _price_page(page: Page) -> Iterator[str]:
    lines = [line for service in page.catalogue.services for line in service.prices]
    yield from _lines(page, [*lines, *page.catalogue.prices][:3])


def _about(page: Page) -> Iterator[str]:
    about = page.given.maybe(AboutPage) or AboutPage()
    yield from (passage.text for passage in about.story[:3])
    if names := [card.name.text for card in about.people[:3]]:
        yield f"{page.say('people')}: {joined(names, page.language)}"


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
