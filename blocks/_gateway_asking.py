"""A question on its way to one language model."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from blocks.claude_batches import ClaudeBatches
from blocks.language_model import LanguageModel
from blocks.model_calls import Question
from domain.model.prices import Price, price, saved_by_cache, worst_case
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
    batches: ClaudeBatches | None = None
    """Where questions that can wait are handed in; None where there is no such thing."""


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
        charged = self.link.price or price(self.model)
        return charged.times(self.link.service.price_factor)

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

    def question(self, *, max_tokens: int | None = None, is_batch: bool = False) -> Question:
        """Return the question as it is written down before it is sent.

        Args:
            max_tokens: Most tokens of the answer; None for those of the route.
            is_batch: Whether it goes in a batch, at half the price.
        """
        worst_usd = worst_case(
            self.request, self.price, max_tokens=max_tokens or self.route.max_tokens
        )
        return Question(
            key=self.key,
            agent=self.request.agent,
            content_key=self.content_key,
            provider=self.link.service.provider,
            model=self.model,
            worst_usd=worst_usd / 2 if is_batch else worst_usd,
        )


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
