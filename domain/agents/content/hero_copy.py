"""Write what stands first on every page: headline, sub, proof."""

import re

from pydantic import Field

from domain.agents.content._feedback import accepted, comebacks, kept
from domain.agents.content._headlines import (
    LONGEST,
    Material,
    headlines,
    is_concrete,
    offers_of,
)
from domain.agents.design.layout_architecture import Layout, PagePlan
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.seo_strategy import SeoStrategy, UrlPath
from domain.agents.discovery.service_definition import Service, ServiceDefinition
from domain.agents.spec import AgentSpec, Given
from domain.facts import FactKind, Facts, Licence
from domain.phrases import PHRASES, phrase
from domain.text import Passage
from domain.text.formats import joined, price_text
from domain.text.places import area_names, is_place_name, places
from domain.text.sentences import shortened
from domain.text.typography import bare, sentence_case, typeset
from domain.trades import GENERAL, TRADES
from domain.value import Value


class Hero(Value):
    """The first screen of one page."""

    url: UrlPath
    headline: Passage
    """The page's `<h1>`: what is sold, to whom or where, in the client's words."""
    sub: Passage | None = None
    proof: tuple[Passage, ...] = Field(default=(), max_length=4)
    """Short facts worth setting large: a licence, a year, a price, an area."""


class HeroCopy(Value):
    """One hero per page."""

    heroes: tuple[Hero, ...] = Field(min_length=1)

    def at(self, url: str) -> Hero:
        """Return the hero of the page at `url`."""
        return next(hero for hero in self.heroes if hero.url == url)


_GOODS = ("menu", "products")
_LEGAL = ("privacy", "imprint")
_FOUNDED = re.compile(
    r"\b(?:since|founded|established|est\.?|opened|started|began|seit|gegründet|eröffnet|besteht"
    r"|desde|fundad[oa]|abrió|abrimos)\b.{0,40}?\b(1[5-9]\d\d|20\d\d)\b|\b(1[5-9]\d\d|20\d\d)\b"
    r".{0,20}\b(?:gegründet|eröffnet|founded)\b",
    re.I,
)
_LONGEST_PROOF = 48


def draft(given: Given) -> HeroCopy:
    """Give each page a headline of its own, built from facts."""
    material = _material(given)
    heroes: list[Hero] = []
    used: set[str] = set()
    for page in given.of(Layout).pages:
        hero = (
            _home(page, given, material) if page.kind == "home" else _inner(page, given, material)
        )
        if hero.headline.text.casefold() in used:
            hero = hero.model_copy(update={"headline": _distinct(page, hero.headline, material)})
        used.add(hero.headline.text.casefold())
        heroes.append(hero)
    return HeroCopy(heroes=tuple(heroes))


def _material(given: Given) -> Material:
    facts, needs = given.facts, given.of(BusinessRequirements)
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    trade = TRADES.get(needs.trade, GENERAL)
    is_goods = catalogue.noun in _GOODS
    return Material(
        facts=facts,
        company=_company(facts, needs),
        trade=_trade(facts, needs),
        offers=offers_of(catalogue.services, catalogue.groups, facts, is_goods=is_goods),
        places=places(facts, goes_out=trade.archetypes[0] == "workshop"),
        is_goods=is_goods,
    )


def _company(facts: Facts, needs: BusinessRequirements) -> Passage | None:
    if not needs.company_is_named:
        return None
    named = tuple(one.fact_id for one in facts.of(FactKind.NAME)[:1])
    return Passage(text=needs.company, facts=named)


def _trade(facts: Facts, needs: BusinessRequirements) -> Passage | None:
    """Return what such a firm is called, if the brief says or shows it."""
    stated = facts.of(FactKind.TRADE)
    short = [one for one in stated if len(one.text) <= 30 and len(one.text.split()) <= 3]
    if short:
        return Passage(text=sentence_case(bare(short[0].text)), facts=(short[0].fact_id,))
    if needs.trade == "general" or needs.trade not in TRADES:
        return None
    source = (stated or facts.of(FactKind.NAME, FactKind.SERVICE, FactKind.STATEMENT))[:1]
    word = TRADES[needs.trade].generic[facts.language]
    return Passage(text=word, facts=tuple(one.fact_id for one in source)) if source else None


