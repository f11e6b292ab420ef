"""A question on its way to one language model."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from blocks.language_model import LanguageModel
from domain.model.prices import Price, price, saved_by_cache
from domain.model.request import ModelRequest
from domain.model.routing import Route, route

WORTH_WAITING_USD = Decimal("0.001")
"""US dollars one question has to save for others to wait until the first has its answer."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """One language model of a chain."""

    service: LanguageModel
    model: str | None = None
    """Name it is asked under; None for the one in the table of models."""
    price: Price | None = None
    """What it charges; None for the public price."""


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A question on its way to one model."""

    request: ModelRequest
    content_key: str
    link: Link
    route: Route
    key: str

    @property
    def model(self) -> str:
        """Name the model is asked under."""
        return self.link.model or self.route.model

    @property
    def price(self) -> Price:
        """What the model charges."""
        return self.link.price or price(self.model)

    @property
    def service(self) -> str:
        """Who is asked, for limits and pauses."""
        return f"{self.link.service.provider}/{self.model}"

    @property
    def prefix(self) -> str | None:
        """What it shares with others in the service's cache; None when that saves next to nothing.

        For a cent in ten questions nobody has to wait until the first of them has its answer.
        """
        saved = saved_by_cache(self.request, self.price)
        return f"{self.service}/{self.request.prefix}" if saved >= WORTH_WAITING_USD else None


def askings(
    request: ModelRequest, chain: Sequence[Link], *, tenant: str, content_key: str
) -> tuple[Asking, ...]:
    """Return a question as it goes to each model of a chain."""
    way = route(request.agent, is_asked_again=bool(request.earlier))
    return tuple(
        Asking(
            request=request,
            content_key=content_key,
            link=link,
            route=way,
            key=request.key(
                tenant,
                model=link.model or way.model,
                effort=way.effort,
                max_tokens=way.max_tokens,
            ).rpartition("/")[2],
        )
        for link in chain
    )
