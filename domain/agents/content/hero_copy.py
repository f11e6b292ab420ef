"""Write what stands first on every page: headline, sub, proof."""

from pydantic import Field

from domain.agents.discovery.seo_strategy import UrlPath
from domain.text import Passage
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
