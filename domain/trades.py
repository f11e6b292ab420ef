"""What trades have in common: the words that give them away, their type, their ideas."""

from dataclasses import dataclass

from domain.agents.design.layout_architecture import Archetype
from domain.agents.discovery.brand_identity import Motif
from domain.agents.discovery.business_requirements import Action
from domain.facts import Language


@dataclass(frozen=True, kw_only=True)
class Trade:
    """One trade. Nothing here is a claim; it only steers form."""

    words: dict[Language, tuple[str, ...]]
    """Lower-case words and stems that give the trade away, strongest first."""
    archetypes: tuple[Archetype, ...]
    """First choice first."""
    schema_type: str
    """schema.org type."""
    motifs: tuple[Motif, ...]
    actions: tuple[Action, ...]
    """What its customers usually do next, as far as the facts allow it."""
    noun: str = "services"
    """Interface key for its offer: services, menu, treatments, works, rooms, products, courses."""
    generic: dict[Language, str]
    """What such a firm is called when it has no name: `Plumber`, `Bäckerei`."""


GENERAL = Trade(
    words={"en": (), "de": (), "es": ()},
    archetypes=("workshop", "practice", "shopfront"),
    schema_type="LocalBusiness",
    motifs=("ledger", "contours", "rays"),
    actions=("call", "write", "email", "visit"),
    generic={"en": "Our business", "de": "Unser Betrieb", "es": "Nuestra empresa"},
)

TRADES: dict[str, Trade] = {"general": GENERAL}
"""Every trade under its key."""
