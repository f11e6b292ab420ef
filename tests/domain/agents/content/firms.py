"""Firms to write for: facts, and what discovery and layout would make of them."""

from collections.abc import Sequence

from domain.agents.design.layout_architecture import Layout, PagePlan, SectionPlan
from domain.agents.discovery.brand_identity import BrandIdentity, Idea, VoiceChart
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.content_asset import ContentAssets, ReviewAsset
from domain.agents.discovery.seo_strategy import PageKind, PageTarget, SeoStrategy
from domain.agents.discovery.service_definition import PriceLine, Service, ServiceDefinition
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.agents.spec import AgentSpec, Feedback, Given, Output
from domain.brief import slugify
from domain.facts import (
    Address,
    Article,
    Fact,
    FactKind,
    Facts,
    Hours,
    Language,
    Phone,
    Price,
    Review,
    ServiceDetail,
    Span,
    fact,
)
from domain.text import Passage, quoting
from domain.text.sentences import sentences

Outputs = dict[type[Output], tuple[Output, ...]]


def price(amount: str, *, item: str = "", display: str = "") -> Price:
    """Make an exact price in pounds."""
    return Price(item=item, amount=amount, currency="GBP", display=display or f"£{amount}")


def service_fact(name: str, description: str = "", cost: Price | None = None) -> Fact:
    """Make the fact of one service, verbatim as a line of a list."""
    text = " ".join(part for part in (name, description, cost.display if cost else "") if part)
    detail = ServiceDetail(name=name, description=description, price=cost)
    return fact(FactKind.SERVICE, text, detail=detail)


ROOFER = Facts(
    language="en",
    country="GB",
    entries=(
        fact(FactKind.NAME, "Hartley & Daughters"),
        fact(FactKind.TRADE, "roofers"),
        service_fact(
            "Slate roofs",
            "We strip the old slates and keep every sound one. New slates come from Cumbria.",
            price("80", display="from £80"),
        ),
        service_fact("Leadwork", "Valleys, flashings and bay tops in code 5 lead."),
        service_fact("Chimney repairs"),
        fact(FactKind.AREA, "Otley"),
        fact(FactKind.AREA, "Ilkley"),
        fact(
            FactKind.PHONE,
            "0113 496 0000",
            detail=Phone(display="0113 496 0000", href="tel:+441134960000"),
        ),
        fact(
            FactKind.ADDRESS,
            "12 Mill Lane, Otley LS21 1AA",
            detail=Address(street="12 Mill Lane", postal_code="LS21 1AA", locality="Otley"),
        ),
        fact(
            FactKind.HOURS,
            "Mon-Fri 8am-5:30pm",
            detail=Hours(
                days=("mon", "tue", "wed", "thu", "fri"),
                spans=(Span(opens="08:00", closes="17:30"),),
            ),
        ),
        fact(FactKind.HISTORY, "Jean Hartley founded the firm in 1987."),
        fact(FactKind.STATEMENT, "We answer the phone ourselves and come to look the same week."),
        fact(FactKind.STATEMENT, "Every job ends with a swept path."),
        fact(FactKind.PAYMENT, "card"),
        fact(FactKind.PAYMENT, "bank transfer"),
        fact(
            FactKind.REVIEW,
            '"They kept our old slates and it still looks like our house." - Ann Brook',
            detail=Review(
                quote="They kept our old slates and it still looks like our house.",
                author="Ann Brook",
            ),
        ),
        fact(
            FactKind.ARTICLE,
            "Moss on slate",
            detail=Article(
                title="Moss on slate",
                body="Moss holds water.\n\nBrush it off in May. Never use a jet washer.",
            ),
        ),
    ),
)


def catalogue_of(facts: Facts, noun: str = "services") -> ServiceDefinition:
    """Make a catalogue as the discovery agent would, in the simplest way."""
    services: dict[str, Service] = {}
    for source, detail in facts.details(ServiceDetail):
        slug = slugify(detail.name, fallback=f"service-{len(services) + 1}")
        name = quoting(source, detail.name)
        lines = (PriceLine(label=name, price=detail.price),) if detail.price else ()
        summary = tuple(
            quoting(source, one) for one in sentences(detail.description, facts.language)
        )
        services[slug] = Service(
            slug=slug,
            name=name,
            group=detail.group,
            summary=summary,
            prices=lines,
            has_page=len(summary) > 1,
        )
    groups = tuple(dict.fromkeys(s.group for s in services.values() if s.group))
    return ServiceDefinition(services=tuple(services.values()), groups=groups, noun=noun)


