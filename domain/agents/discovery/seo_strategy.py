"""Decide which pages there are, at which address, for which search."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from domain.agents.discovery._origin import origin_of
from domain.agents.discovery._pages import LABELS, wished_page
from domain.agents.discovery._speaker import works_alone
from domain.agents.discovery._substance import Substance, substance_of
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.legal_compliance import LegalCompliance
from domain.agents.discovery.service_definition import Service, ServiceDefinition
from domain.agents.spec import AgentSpec, Given
from domain.brief import slugify
from domain.facts import Address, Article, FactKind, Facts, PageWish
from domain.text.places import area_names, is_place_name
from domain.trades import TRADES
from domain.value import Value

PageKind = Literal[
    "home",
    "services",
    "service",
    "about",
    "contact",
    "prices",
    "work",
    "reviews",
    "faq",
    "areas",
    "area",
    "events",
    "articles",
    "article",
    "privacy",
    "imprint",
]
UrlPath = Annotated[str, StringConstraints(pattern=r"^/([a-z0-9-]+/)*$", max_length=200)]
"""Address on the site: starts and ends with `/`."""


class PageTarget(Value):
    """One page of the site."""

    url: UrlPath
    kind: PageKind
    subject: str
    """What it is about, in the client's words; also the plain name of the page in navigation."""
    source: str = ""
    """Slug of the service, article or area it is made from; empty for the others."""
    keywords: tuple[str, ...] = ()
    """Most important first; only words of the facts and of the trade."""
    intent: Literal["find", "compare", "learn", "act"] = "find"


class InternalLink(Value):
    """A link the copy should carry."""

    source: UrlPath
    target: UrlPath
    anchor: str


class SeoStrategy(Value):
    """The page map. The first page is always `/`."""

    pages: tuple[PageTarget, ...] = Field(min_length=1)
    links: tuple[InternalLink, ...] = ()
    origin: str
    """`https://host` of the finished site: the client's domain, else `https://<project>.example`."""

    @model_validator(mode="after")
    def _addresses_are_unique_and_start_at_home(self) -> Self:
        urls = [page.url for page in self.pages]
        if twice := sorted({url for url in urls if urls.count(url) > 1}):
            raise ValueError(f"pages share the addresses {twice}; give each its own")
        if urls[0] != "/":
            raise ValueError(f"the first page is {urls[0]!r}; the home page `/` comes first")
        return self


def draft(given: Given) -> SeoStrategy:
    """Map pages to what there is to say, and give each its address, words and links."""
    plan = _Plan(given)
    kept = (page for page in plan.pages() if page.url not in plan.refused)
    pages = _distinct(_calmer(page, plan.stuffed.get(page.url, 0)) for page in kept)
    return SeoStrategy(pages=pages, links=tuple(_links(pages, plan)), origin=plan.origin)


