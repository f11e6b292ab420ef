"""Set the budgets the pages are measured against."""

from typing import Literal

from pydantic import Field

from domain.facts import Language
from domain.value import Value


class FormRequirement(Value):
    """The contact form, if there is an endpoint to send it to."""

    endpoint: str
    """Absolute https URL given in the brief."""
    kind: Literal["contact", "booking", "order", "newsletter"] = "contact"


class TechnicalRequirements(Value):
    """Budgets per page, uncompressed unless said otherwise; forms, locales, integrations."""

    html_kb: float = Field(default=60, gt=0)
    css_kb: float = Field(default=40, gt=0)
    js_kb: float = Field(default=0, ge=0)
    font_kb: float = Field(default=120, ge=0)
    image_kb: float = Field(default=700, gt=0)
    """All pictures of a page at the sizes a 1440 px wide screen loads."""
    page_kb: float = Field(default=900, gt=0)
    """Everything of a page on the wire, text compressed."""
    requests: int = Field(default=25, gt=0)
    lcp_ms: int = Field(default=2500, gt=0)
    locale: Language = "en"
    form: FormRequirement | None = None
    integrations: tuple[str, ...] = ()
    """Names of what was asked for and is linked, not embedded: booking, map, shop."""
    declined: tuple[str, ...] = ()
    """What was asked for and is not done, with the reason."""