def _home(page: PagePlan, given: Given, material: Material) -> Hero:
    seed = given.of(BrandIdentity).seed
    candidates = [h for h in headlines(material, seed) if accepted(h, given, page=page.url)]
    if not candidates:
        candidates = [material.company or material.trade or Passage(text=page.label)]
    headline = candidates[comebacks(given, page.url) % len(candidates)]
    sub = _sub(given, material, headline)
    seen = [headline.text, sub.text if sub else ""]
    proof = kept(_proof(given), given, page=page.url, seen=seen)
    told = [p for p in proof if p.text.casefold() not in headline.text.casefold()]
    return Hero(url=page.url, headline=headline, sub=sub, proof=tuple(told[:4]))


def _sub(given: Given, material: Material, headline: Passage) -> Passage | None:
    """Return the line under the headline: a sentence of the client's that says something else."""
    facts, brand = given.facts, given.of(BrandIdentity)
    stated = [_said(one.text, one.fact_id, facts) for one in facts.of(FactKind.STATEMENT)]
    taglines = [_said(one.text, one.fact_id, facts) for one in facts.of(FactKind.TAGLINE)]
    good = [one for one in stated if 50 <= len(one.text) <= 180 and is_concrete(one.text, material)]
    brand_lines = [line for line in (brand.promise, brand.positioning) if line is not None]
    plain = [one for one in stated if 30 <= len(one.text) <= 200]
    offer = _offer_line(material, headline)
    options = [*brand_lines, *taglines, *good, *plain, *([offer] if offer else [])]
    fresh = kept(options, given, page="/", seen=[headline.text, f"{headline.text}."])
    return next(
        (one for one in fresh if not set(one.facts) & set(headline.facts) or not one.facts), None
    ) or next(iter(fresh), None)


def _said(text: str, source: str, facts: Facts) -> Passage:
    return Passage(text=typeset(text, facts.language), facts=(source,))


def _offer_line(material: Material, headline: Passage) -> Passage | None:
    missing = [p for p in material.offers if p.text.casefold() not in headline.text.casefold()]
    if not missing:
        return None
    names = joined([p.text for p in missing], material.language)
    sources = tuple(dict.fromkeys(one for p in missing for one in p.facts))
    return Passage(text=sentence_case(names), facts=sources)


def _proof(given: Given) -> list[Passage]:
    """Return short facts worth setting large."""
    facts = given.facts
    found: list[Passage] = []
    for source, licence in facts.details(Licence)[:1]:
        words = " ".join(part for part in (licence.name, licence.number) if part)
        found.append(Passage(text=typeset(words, facts.language), facts=(source.fact_id,)))
    found += _since(facts)[:1]
    found += _starting_price(given)[:1]
    areas = area_names(facts)
    if areas and all(is_place_name(area.text) for area in areas):
        text = joined([area.text for area in areas[:4]], facts.language)
        found.append(
            Passage(text=text, facts=tuple(dict.fromkeys(areas[0].facts + areas[-1].facts)))
        )
    found += [_said(bare(one.text), one.fact_id, facts) for one in facts.of(FactKind.AWARD)[:1]]
    return [one for one in found if len(one.text) <= _LONGEST_PROOF]


def _since(facts: Facts) -> list[Passage]:
    found: list[Passage] = []
    for source in facts.of(FactKind.HISTORY, FactKind.STATEMENT, FactKind.TAGLINE):
        if match := _FOUNDED.search(source.text):
            text = phrase("proof_since", facts.language, year=match[1] or match[2])
            found.append(Passage(text=text, facts=(source.fact_id,)))
    return found


def _starting_price(given: Given) -> list[Passage]:
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    lines = [line for s in catalogue.services for line in s.prices] + list(catalogue.prices)
    from_lines = [line for line in lines if line.price.qualifier == "from"] or lines
    language = given.facts.language
    return [
        Passage(
            text=f"{line.label.text} {price_text(line.price, language)}", facts=line.label.facts
        )
        for line in from_lines
        if line.label.text and len(line.label.text) <= 30
    ]


