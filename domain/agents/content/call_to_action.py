"""Give every page one thing to do next."""

from pydantic import Field

from domain.agents.discovery.business_requirements import Action
from domain.agents.discovery.seo_strategy import UrlPath
from domain.value import Value


class PageAction(Value):
    """One action with its words."""

    kind: Action
    label: str = Field(min_length=2, max_length=60)
    href: str
    """`tel:`, `mailto:`, an address on the site, or an https URL from the facts."""
    note: str = ""
    """Microcopy beside it, such as today's hours; empty when there is nothing true to add."""


class CallToAction(Value):
    """The primary action per page, and the others a visitor may prefer."""

    primary: dict[UrlPath, PageAction]
    others: tuple[PageAction, ...] = ()
