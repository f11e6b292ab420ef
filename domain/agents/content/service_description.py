"""Write the page of one service, from what the brief says of it."""

from domain.agents.discovery.seo_strategy import UrlPath
from domain.agents.discovery.service_definition import PriceLine
from domain.brief import Slug
from domain.text import Passage
from domain.value import Value


class ServicePage(Value):
    """The copy of a service page."""

    slug: Slug
    url: UrlPath
    intro: tuple[Passage, ...] = ()
    benefits: tuple[Passage, ...] = ()
    process: tuple[Passage, ...] = ()
    """Steps, in order, only if the brief gives them."""
    prices: tuple[PriceLine, ...] = ()
    questions: tuple[tuple[Passage, Passage], ...] = ()
    areas: tuple[Passage, ...] = ()