def _inner(page: PagePlan, given: Given, material: Material) -> Hero:
    if page.kind == "service" and (service := _service(page, given)):
        return _service_hero(page, service, given, material)
    options = _page_heads(page, given, material)
    good = [
        one for one in options if len(one.text) <= LONGEST and accepted(one, given, page=page.url)
    ]
    chosen = good or options
    return Hero(url=page.url, headline=chosen[comebacks(given, page.url) % len(chosen)])


def _service(page: PagePlan, given: Given) -> Service | None:
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    return next((s for s in catalogue.services if s.slug == page.source), None)


def _service_hero(page: PagePlan, service: Service, given: Given, material: Material) -> Hero:
    name = Passage(
        text=bare(typeset(service.name.text, material.language)), facts=service.name.facts
    )
    options = [name]
    if place := _in(name, material):
        options = [place, name] if len(place.text) <= LONGEST else [name, place]
    headline = options[comebacks(given, page.url) % len(options)]
    sub = lead_of(service)
    fresh = kept([sub] if sub else [], given, page=page.url, seen=[headline.text])
    return Hero(url=page.url, headline=headline, sub=fresh[0] if fresh else None)


def lead_of(service: Service) -> Passage | None:
    """Return the sentence that stands under a service's headline, and so not in its text again."""
    first = service.summary[:1]
    return first[0] if first and 25 <= len(first[0].text) <= 220 else None


def _in(label: Passage, material: Material) -> Passage | None:
    if not material.places:
        return None
    language, place = material.language, material.places[0]
    if place.text.casefold() in label.text.casefold():
        return label
    text = phrase("head_in", language, label=label.text, place=place.text)
    return Passage(text=text, facts=tuple(dict.fromkeys(label.facts + place.facts)))


def _page_heads(page: PagePlan, given: Given, material: Material) -> list[Passage]:
    """Return headings for a page that is not about one service, the best first."""
    label = Passage(text=_label(page, given))
    firm, language = material.company, material.language
    found: list[Passage] = []
    if page.kind in ("article", "area"):
        found.append(label)
    elif firm is not None:
        keys = [key for key in (f"head_{page.kind}", f"head_{page.kind}_2") if key in PHRASES]
        found += [
            Passage(text=phrase(key, language, company=firm.text), facts=firm.facts) for key in keys
        ]
    if page.kind not in _LEGAL and (local := _in(label, material)):
        at = 0 if page.kind in ("services", "area") else len(found)
        found.insert(at, local)
    return [*found, label]


def _label(page: PagePlan, given: Given) -> str:
    strategy = given.maybe(SeoStrategy)
    targets = {target.url: target.subject for target in strategy.pages} if strategy else {}
    full = targets.get(page.url, "") if page.kind in ("article", "area") else ""
    return typeset(full or page.label, given.facts.language)


def _distinct(page: PagePlan, headline: Passage, material: Material) -> Passage:
    firm = material.company.text if material.company else page.label
    text = shortened(headline.text, LONGEST, material.language)
    return Passage(
        text=f"{text} – {firm}" if firm not in text else f"{text} – {page.url}",
        facts=headline.facts,
    )


HERO_COPY = AgentSpec(
    name="hero_copy",
    duty="Write what stands first on every page: headline, sub, proof.",
    output=HeroCopy,
    draft=draft,
    reads=frozenset(
        {
            FactKind.NAME,
            FactKind.TRADE,
            FactKind.TAGLINE,
            FactKind.ADDRESS,
            FactKind.AREA,
            FactKind.LICENCE,
            FactKind.AWARD,
            FactKind.HISTORY,
            FactKind.STATEMENT,
            FactKind.SERVICE,
            FactKind.PERSON,
        }
    ),
    needs=(Layout, BusinessRequirements, BrandIdentity),
    wants=(SeoStrategy, ServiceDefinition),
)
