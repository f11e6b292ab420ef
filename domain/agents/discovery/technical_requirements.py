"""Set the budgets the pages are measured against."""

from typing import Literal

from pydantic import Field

from domain.agents.spec import AgentSpec, Given
from domain.facts import FactKind, Facts, Integration, Language, Link, Photo
from domain.trades import TRADES
from domain.trades.recognition import trade_of
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


_IMAGE_KB: dict[str, float] = {"portfolio": 1400, "stay": 1000, "shopfront": 900, "menu": 800}
"""Archetypes whose pages are looked at rather than read get more room for pictures."""

_REST_KB = 200
"""Everything of a page that is not a picture, on the wire."""

_REASONS: dict[str, dict[Language, str]] = {
    "insecure": {
        "en": "{name}: its address does not begin with https://, so nothing is sent to it.",
        "de": "{name}: Die Adresse beginnt nicht mit https://, deshalb wird nichts dorthin gesendet.",
        "es": "{name}: su dirección no empieza por https://, así que no se le envía nada.",
    },
    "no_address": {
        "en": "{name}: the brief gives no address for it.",
        "de": "{name}: Im Auftrag steht keine Adresse dafür.",
        "es": "{name}: el encargo no da ninguna dirección.",
    },
    "analytics": {
        "en": "{name}: pages are sent without scripts, so visitors are not counted.",
        "de": "{name}: Die Seiten kommen ohne Skripte aus, deshalb werden Besuche nicht gezählt.",
        "es": "{name}: las páginas no llevan scripts, así que no se cuentan las visitas.",
    },
}


def _name(wish: Integration) -> str:
    return wish.name or wish.kind


def _form(facts: Facts) -> FormRequirement | None:
    for entry, wish in facts.details(Integration):
        if wish.kind in ("form", "newsletter") and wish.url.startswith("https://"):
            return FormRequirement(endpoint=wish.url, kind=_form_kind(wish, entry.text))
    return None


def _form_kind(
    wish: Integration, text: str
) -> Literal["contact", "booking", "order", "newsletter"]:
    words = f"{wish.name} {text}".lower()
    if wish.kind == "newsletter":
        return "newsletter"
    if any(word in words for word in ("booking", "reservation", "buchung", "reserva")):
        return "booking"
    return "order" if any(w in words for w in ("order", "bestell", "pedido")) else "contact"


def _declined(facts: Facts) -> tuple[str, ...]:
    """Say what was asked for and is not done; a form that works is not among it."""
    said: list[str] = []
    for _, wish in facts.details(Integration):
        reason = ""
        if wish.kind == "analytics":
            reason = "analytics"
        elif not wish.url:
            reason = "no_address"
        elif not wish.url.startswith("https://"):
            reason = "insecure"
        if reason:
            said.append(_REASONS[reason][facts.language].format(name=_name(wish)))
    return tuple(dict.fromkeys(said))


def _linked(facts: Facts) -> tuple[str, ...]:
    kinds = ("booking", "order", "shop", "map")
    links = (link.purpose for _, link in facts.details(Link) if link.purpose in kinds)
    wishes = (
        _name(wish)
        for _, wish in facts.details(Integration)
        if wish.kind in ("booking", "order", "map", "other") and wish.url.startswith("https://")
    )
    return tuple(dict.fromkeys((*links, *wishes)))


def draft(given: Given) -> TechnicalRequirements:
    """Set budgets by what the trade's pages are for, and keep only connections that are safe."""
    facts = given.facts
    archetype = TRADES[trade_of(facts)].archetypes[0]
    image_kb = _IMAGE_KB.get(archetype, 700) if facts.details(Photo) else 300
    return TechnicalRequirements(
        image_kb=image_kb,
        page_kb=image_kb + _REST_KB,
        locale=facts.language,
        form=_form(facts),
        integrations=_linked(facts),
        declined=_declined(facts),
    )


TECHNICAL_REQUIREMENTS = AgentSpec(
    name="technical_requirements",
    duty="Budgets in kilobytes and milliseconds, the form, the connections",
    output=TechnicalRequirements,
    draft=draft,
    reads=frozenset(
        {
            *(FactKind.TRADE, FactKind.NAME, FactKind.TAGLINE),
            *(FactKind.PHOTO, FactKind.LINK, FactKind.INTEGRATION),
        }
    ),
)