class _Plan:
    """The page map while it is being made."""

    def __init__(self, given: Given) -> None:
        self.facts: Facts = given.facts
        self.catalogue: ServiceDefinition = given.of(ServiceDefinition)
        self.requirements: BusinessRequirements | None = given.maybe(BusinessRequirements)
        self.legal: LegalCompliance | None = given.maybe(LegalCompliance)
        self.trade = TRADES[self.requirements.trade if self.requirements else "general"]
        self.is_card: bool = self.trade.archetypes[0] == "menu"
        self.substance: Substance = substance_of(
            given.facts, self.catalogue, given.maybe(ContentAssets), is_card=self.is_card
        )
        wishes = [w.name for _, w in given.facts.details(PageWish)]
        wishes += [f.text for f in given.facts.of(FactKind.PAGE) if f.detail is None]
        self.wished = frozenset(wished_page(wish) for wish in wishes)
        self.refused: frozenset[str] = frozenset(
            f.page for rule in _PAGE_IS_WRONG for f in given.told(rule) if f.page != "/"
        )
        self.stuffed: dict[str, int] = {
            f.page: given.times_told("content/keyword-stuffing", f.page)
            for f in given.told("content/keyword-stuffing")
        }
        self.longest_slug = 60 - 20 * min(2, given.times_told("seo/url-wording"))
        self.orphans: frozenset[str] = frozenset(f.page for f in given.told("seo/orphan-pages"))
        self.origin: str = origin_of(given.facts, fallback=self._trade_word())
        self.places: tuple[str, ...] = _places(given.facts)

    def label(self, kind: str) -> str:
        """Return the page's name in the site's language."""
        alone = f"{kind}_alone"
        is_own = alone in LABELS and works_alone(self.facts)
        return LABELS[alone if is_own else kind][self.facts.language]

    def url(self, kind: str, source: str = "") -> str:
        """Return the page's address; a page of a list stands below its index."""
        base = slugify(self.label(kind))
        short = slugify(source.replace("-", " "), longest=self.longest_slug)
        return f"/{base}/{short}/" if source else f"/{base}/"

    @property
    def offer(self) -> str:
        """Key of the label for the index of services."""
        return self.catalogue.noun if self.catalogue.noun in LABELS else "services"

    def is_due(self, kind: PageKind) -> bool:
        """Return whether the facts fill such a page; less is enough when the client asked for it."""
        amount = self.substance.amounts.get(kind, 0)
        if kind in self.wished:
            return amount >= ASKED[kind]
        if kind == "services" and self.is_card:
            return amount > LONGEST_HOME_CARD
        return amount >= ENOUGH[kind]

    def pages(self) -> Iterator[PageTarget]:
        """Yield every page, home first."""
        yield self._home()
        if self._is_worth_several():
            yield from self._offer_pages()
            for kind in _SINGLE:
                if self.is_due(kind):
                    yield self._page(kind)
            yield from self._area_pages()
            yield from self._article_pages()
            if self.is_due("contact"):
                yield self._page("contact")
        for kind in self.legal.pages if self.legal else ():
            yield self._page(kind)

    def _is_worth_several(self) -> bool:
        if "one" in self.wished:
            return False
        due = [kind for kind in _INNER if self.is_due(kind)]
        own = sum(service.has_page for service in self.catalogue.services)
        asked = any(kind in self.wished for kind in due)
        return asked or own >= 2 or (len(due) >= 2 and self.substance.words >= SEVERAL_WORDS)

    def _home(self) -> PageTarget:
        company = self.requirements.company if self.requirements else self.facts.company
        words = self._with_places((self._trade_word(),))
        names = [] if self.is_card else [s.name.text for s in self.catalogue.services[:4]]
        offers = tuple(name.lower() for name in names)
        return PageTarget(
            url="/",
            kind="home",
            subject=company or self.label("home"),
            keywords=_first(words + offers),
        )

    def _page(self, kind: PageKind) -> PageTarget:
        name = self.offer if kind == "services" else kind
        intent = _INTENTS.get(kind, "find")
        words = self._with_places((f"{self.label(name)} {self._trade_word()}".lower(),))
        return PageTarget(
            url=self.url(name),
            kind=kind,
            subject=self.label(name),
            keywords=() if kind in ("privacy", "imprint") else _first(words),
            intent=intent,
        )

    def _offer_pages(self) -> Iterator[PageTarget]:
        own = [s for s in self.catalogue.services if s.has_page]
        if len(self.catalogue.services) < 2 and "services" not in self.wished:
            return
        if own or self.is_due("services"):
            yield self._page("services")
        for service in own:
            yield self._service(service)

    def _service(self, service: Service) -> PageTarget:
        name = service.name.text
        words = (name.lower(), *(f"{name} {place}".lower() for place in self.places[:2]))
        return PageTarget(
            url=self.url(self.offer, service.slug),
            kind="service",
            subject=name,
            source=service.slug,
            keywords=_first(words),
            intent="compare" if service.prices else "learn",
        )

    def _area_pages(self) -> Iterator[PageTarget]:
        own = self.substance.areas
        if len(own) >= LEAST_AREA_PAGES:
            yield self._page("areas")
            for slug, name in own:
                yield PageTarget(
                    url=self.url("areas", slug),
                    kind="area",
                    subject=name,
                    source=slug,
                    keywords=_first((f"{self._trade_word()} {name}".lower(),)),
                )

    def _article_pages(self) -> Iterator[PageTarget]:
        written = [(slug, a) for slug, a in articles(self.facts) if a.body.strip()]
        if written:
            yield self._page("articles")
        for slug, article in written:
            yield PageTarget(
                url=self.url("articles", slug),
                kind="article",
                subject=article.title,
                source=slug,
                keywords=_first((article.title.lower(),)),
                intent="learn",
            )

    def _trade_word(self) -> str:
        return self.trade.generic[self.facts.language]

    def _with_places(self, words: tuple[str, ...]) -> tuple[str, ...]:
        joined = (f"{w} {p}".lower() for w in words for p in self.places[:2])
        return (*joined, *(w.lower() for w in words))


ENOUGH: dict[str, int] = {
    "services": 3,
    "about": 40,
    "contact": 1,
    "prices": 6,
    "work": 3,
    "reviews": 4,
    "faq": 4,
    "events": 3,
}
"""Least amount that fills a page nobody asked for: things listed, for `about` words."""

