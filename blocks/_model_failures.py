"""What the failures of a language model's service are to us; nothing the service said is repeated.

An error's text may hold the question and the key, so we say what happened in our own words.
"""

import asyncio
import math
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from domain.errors import AtelierError
from domain.model.errors import ModelMisconfigured, ModelUnavailable, QuestionInvalid

_T = TypeVar("_T")

LIMITED, OVERLOADED = 429, 529
_TOO_LARGE = 413
_TRY_AGAIN = frozenset({408, 409, 425, LIMITED})

_MISCONFIGURED = {
    401: ("it does not accept the key", "Put a valid key into the block."),
    402: ("there is no credit left", "Top up the account, or use the engine `offline`."),
    403: ("the key is not allowed to use it", "Allow it for the key, or name another model."),
    404: (
        "the service has nothing of this name",
        "Name a model that it lists, or mend the address.",
    ),
}
_SPENT = (
    "the spend limit of the account is reached",
    "Raise the limit in the service's console, or use the engine `offline`.",
)
_BAD_ADDRESS = frozenset({"UnsupportedProtocol", "InvalidURL"})
_OTHER_LIBRARY = (TypeError, AttributeError, NameError)
"""What is raised by a client library that lacks what we call, and by one that chokes on an answer."""
_BROKEN = {
    "ConnectError": ("it cannot be reached", False),
    "ConnectTimeout": ("it cannot be reached", False),
    "ProxyError": ("it cannot be reached", False),
    "PoolTimeout": ("too many questions are under way", False),
    "TimeoutException": ("it fell silent", True),
    "HTTPError": ("the connection broke", True),
    "OSError": ("the connection broke", True),
}
"""Reason, and whether the service may have answered nevertheless, by kind. By name, because the two
client libraries have the same kinds in different packages."""
REINSTALL = "Install the versions of `requirements.lock`."


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """An answer with an error status, without its text."""

    status: int
    about: str = ""
    """Which part of the question it is about, in our words."""
    retry_after_s: float | None = None
    should_retry: bool | None = None
    """What the service says about asking again; None when it says nothing."""
    is_spent: bool = False
    """Whether it is about money and not about speed."""
    was_paid: bool = False


def of_refusal(refusal: Refusal, model: str) -> AtelierError:
    """Return what an error status is to us."""
    status = refusal.status
    if refusal.is_spent:
        return ModelMisconfigured(model=model, reason=_SPENT[0], remedy=_SPENT[1])
    if status in _MISCONFIGURED and refusal.should_retry is not True:
        reason, remedy = _MISCONFIGURED[status]
        return ModelMisconfigured(model=model, reason=reason, remedy=remedy)
    retryable = status in _TRY_AGAIN or not 400 <= status < 500
    if refusal.should_retry is not None:
        retryable = refusal.should_retry
    if retryable:
        return ModelUnavailable(
            model=model,
            reason=_unavailable(status),
            retry_after_s=refusal.retry_after_s,
            was_paid=refusal.was_paid,
        )
    return QuestionInvalid(model=model, reason=_invalid(refusal))


def of_failure(
    error: Exception, model: str, *, within_s: float, has_arrived: bool = False
) -> AtelierError:
    """Return what an exception of a client library is to us, known by the names of its kinds.

    Args:
        error: What was raised.
        model: Who was asked.
        within_s: Seconds the whole call may take.
        has_arrived: Whether anything came back, so that it may be that which is wrong.
    """
    for kind in type(error).__mro__:
        if kind.__name__ in _BAD_ADDRESS:
            reason, remedy = "its address is none", "Mend `base_url` of the block."
            return ModelMisconfigured(model=model, reason=reason, remedy=remedy)
        if kind in _OTHER_LIBRARY and not has_arrived:
            reason = f"its client library is another one than we know (`{kind.__name__}`)"
            return ModelMisconfigured(model=model, reason=reason, remedy=REINSTALL)
        if kind is TimeoutError:
            return lost(model, f"it was not done after {within_s:g} s", was_paid=True)
        if kind.__name__ in _BROKEN:
            reason, was_paid = _BROKEN[kind.__name__]
            return lost(model, reason, was_paid=was_paid)
    return unreadable(model)


def unreadable(model: str) -> ModelUnavailable:
    """Return the error for an answer nobody can make sense of."""
    return lost(model, "what came back cannot be read", was_paid=True)


def elsewhere(model: str) -> ModelUnavailable:
    """Return the error for an answer that is none of the service's."""
    return lost(model, "something on the way to it answered instead", was_paid=False)


def lost(model: str, reason: str, *, was_paid: bool) -> ModelUnavailable:
    """Return the error for an answer that did not come, or not to the end."""
    return ModelUnavailable(model=model, reason=reason, was_paid=was_paid)


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Return the seconds a service asks us to wait, uncapped; None when it does not say."""
    for name, unit_s in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        told = headers.get(name, "")
        try:
            seconds = float(told) * unit_s
        except ValueError:
            seconds = _until(told)
        if math.isfinite(seconds) and seconds >= 0:
            return seconds
    return None


def should_retry(headers: Mapping[str, str]) -> bool | None:
    """Return what a service says about asking again."""
    return {"true": True, "false": False}.get(headers.get("x-should-retry", ""))


def check_key(key: str, model: str) -> None:
    """Make sure that a key can be sent at all: libraries repeat those that cannot.

    Raises:
        ModelMisconfigured: It cannot.
    """
    if not key or not key.isascii() or not key.isprintable() or " " in key:
        raise ModelMisconfigured(
            model=model,
            reason="what stands in its block is not a key",
            remedy="Put the key there as it was given to you, without spaces or line breaks.",
        )


async def attempted(
    work: Coroutine[Any, Any, _T],
    *,
    within_s: float,
    model: str,
    explain: Callable[[Exception], AtelierError],
) -> _T | AtelierError:
    """Return what `work` returns, or our error for what it raises.

    Returned and not raised, because an error raised here would keep the client library's, with key
    and question, as its context.

    Args:
        work: Asks, or does something else with a service.
        within_s: Seconds it may take.
        model: Who is asked.
        explain: Returns our error for one of the client library's.
    """
    try:
        async with asyncio.timeout(within_s):
            return await work
    except AtelierError as error:
        return error.with_traceback(None)
    except asyncio.CancelledError as error:
        # So that a traceback that shows variables does not show those of the client library.
        raise error.with_traceback(None) from None
    except Exception as error:  # whatever a client library raises may hold the key
        return _explained(error, explain, model)


def _explained(
    error: Exception, explain: Callable[[Exception], AtelierError], model: str
) -> AtelierError:
    try:
        return explain(error)
    except Exception:  # of a shape nobody thought of; raised from here, it would show the error
        return unreadable(model)


def _until(told: str) -> float:
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return math.nan
    if moment.tzinfo is None:
        return math.nan
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _unavailable(status: int) -> str:
    match status:
        case 429:
            return "it limits how much we ask"
        case 503 | 529:
            return "it is overloaded"
        case 408 | 504:
            return "it took too long"
        case _:
            return f"it failed (status {status})"


def _invalid(refusal: Refusal) -> str:
    if refusal.status == _TOO_LARGE:
        return "it is too large"
    if not 400 <= refusal.status < 500 or refusal.status == LIMITED:
        return f"it failed at it (status {refusal.status}), and says that asking again is of no use"
    return refusal.about or f"it is not as the service wants it (status {refusal.status})"
