"""Lay out one article the client supplied or asked for."""

from domain.agents.discovery.seo_strategy import UrlPath
from domain.brief import Slug
from domain.text import Passage
from domain.value import Value


class ArticlePage(Value):
    """The copy of an article: paragraphs of passages, all from facts."""

    slug: Slug
    url: UrlPath
    title: Passage
    lead: Passage | None = None
    paragraphs: tuple[tuple[Passage, ...], ...] = ()
    date: str = ""
