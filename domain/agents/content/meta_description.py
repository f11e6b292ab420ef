"""Write title and description of every page: unique and within length."""

from collections.abc import Callable, Iterator, Sequence
from typing import Self

from pydantic import Field, model_validator

from domain.agents.content._feedback import comebacks
from domain.agents.content._material import READS
from domain.agents.content._results import Page, descriptions, titles
from domain.agents.content._support import SUPPORT, supporting
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
from domain.facts import FactId
from domain.text.sentences import shortened
from domain.value import Value


class PageMeta(Value):
    """What a results page shows of one page."""

    url: UrlPath
    title: str = Field(min_length=3, max_length=65)
    description: str = Field(min_length=25, max_length=160)
    facts: tuple[FactId, ...] = ()
    """What supports title and description."""


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
    """Choose for each page the first title and description no other page has.

    A page that came back takes another that no page had, so that no other page changes.
    """
    pages = [Page(plan, given) for plan in given.of(Layout).pages]

    def fitting(page: Page) -> Iterator[str]:
        # A name of sixty letters in a phrase around it may go past what a results page shows.
        return (shortened(text, 160, given.facts.language) for text in descriptions(page))

    return MetaDescriptions(
        pages=tuple(
            PageMeta(
                url=page.plan.url,
                title=title,
                description=description,
                facts=supporting(f"{title} {description}", given.facts),
            )
            for page, title, description in zip(
                pages,
                _chosen(pages, titles, _TITLE_RULES),
                _chosen(pages, fitting, _DESCRIPTION_RULES),
                strict=True,
            )
        )
    )


def _chosen(
    pages: Sequence[Page], options: Callable[[Page], Iterator[str]], rules: tuple[str, ...]
) -> list[str]:
    """Return one text per page, no two alike; the last option of each holds its address."""
    taken: dict[str, None] = {}
    for page in pages:
        taken[next(one for one in options(page) if one not in taken)] = None
    chosen = list(taken)
    for at, page in enumerate(pages):
        if rounds := comebacks(page.given, page.plan.url, *rules):
            free = [one for one in dict.fromkeys(options(page)) if one not in taken]
            chosen[at] = free[(rounds - 1) % len(free)] if free else chosen[at]
            taken[chosen[at]] = None
    return chosen


META_DESCRIPTION = AgentSpec(
    name="meta_description",
    duty="Write title and description of every page: unique and within length.",
    output=MetaDescriptions,
    draft=draft,
    reads=READS | SUPPORT,
    needs=(Layout, BusinessRequirements, HeroCopy),
    wants=(ServiceDefinition, LocalSeo, AboutPage, Faq, ArticlePage, ContentAssets),
)
