"""What a trade is: words, form and usual actions; nothing in it is a claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from domain.facts import Language

if TYPE_CHECKING:  # the agents that own these words read the trades when they are imported
    from domain.agents.design.layout_architecture import Archetype
    from domain.agents.discovery.brand_identity import Motif
    from domain.agents.discovery.business_requirements import Action

Words = dict[Language, tuple[str, ...]]
"""Lower-case words or phrases per language."""


def listed(en: str = "", de: str = "", es: str = "") -> Words:
    """Return words given as text, separated by commas."""
    return {"en": _split(en), "de": _split(de), "es": _split(es)}


def _split(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


@dataclass(frozen=True, kw_only=True)
class Trade:
    """One trade. Nothing here is a claim; it only steers form."""

    words: Words
    """Lower-case words that say who somebody is, strongest first; plurals and compounds follow."""
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
    hints: Words = field(default_factory=listed)
    """Lower-case words of its daily work: they tell only when several agree."""
    formality: Literal["plain", "warm", "formal"] = "plain"
    """How its customers expect to be spoken to."""
    traits: tuple[str, ...] = ("sturdy", "modest")
    """Character to start from, in the words of `BrandIdentity.traits`."""
    rules: Literal["none", "law", "health", "finance"] = "none"
    """Whose advertising rules bind it."""
