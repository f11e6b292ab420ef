"""Write what stands first on every page: headline, sub, proof."""

import re
from collections.abc import Iterator, Sequence

from pydantic import Field

from domain.agents.content._feedback import accepted, comebacks, kept
from domain.agents.content._founding import founding
from domain.agents.content._headlines import (
    LONGEST,
    built,
    dangles,
    headlines,
    is_aside,
    is_concrete,
    is_personal,
    is_priced,
    names_offer,
    placed,
    points_back,
)
from domain.agents.content._hero_writing import slots, write
from domain.agents.content._material import READS, Material, is_named, material_of
from domain.agents.design.layout_architecture import Layout, PagePlan
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.seo_strategy import SeoStrategy, UrlPath
from domain.agents.discovery.service_definition import PriceLine, Service, ServiceDefinition
from domain.agents.prompt import Prompt
from domain.agents.spec import AgentSpec, Given
from domain.facts import Article, FactId, FactKind, Facts, Licence, Person
from domain.phrases import PHRASES, phrase
from domain.text import Passage
from domain.text.boasts import is_held
from domain.text.clauses import is_clause
from domain.text.formats import price_text
from domain.text.places import area_names, is_place_name
from domain.text.sentences import shortened
from domain.text.telling import is_closing, is_contact, is_hours, line, listed
from domain.text.typography import bare, ended, folded, sentence_case, typeset
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


_LOCAL = ("services", "prices", "work", "areas", "events")
"""Kinds of pages whose name says more with the place behind it."""
_HEADING_RULES = ("seo/h1", "seo/heading", "accessibility/heading")
"""What rules about headings begin with."""
_LONGEST_PROOF = 48


def draft(given: Given) -> HeroCopy:
    """Give each page a headline of its own, built from facts."""
    material = material_of(given)
    pages = given.of(Layout).pages
    home = _home(given, material)
    heroes: dict[str, Hero] = {}
    used: set[str] = set()
    for page in pages:
        hero = _inner(page, given, material, home)
        if hero.headline.text.casefold() in used:
            hero = hero.model_copy(update={"headline": _distinct(page, hero.headline, material)})
        used.add(hero.headline.text.casefold())
        heroes[page.url] = hero
    return HeroCopy(heroes=tuple(heroes.values()))


def _home(given: Given, material: Material) -> Hero:
    seed = given.of(BrandIdentity).seed
    options = [h for h in headlines(material, seed) if accepted(h, given, page="/")]
    headline = _turned(options or [material.company or material.trade or _firm(given)], given, "/")
    sub = _sub(given, material, headline)
    seen = [headline.text, sub.text if sub else ""]
    proof = kept(_proof(given), given, page="/", seen=seen)
    shown = " ".join(seen).casefold()
    new = [p for p in proof if p.text.casefold() not in shown]
    return Hero(url="/", headline=headline, sub=sub, proof=tuple(new[:4]))


def _firm(given: Given) -> Passage:
    return Passage(text=given.of(BusinessRequirements).company)


def _turned(options: list[Passage], given: Given, url: str) -> Passage:
    """Return the first option, or one further for each round the page's heading came back."""
    return options[comebacks(given, url, *_HEADING_RULES) % len(options)]


def _sub(given: Given, material: Material, headline: Passage) -> Passage | None:
    """Return the line under the headline: a sentence of the client's that says something else."""
    facts, brand = given.facts, given.of(BrandIdentity)
    told = [(one, p) for one in facts.of(FactKind.STATEMENT) if (p := line(one, facts.language))]
    said = [p for _, p in told]
    begun = next((one.heading for one, p in told if _can_stand_first(p, facts)), "")
    opening = [p for one, p in told if one.heading == begun]
    stated = [
        p
        for p in said
        if _can_stand_first(p, facts)
        and _is_whole(p, said, material)
        and (names_offer(p.text, material) or not is_personal(p.text))
    ]
    from_brand = [p for p in (brand.positioning, brand.promise) if p and _can_stand_first(p, facts)]
    options = [
        *(p for p in stated if len(p.text) >= 50 and is_concrete(p.text, material)),
        *from_brand,
        *(p for one in facts.of(FactKind.TAGLINE) if (p := line(one, facts.language))),
        *(p for p in stated if p in opening),
        *_begun(facts),
        *_rest_of_offer(material, headline),
    ]
    shown = [p.text for service in material.services for p in service.summary]
    fresh = kept(options, given, page="/", seen=[headline.text, *shown])
    chosen = next((p for p in fresh if _adds(p, headline, material)), None)
    return _set_line(chosen, facts) if chosen else None


