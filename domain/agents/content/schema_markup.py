"""Say the facts once more for machines: JSON-LD of the right type."""

import json

from domain.agents.content._graph import Known, nodes
from domain.agents.content._organization import Node, organization_type
from domain.agents.content.about_page import AboutPage
from domain.agents.content.blog_content import ArticlePage
from domain.agents.content.faq import Faq
from domain.agents.content.local_seo import LocalSeo
from domain.agents.content.meta_description import MetaDescriptions
from domain.agents.design.layout_architecture import Layout
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.seo_strategy import SeoStrategy, UrlPath
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.spec import AgentSpec, Given
from domain.facts import FactKind
from domain.trades import GENERAL, TRADES
from domain.value import Value


class PageSchema(Value):
    """The JSON-LD of one page."""

    url: UrlPath
    json_ld: str
    """A JSON object with `@context` and `@graph`, keys in reading order, `<` escaped."""


class SchemaMarkup(Value):
    """JSON-LD per page; leaves come from facts only."""

    business_type: str
    """A schema.org type, such as `Dentist`."""
    pages: tuple[PageSchema, ...] = ()


def draft(given: Given) -> SchemaMarkup:
    """Describe the firm on the home page and each page by its kind."""
    needs = given.of(BusinessRequirements)
    local = given.maybe(LocalSeo) or LocalSeo(name=needs.company)
    trade = TRADES.get(needs.trade, GENERAL)
    known = Known(
        facts=given.facts,
        origin=given.of(SeoStrategy).origin.rstrip("/"),
        company=needs.company,
        business_type=organization_type(trade.schema_type, local),
        layout=given.of(Layout),
        local=local,
        catalogue=given.maybe(ServiceDefinition) or ServiceDefinition(),
        about=given.maybe(AboutPage) or AboutPage(),
        faq=given.maybe(Faq) or Faq(),
        meta=given.maybe(MetaDescriptions),
        articles=given.all(ArticlePage),
    )
    pages = tuple(
        PageSchema(url=page.url, json_ld=_text(nodes(page, known))) for page in known.layout.pages
    )
    return SchemaMarkup(business_type=known.business_type, pages=pages)


def _text(graph: list[Node]) -> str:
    """Return the graph as JSON that cannot end a script element or start a comment in one."""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


SCHEMA_MARKUP = AgentSpec(
    name="schema_markup",
    duty="Say the facts once more for machines: JSON-LD of the right type.",
    output=SchemaMarkup,
    draft=draft,
    reads=frozenset({FactKind.EVENT}),
    needs=(Layout, BusinessRequirements, SeoStrategy),
    wants=(LocalSeo, ServiceDefinition, AboutPage, Faq, MetaDescriptions, ArticlePage),
)