ASKED: dict[str, int] = {
    "services": 1,
    "about": 12,
    "contact": 1,
    "prices": 2,
    "work": 1,
    "reviews": 1,
    "faq": 1,
    "events": 1,
}
"""Least amount that fills a page the client asked for."""

LONGEST_HOME_CARD = 40
"""Dishes a home page can show as a printed card; a longer one gets its own page."""

_PAGE_IS_WRONG = ("seo/thin-page", "content/discovery-page-source")
"""Rules that say a page should not be there."""

SEVERAL_WORDS = 100
"""Below this many words of facts one page with sections says it all."""

LEAST_AREA_PAGES = 2
_SINGLE: tuple[PageKind, ...] = ("prices", "work", "about", "reviews", "faq", "events")
_INNER: tuple[PageKind, ...] = ("services", *_SINGLE)
_INTENTS: dict[str, Literal["find", "compare", "learn", "act"]] = {
    "services": "compare",
    "prices": "compare",
    "reviews": "compare",
    "work": "compare",
    "about": "learn",
    "faq": "learn",
    "articles": "learn",
    "contact": "act",
    "events": "act",
}
_MOST_KEYWORDS = 5
_MOST_LINKS = 8


def articles(facts: Facts) -> tuple[tuple[str, Article], ...]:
    """Return every article with its slug, repeats numbered."""
    taken: set[str] = set()
    found: list[tuple[str, Article]] = []
    for _, article in facts.details(Article):
        base = slugify(article.title)
        slug, count = base, 2
        while slug in taken:
            slug, count = f"{base}-{count}", count + 1
        taken.add(slug)
        found.append((slug, article))
    return tuple(found)


def _places(facts: Facts) -> tuple[str, ...]:
    towns = (a.locality for _, a in facts.details(Address))
    areas = (area.text for area in area_names(facts) if is_place_name(area.text))
    return tuple(dict.fromkeys(place for place in (*towns, *areas) if place))


def _first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))[:_MOST_KEYWORDS]


def _calmer(page: PageTarget, times: int) -> PageTarget:
    """Return the page with fewer keywords for each time it was found stuffed with them."""
    return page.model_copy(update={"keywords": page.keywords[: max(0, _MOST_KEYWORDS - 2 * times)]})


def _distinct(pages: Iterable[PageTarget]) -> tuple[PageTarget, ...]:
    """Number the addresses that repeat; the first page of a kind without source stays alone."""
    by_url: dict[str, PageTarget] = {}
    for page in pages:
        url, count = page.url, 2
        while page.source and url in by_url:
            url, count = f"{page.url[:-1]}-{count}/", count + 1
        by_url.setdefault(url, page.model_copy(update={"url": url}))
    return tuple(by_url.values())


def _links(pages: tuple[PageTarget, ...], plan: _Plan) -> Iterator[InternalLink]:
    """Yield the links copy should carry: down from home, across between services, on to contact."""
    services = [page for page in pages if page.kind == "service"]
    index = next((page for page in pages if page.kind == "services"), None)
    contact = next((page for page in pages if page.kind == "contact"), None)
    for page in services[:_MOST_LINKS]:
        yield InternalLink(source="/", target=page.url, anchor=page.subject)
    for page in pages:
        if page.url in plan.orphans:
            yield InternalLink(source="/", target=page.url, anchor=page.subject)
    for at, page in enumerate(services):
        if index:
            yield InternalLink(source=index.url, target=page.url, anchor=page.subject)
            yield InternalLink(source=page.url, target=index.url, anchor=index.subject)
        if len(services) > 1:
            other = services[(at + 1) % len(services)]
            yield InternalLink(source=page.url, target=other.url, anchor=other.subject)
        if contact:
            yield InternalLink(source=page.url, target=contact.url, anchor=contact.subject)


SEO_STRATEGY = AgentSpec(
    name="seo_strategy",
    duty="Which pages there are, at which address, for which search, and how they link",
    output=SeoStrategy,
    draft=draft,
    reads=frozenset(
        {
            *(FactKind.NAME, FactKind.LINK, FactKind.EMAIL, FactKind.PHONE, FactKind.ADDRESS),
            *(FactKind.AREA, FactKind.HOURS, FactKind.PAGE, FactKind.PREFERENCE),
            *(FactKind.ARTICLE, FactKind.EVENT, FactKind.HISTORY, FactKind.PERSON),
            *(FactKind.QUESTION, FactKind.STATEMENT, FactKind.REVIEW, FactKind.PROJECT),
        }
    ),
    needs=(ServiceDefinition,),
    wants=(BusinessRequirements, ContentAssets, LegalCompliance),
)