def _begun(facts: Facts) -> Iterator[Passage]:
    """Yield the firm's history where the brief begins with it: `Seit 2009 messen wir Augen`."""
    for one in facts.of(FactKind.HISTORY, FactKind.STATEMENT)[:1]:
        passage = line(one, facts.language) if one.kind is FactKind.HISTORY else None
        if passage and _can_stand_first(passage, facts) and not is_personal(passage.text):
            yield passage


_STREET = re.compile(
    r"\b(?:street|road|lane|avenue|square|calle|c/|avda|avenida|plaza|rúa|paseo|unit)\b[^.]*\d|\d+ [A-Z]\w+ (?:street"
    r"|road|lane|avenue|square|close)\b|(?:straße|strasse|str\.|gasse|weg|platz|allee) \d",
    re.I,
)
_REGISTERED = re.compile(r"\b(?:n\.?º|no\.|nr\.|number|registered|colegiad[oa]|kammer)\b", re.I)
_LABELLED = re.compile(
    r"[^\W\d][^:.!?]{1,25}:\s|(?:No|Nothing|Kein\w*|Sin|Nada|If|Wenn|Falls|Sollten?|Si)\s"
)
"""A label with its value, a bare denial or a condition needs what stands around it."""
_TIMES = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]m)?\s?(?:–|-|bis|to|till|until|a)\s?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]m|uhr|h)?\b|\d\s?(?:[ap]m|uhr)\b",
    re.I,
)
_LEAST_NEW = 2
"""Telling words a line must add to the headline above it."""


def _can_stand_first(passage: Passage, facts: Facts) -> bool:
    text = passage.text
    leans = is_aside(text) or points_back(text, facts.language) or dangles(text, facts.language)
    is_detail = is_contact(text) or is_priced(text) or _STREET.search(text) is not None
    is_detail = (
        is_detail
        or is_hours(text)
        or _TIMES.search(text) is not None
        or _LABELLED.match(text) is not None
    )
    is_detail = is_detail or _REGISTERED.search(text) is not None or _names_people(text, facts)
    leans = leans or _NOT_DONE.search(text) is not None or is_closing(text)
    return 20 <= len(text) <= 200 and not leans and not is_detail


_NOT_DONE = re.compile(
    r"\b(?:wir|ich) (?:leider )?nicht\b|\b(?:wir sind|ich bin) kein\w*\b|\bwe(?: are|['’]re) (?:not|no)\b|\bno somos\b|\b(?:we|i) (?:do not|don['’]t|never)\b|\bno (?:hacemos|vendemos|ofrecemos)\b",
    re.I,
)


def _names_people(text: str, facts: Facts) -> bool:
    """Tell whether a line is about somebody of the firm, whom nobody has met yet."""
    named = {word for _, who in facts.details(Person) for word in who.name.split() if len(word) > 3}
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in named)


def _is_whole(passage: Passage, said: Sequence[Passage], material: Material) -> bool:
    """Tell whether a line is a sentence, or what the brief begins with: no scrap about one thing."""
    is_opening = passage in said[:2] or (
        material.trade is not None and folded(material.trade.text) in folded(passage.text)
    )
    return is_opening or is_clause(passage.text, material.language)


def _adds(passage: Passage, headline: Passage, material: Material) -> bool:
    """Tell whether a line says something the headline and the firm's name do not."""
    firm = material.company.text if material.company else ""
    areas = " ".join(area.text for area in area_names(material.facts))
    known = {word[:5] for word in folded(f"{headline.text} {firm} {areas}").split()}
    new = {word[:5] for word in folded(passage.text).split() if len(word) > 3} - known
    return folded(headline.text) not in folded(passage.text) and len(new) >= _LEAST_NEW


