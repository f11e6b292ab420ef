"""What can go wrong with a language model, and what may be done about it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from domain.errors import AtelierError
from domain.model.completion import Usage


@dataclass(eq=False, kw_only=True)
class ModelUnavailable(AtelierError):
    """A language model did not answer, or not to the end; asking again may help."""

    retryable: ClassVar[bool] = True

    model: str
    reason: str
    """One clause, without the question, the key or anything the service repeated of them."""
    retry_after_s: float | None = None  # as the service asked us to wait
    longest_s: float | None = None  # waited at most, where it asks for more
    was_paid: bool = False  # it may have charged for what did not arrive
    usage: Usage | None = None  # what it says it charged for; None when that is not known

    def __str__(self) -> str:
        told = f"The model {self.model} did not answer: {self.reason}."
        if self.longest_s is None or self.retry_after_s is None:
            return told
        return (
            f"{told} It may be asked again in {self.retry_after_s:.0f} s, and nothing waits longer "
            f"than {self.longest_s:.0f} s for it."
        )


@dataclass(eq=False, kw_only=True)
class ModelRefused(AtelierError):
    """A language model will not answer this question; another one may."""

    model: str
    category: str = ""

    def __str__(self) -> str:
        return f"The model {self.model} refused to answer{self.category and f' ({self.category})'}."


@dataclass(eq=False, kw_only=True)
class ModelMisconfigured(AtelierError):
    """A language model cannot be used as it is set up; nothing else is tried, so that it is noticed."""

    model: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"The model {self.model} cannot be used: {self.reason}. {self.remedy}"


@dataclass(eq=False, kw_only=True)
class QuestionInvalid(AtelierError):
    """A language model calls the question itself wrong, so asking again is of no use."""

    model: str
    reason: str
    usage: Usage | None = None  # what it charged for although the answer is of no use

    def __str__(self) -> str:
        return f"The model {self.model} does not accept the question: {self.reason}."


@dataclass(eq=False, kw_only=True)
class BudgetExceeded(AtelierError):
    """The next call could cost more than is left of a budget, so it was not made."""

    whose: str
    """`run`, `project` or `tenant`."""
    limit_usd: Decimal
    spent_usd: Decimal  # paid, and reserved for calls under way
    next_usd: Decimal  # at worst

    def __str__(self) -> str:
        left = max(self.limit_usd - self.spent_usd, Decimal(0))
        return (
            f"The next call could cost {self.next_usd:.4f} USD, but of the {self.whose}'s budget of "
            f"{self.limit_usd:.2f} USD only {left:.4f} are left. Raise the budget, or go on without a model."
        )
