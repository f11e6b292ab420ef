"""Say the facts once more for machines: JSON-LD of the right type."""

from domain.agents.discovery.seo_strategy import UrlPath
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