def _set_line(passage: Passage, facts: Facts) -> Passage:
    words = typeset(passage.text, facts.language)
    return Passage(text=sentence_case(words) or passage.text, facts=passage.facts)


def _rest_of_offer(material: Material, headline: Passage) -> Iterator[Passage]:
    head = headline.text.casefold()
    missing = [material.inside(p) for p in material.offers if p.text.casefold() not in head]
    if len(missing) > 1 and (rest := listed(missing, material.language)):
        yield Passage(text=ended(sentence_case(rest.text)), facts=rest.facts)


def _proof(given: Given) -> list[Passage]:
    """Return short facts worth setting large."""
    facts, language = given.facts, given.facts.language
    found: list[Passage] = []
    licences = [
        one
        for one in facts.details(Licence)
        if is_held(one[0], language) and not _ENTERED.search(one[0].text)
    ]
    for source, licence in licences[:1]:
        words = sentence_case(" ".join(part for part in (licence.name, licence.number) if part))
        found += [p for p in (line(source, language, words),) if p]
    found += [*list(_since(facts))[:1], *list(_starting_prices(given))[:1]]
    areas = area_names(facts)[:4]
    if len(areas) > 1 and all(is_place_name(area.text) for area in areas):
        found += [p for p in (listed(areas, language),) if p]
    for source in [one for one in facts.of(FactKind.AWARD) if is_held(one, language)][:1]:
        found += [p for p in (line(source, language, bare(source.text)),) if p]
    return [one for one in found if len(one.text) <= _LONGEST_PROOF]


_ENTERED = re.compile(
    r"\b(?:registered (?:in|no)|company (?:no|number|reg\w*)|companies house|vat (?:no|number|reg\w*)|handelsregister|amtsgericht|hr[ab] ?\d|ust-?id\w*|steuernummer|registro mercantil|cif|nif)\b",
    re.I,
)
"""An entry every company has, which proves nothing."""


def _since(facts: Facts) -> Iterator[Passage]:
    for source in facts.of(FactKind.HISTORY, FactKind.TAGLINE, FactKind.STATEMENT):
        key, year = founding(source.text)
        if key:
            text = phrase(key, facts.language, year=year)
            yield Passage(text=text, facts=(source.fact_id,))


def _starting_prices(given: Given) -> Iterator[Passage]:
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    lines = [one for s in catalogue.services for one in s.prices] + list(catalogue.prices)
    starting = [one for one in lines if one.price.qualifier == "from"]
    if catalogue.noun not in ("menu", "products"):
        starting = starting or lines
    language = given.facts.language
    for one in starting:
        if is_named(one.label.text) and len(one.label.text) <= 30 and not _has_figure(one):
            price = price_text(one.price, language)
            named = not one.price.unit or folded(one.price.unit) not in folded(one.label.text)
            text = f"{sentence_case(bare(one.label.text))} {price}" if named else price
            yield Passage(text=typeset(text, language), facts=one.label.facts)


def _has_figure(line: PriceLine) -> bool:
    """Tell whether a label holds a number, beside which a price reads as nonsense."""
    return re.search(r"\d", line.label.text) is not None


def _inner(page: PagePlan, given: Given, material: Material, home: Hero) -> Hero:
    if page.kind == "home":
        return home.model_copy(update={"url": page.url})
    if page.kind == "service" and (service := _service(page, given)):
        return _service_hero(page, service, given, material)
    options = _page_heads(page, given, material)
    fitting = [one for one in options if len(one.text) <= LONGEST]
    good = [one for one in fitting if accepted(one, given, page=page.url)]
    headline = _turned(good or options[-1:], given, page.url)
    said = {one.fact_id for one in given.facts.of(FactKind.STATEMENT, FactKind.TAGLINE)}
    is_saying = home.sub is not None and not said.isdisjoint(home.sub.facts)
    sub = home.sub if page.kind == "about" and is_saying else None
    return Hero(url=page.url, headline=headline, sub=sub)


def _service(page: PagePlan, given: Given) -> Service | None:
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    return next((s for s in catalogue.services if s.slug == page.source), None)


