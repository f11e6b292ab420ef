"""A service that answers questions in the language they are asked in."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextvars import ContextVar
from decimal import Decimal

from prefect.blocks.core import Block

from domain.model.completion import Completion
from domain.model.prices import Price
from domain.model.quota import Quota
from domain.model.request import Effort, ModelRequest

ON_QUOTAS: ContextVar[Callable[[tuple[Quota, ...]], None] | None] = ContextVar(
    "on_quotas", default=None
)
"""Called with what a service says of its limits, in the context of whoever asked."""

ON_SENT: ContextVar[Callable[[], None] | None] = ContextVar("on_sent", default=None)
"""Called when a question is sent, in the context of whoever asked."""

ON_BEGUN: ContextVar[Callable[[], None] | None] = ContextVar("on_begun", default=None)
"""Called when an answer begins to come, in the context of whoever asked."""


class LanguageModel(Block, ABC):
    """A language model behind an address; it keeps nothing, and tries nothing twice."""

    @property
    @abstractmethod
    def provider(self) -> str:
        """Short name of who answers: `claude`, or the host of an address."""

    @property
    def serves(self) -> str | None:
        """The only model it has; None when questions name one of the table of models."""
        return None

    @property
    def charges(self) -> Price | None:
        """What it charges; None for the public price of the model."""
        return None

    @property
    def price_factor(self) -> Decimal:
        """By which everything is dearer than that, for how it is asked."""
        return Decimal(1)

    @abstractmethod
    async def complete(
        self, request: ModelRequest, *, model: str, effort: Effort, max_tokens: int
    ) -> Completion:
        """Ask once and return what came.

        No exception of a client library leaves this method: theirs carry the key and the question.

        Raises:
            ModelMisconfigured: Key, address or name are wrong, or there is no credit.
            ModelRefused: It will not answer this.
            ModelUnavailable: It is overloaded, limits us, or the answer got lost.
            QuestionInvalid: It calls the question wrong.
        """
