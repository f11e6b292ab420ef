"""What a call to a language model came to, as it is booked."""

import asyncio
from decimal import Decimal

from blocks.model_calls import Result
from domain.model.completion import Completion, Stop, Usage
from domain.model.errors import ModelMisconfigured, ModelRefused, ModelUnavailable, QuestionInvalid
from domain.model.prices import Price, cost

UNSENT = Result(cost_usd=Decimal(0), reason="cancelled before it was sent")

_USELESS = {Stop.LENGTH: "truncated", Stop.REFUSED: "refused"}


def of_answer(completion: Completion, charged: Price, *, is_batch: bool = False) -> Result:
    """Return what an answer cost, and whether it is whole."""
    return Result(
        cost_usd=cost(charged, completion.usage, is_batch=is_batch),
        reason=_USELESS.get(completion.stop),
        completion=completion,
    )


def of_failure(
    error: BaseException, charged: Price, *, worst_usd: Decimal, is_batch: bool = False
) -> Result:
    """Return what a call without an answer cost: its worst case unless that is known better.

    Args:
        error: Why there is no answer.
        charged: What the model charges.
        worst_usd: What it can have cost at most.
        is_batch: Whether it was asked in a batch, at half the price.
    """
    match error:
        case ModelUnavailable(usage=Usage() as usage, reason=reason):
            return Result(
                cost_usd=cost(charged, usage, is_batch=is_batch), reason=f"useless: {reason}"
            )
        case ModelUnavailable(was_paid=False, reason=reason):
            return Result(cost_usd=Decimal(0), reason=f"unavailable: {reason}")
        case ModelMisconfigured(reason=reason):
            return Result(cost_usd=Decimal(0), reason=f"misconfigured: {reason}")
        case QuestionInvalid(usage=usage, reason=reason):
            paid = cost(charged, usage, is_batch=is_batch) if usage else Decimal(0)
            return Result(cost_usd=paid, reason=f"invalid question: {reason}")
        case ModelUnavailable(reason=reason):
            why = f"lost: {reason}"
        case ModelRefused():
            why = "refused"
        case asyncio.CancelledError():
            why = "cancelled"
        case _:
            why = f"broken: {type(error).__name__}"
    return Result(cost_usd=worst_usd, reason=why)
