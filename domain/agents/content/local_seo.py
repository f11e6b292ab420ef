"""Keep name, address and phone the same everywhere, and describe the areas served."""

from domain.agents.discovery.seo_strategy import UrlPath
from domain.brief import Slug
from domain.facts import Address, Email, Hours, Link, Phone
from domain.text import Passage
from domain.value import Value


class AreaPage(Value):
    """The copy of the page about one area served."""

    slug: Slug
    url: UrlPath
    name: Passage
    passages: tuple[Passage, ...] = ()


class LocalSeo(Value):
    """The one form of name, address and phone every page prints."""

    name: str
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[Address, ...] = ()
    hours: tuple[Hours, ...] = ()
    links: tuple[Link, ...] = ()
    """Social profiles, booking, shop and map links."""
    map_url: str = ""
    """Link to a map of the first address; empty without one."""
    areas: tuple[Passage, ...] = ()
    area_pages: tuple[AreaPage, ...] = ()
    facts: tuple[str, ...] = ()
    """Ids of the facts these came from."""
