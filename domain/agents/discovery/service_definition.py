"""Put the offer in order: a catalogue of services."""

from typing import Self

from pydantic import Field, model_validator

from domain.brief import Slug
from domain.facts import Price
from domain.text import Passage
from domain.value import Value


class PriceLine(Value):
    """One line of a price list."""

    label: Passage
    price: Price
    note: str = ""


class Service(Value):
    """One thing the firm offers."""

    slug: Slug
    name: Passage
    group: str = ""
    summary: tuple[Passage, ...] = ()
    """What the brief says of it, sentence by sentence."""
    prices: tuple[PriceLine, ...] = ()
    duration_minutes: int | None = Field(default=None, gt=0)
    questions: tuple[tuple[Passage, Passage], ...] = ()
    """Questions and answers of the brief that name it."""
    areas: tuple[Passage, ...] = ()
    icon: str = ""
    """Key of an icon in the icon set; empty when none fits."""
    has_page: bool = False
    """Whether the facts are enough for a page of its own (at least two sentences or prices)."""


class ServiceDefinition(Value):
    """The catalogue."""

    services: tuple[Service, ...] = ()
    groups: tuple[str, ...] = ()
    """In the order of the brief."""
    prices: tuple[PriceLine, ...] = ()
    """Prices that belong to no one service."""
    excluded: tuple[Passage, ...] = ()
    """What the firm says it does not do, verbatim."""
    noun: str = "services"
    """Interface key for what the trade calls its offer: services, menu, treatments, works, rooms, products, courses."""

    @model_validator(mode="after")
    def _slugs_are_unique(self) -> Self:
        slugs = [service.slug for service in self.services]
        if twice := sorted({slug for slug in slugs if slugs.count(slug) > 1}):
            raise ValueError(f"services share the slugs {twice}; number the repeats")
        return self