def said_of_slate(outputs: Outputs, source: Fact) -> Outputs:
    """Return the outputs with a statement told among what the brief says of the first service."""
    (catalogue,) = outputs[ServiceDefinition]
    assert isinstance(catalogue, ServiceDefinition)
    first, *others = catalogue.services
    first = first.model_copy(update={"summary": (*first.summary, quoting(source))})
    changed = catalogue.model_copy(update={"services": (first, *others)})
    return {**outputs, ServiceDefinition: (changed,)}


_LABELS: dict[PageKind, str] = {"about": "About", "contact": "Contact", "faq": "Questions"}


def targets_of(facts: Facts, catalogue: ServiceDefinition) -> tuple[PageTarget, ...]:
    """Make a page map: home, services, about, contact, questions, articles."""
    pages = [PageTarget(url="/", kind="home", subject=facts.company or "Home")]
    if catalogue.services:
        pages.append(PageTarget(url="/services/", kind="services", subject="Services"))
    pages += [
        PageTarget(url=f"/services/{s.slug}/", kind="service", subject=s.name.text, source=s.slug)
        for s in catalogue.services
        if s.has_page
    ]
    pages += [
        PageTarget(url=f"/{kind}/", kind=kind, subject=label) for kind, label in _LABELS.items()
    ]
    for _, article in facts.details(Article):
        slug = slugify(article.title, fallback="article")
        pages.append(
            PageTarget(url=f"/articles/{slug}/", kind="article", subject=article.title, source=slug)
        )
    return tuple({page.url: page for page in pages}.values())


def layout_of(pages: Sequence[PageTarget]) -> Layout:
    """Make a layout with a page plan for each page of the map."""
    plans = tuple(
        PagePlan(
            url=page.url,
            kind=page.kind,
            label=page.subject[:60] or "Page",
            source=page.source,
            sections=(SectionPlan(kind="hero"),),
        )
        for page in pages
    )
    return Layout(
        archetype="workshop",
        header="bar",
        hero="statement",
        divider="none",
        grid="5-7",
        variant=1,
        pages=plans,
    )


def studio(
    facts: Facts, *, trade: str = "general", noun: str = "services", seed: int = 7
) -> Outputs:
    """Make everything discovery and layout hand to the writers."""
    catalogue = catalogue_of(facts, noun)
    pages = targets_of(facts, catalogue)
    company = facts.company or "Our business"
    reviews = tuple(ReviewAsset(fact_id=f.fact_id, review=r) for f, r in facts.details(Review))
    brand = BrandIdentity(
        name=company,
        short_name=company[:24],
        voice=VoiceChart(language=facts.language, formality="plain"),
        idea=Idea(motif="slates", source=Passage(text=company)),
        seed=seed,
    )
    needs = BusinessRequirements(
        company=company,
        company_is_named=bool(facts.company),
        trade=trade,
        actions=("call", "write", "email", "visit", "read"),
    )
    return {
        ServiceDefinition: (catalogue,),
        SeoStrategy: (SeoStrategy(pages=pages, origin="https://hartley.example"),),
        Layout: (layout_of(pages),),
        BrandIdentity: (brand,),
        BusinessRequirements: (needs,),
        ContentAssets: (ContentAssets(reviews=reviews),),
        TechnicalRequirements: (TechnicalRequirements(locale=facts.language),),
    }


def run(
    agent: AgentSpec[Output],
    facts: Facts,
    outputs: Outputs,
    feedback: tuple[Feedback, ...] = (),
) -> tuple[Output, ...]:
    """Run one agent as the pipeline would: only what it reads, once per item."""
    needed = {need: outputs.get(need, ()) for need in agent.upstream}
    items = agent.split(Given(facts=facts, outputs=needed)) if agent.split else (None,)
    mine = {need: outputs.get(need, ()) for need in (*agent.needs, *agent.wants)}
    seen = facts.only(agent.reads)
    return tuple(
        agent.draft(Given(facts=seen, outputs=mine, item=item, feedback=feedback)) for item in items
    )


def translated(facts: Facts, language: Language) -> Facts:
    """Return the same facts for a site in another language."""
    return facts.model_copy(update={"language": language})