def _service_hero(page: PagePlan, service: Service, given: Given, material: Material) -> Hero:
    words = bare(typeset(service.name.text, material.language)) or service.name.text
    name = Passage(text=words, facts=service.name.facts)
    local = _in(name, material)
    options = [local, name] if local and len(local.text) <= LONGEST else [name]
    headline = _turned(options, given, page.url)
    lead = lead_of(service)
    fresh = kept([_set_line(lead, given.facts)] if lead else [], given, page=page.url)
    return Hero(url=page.url, headline=headline, sub=fresh[0] if fresh else None)


def lead_of(service: Service) -> Passage | None:
    """Return the sentence that stands under a service's headline, and so not in its text again."""
    first = service.summary[:1]
    return first[0] if first and 25 <= len(first[0].text) <= 220 else None


def _in(label: Passage, material: Material) -> Passage | None:
    place = material.seat
    if place is None or place.text.casefold() in label.text.casefold():
        return label if place else None
    return built(
        "head_in", material.language, label=label, where=placed([place], material.language)
    )


def _page_heads(page: PagePlan, given: Given, material: Material) -> list[Passage]:
    """Return headings for a page that is not about one service, the best first."""
    label = _label(page, given)
    if page.kind == "article":
        return [label]
    if page.kind == "area":
        return [*_area_heads(label, material), label]
    local = _in(label, material)
    found = [local] if local and page.kind in _LOCAL else []
    if not found and page.kind == "services":
        offers = [*material.offers[:1], *(material.inside(p) for p in material.offers[1:])]
        found += [p for p in (listed(offers, material.language),) if p and len(offers) > 1]
    if (firm := material.company) is not None:
        keys = [key for key in (f"head_{page.kind}", f"head_{page.kind}_2") if key in PHRASES]
        found += [built(key, material.language, company=firm) for key in keys]
    return [*found, label]


def _area_heads(area: Passage, material: Material) -> Iterator[Passage]:
    language = material.language
    offers = [*material.offers[:1], *(material.inside(p) for p in material.offers[1:])]
    if (offer := listed(offers, language)) is not None:
        yield built("hero_offer_in", language, offer=offer, where=placed([area], language))
    if material.trade is not None:
        yield built("hero_trade_in", language, trade=material.trade, where=placed([area], language))


def _label(page: PagePlan, given: Given) -> Passage:
    """Return the name of the page; for an article or area the full one, with its fact."""
    strategy = given.maybe(SeoStrategy)
    targets = {target.url: target.subject for target in strategy.pages} if strategy else {}
    full = targets.get(page.url, "") if page.kind in ("article", "area") else ""
    text = typeset(full or page.label, given.facts.language) or page.label
    return Passage(text=text, facts=_naming(page, full or page.label, given.facts))


def _naming(page: PagePlan, name: str, facts: Facts) -> tuple[FactId, ...]:
    if page.kind == "area":
        named = [(area.text, area.facts) for area in area_names(facts)]
    else:
        named = [(article.title, (s.fact_id,)) for s, article in facts.details(Article)]
    alike = (ids for text, ids in named if folded(text) == folded(name))
    return next(alike, ())


def _distinct(page: PagePlan, headline: Passage, material: Material) -> Passage:
    firm = material.company.text if material.company else page.label
    addition = firm if firm not in headline.text else page.url.strip("/").replace("/", ", ")
    text = shortened(headline.text, LONGEST, material.language) or headline.text
    return Passage(text=f"{text} – {addition}", facts=headline.facts)


HERO_COPY = AgentSpec(
    name="hero_copy",
    duty="Write what stands first on every page: headline, sub, proof.",
    output=HeroCopy,
    draft=draft,
    reads=READS | {FactKind.LICENCE, FactKind.AWARD, FactKind.HISTORY, FactKind.ARTICLE},
    needs=(Layout, BusinessRequirements, BrandIdentity),
    wants=(SeoStrategy, ServiceDefinition),
    prompt=Prompt(
        file="hero_copy.xml",
        level=2,
        shows=(BusinessRequirements,),
        slots=slots,
        write=write,
    ),
)
