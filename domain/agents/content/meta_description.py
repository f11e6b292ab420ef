"""Write title and description of every page: unique and within length."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from domain.agents.content._feedback import comebacks
from domain.agents.content._material import READS
from domain.agents.content._results import Page, descriptions, titles
from domain.agents.content.about_page import AboutPage
from domain.agents.content.blog_content import ArticlePage
from domain.agents.content.faq import Faq
from domain.agents.content.hero_copy import HeroCopy
from domain.agents.content.local_seo import LocalSeo
from domain.agents.design.layout_architecture import Layout
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.seo_strategy import UrlPath
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.spec import AgentSpec, Given
from domain.facts import FactKind
from domain.value import Value


class PageMeta(Value):
    """What a results page shows of one page."""

    url: UrlPath
    title: str = Field(min_length=3, max_length=65)
    description: str = Field(min_length=25, max_length=160)


class MetaDescriptions(Value):
    """One per page, no two alike."""

    pages: tuple[PageMeta, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_unique(self) -> Self:
        for name in ("title", "description"):
            values = [str(getattr(page, name)) for page in self.pages]
            if len(set(values)) == len(values):
                continue
            twice = sorted({value for value in values if values.count(value) > 1})
            raise ValueError(f"pages share the {name} {twice[0]!r}; write one for each")
        return self

    def at(self, url: str) -> PageMeta:
        """Return the entry of the page at `url`."""
        return next(page for page in self.pages if page.url == url)


_TITLE_RULES = ("seo/title", "accessibility/page-title")
_DESCRIPTION_RULES = ("seo/meta-description",)


def draft(given: Given) -> MetaDescriptions:
    """Choose for each page the first title and description no other page has."""
    used_titles: set[str] = set()
    used_descriptions: set[str] = set()
    found: list[PageMeta] = []
    for plan in given.of(Layout).pages:
        page = Page(plan, given)
        skip = comebacks(given, plan.url, *_TITLE_RULES)
        title = _free(titles(page), used_titles, skip=skip)
        turn = comebacks(given, plan.url, *_DESCRIPTION_RULES)
        description = _free(descriptions(page, turn=turn), used_descriptions)
        found.append(PageMeta(url=plan.url, title=title, description=description))
    return MetaDescriptions(pages=tuple(found))


def _free(options: Iterator[str], used: set[str], *, skip: int = 0) -> str:
    """Return the option after `skip` others that no page has taken, and take it.

    The last option holds the page's address, so there is always one.
    """
    free = [one for one in options if one not in used]
    choice = free[skip % len(free)]
    used.add(choice)
    return choice


META_DESCRIPTION = AgentSpec(
    name="meta_description",
    duty="Write title and description of every page: unique and within length.",
    output=MetaDescriptions,
    draft=draft,
    reads=READS | {FactKind.EVENT, FactKind.HOURS},
    needs=(Layout, BusinessRequirements, HeroCopy),
    wants=(ServiceDefinition, LocalSeo, AboutPage, Faq, ArticlePage, ContentAssets),
)
