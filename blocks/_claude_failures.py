"""What the exceptions of Anthropic's client are to us; nothing of theirs is kept."""

import re
from typing import TYPE_CHECKING

from blocks._model_failures import (
    OVERLOADED,
    REINSTALL,
    Refusal,
    of_failure,
    of_refusal,
    retry_after_s,
    should_retry,
)
from domain.errors import AtelierError
from domain.model.errors import ModelMisconfigured

if TYPE_CHECKING:
    from anthropic import APIStatusError

_STATUS = {
    "invalid_request_error": 400,
    "authentication_error": 401,
    "billing_error": 402,
    "permission_error": 403,
    "not_found_error": 404,
    "request_too_large": 413,
    "rate_limit_error": 429,
    "timeout_error": 504,
    "overloaded_error": OVERLOADED,
}
"""Errors that come as an event of a stream have no status of their own."""
_SPENT = frozenset(
    {
        "enforced_spend_limit_reached",
        "contract_spend_limit_reached",
        "linked_organization_spend_limit_reached",
    }
)
_CREDIT = re.compile(r"credit balance is too low", re.IGNORECASE)
_ABOUT = {
    r"prompt is too long": "it is too long",
    r"\bmax_tokens\b": "it wants more room for the answer than there is (`max_tokens`)",
    r"output_config\.format|grammar": "the form of the answer is not as it wants it",
    r"effort": "it cannot be told how much to think (`effort`)",
    r"thinking": "it cannot be told whether to think (`thinking`)",
    r"cache_control": "it does not take these cache breakpoints (`cache_control`)",
    r"\bmessages\b|prefill": "it does not take these turns (`messages`)",
    r"\bsystem\b": "it does not take this beginning (`system`)",
}
"""What the service's text is about; the text itself may repeat the question."""


def explain(
    error: Exception, *, model: str, within_s: float, has_arrived: bool, has_begun: bool = False
) -> AtelierError:
    """Return our error for one of the client's.

    Args:
        error: What was raised.
        model: Who was asked.
        within_s: Seconds the whole call may take.
        has_arrived: Whether anything came back.
        has_begun: Whether the answer had begun, so that it will be paid.
    """
    if isinstance(error, ImportError):
        reason = "the package `anthropic` is not installed"
        return ModelMisconfigured(model=model, reason=reason, remedy=REINSTALL)
    # A second at its first import; by now it was imported by whoever failed.
    import anthropic

    match error:
        case anthropic.APIStatusError():
            return of_refusal(_refusal(error, has_begun=has_begun), model)
        case anthropic.APIConnectionError(__cause__=Exception() as cause):
            return of_failure(cause, model, within_s=within_s)
        case _:
            return of_failure(error, model, within_s=within_s, has_arrived=has_arrived)


def of_type(kind: str, model: str, *, text: str) -> AtelierError:
    """Return our error for one of the service's that comes without a status: in a batch."""
    return of_refusal(Refusal(status=_STATUS.get(kind, 500), about=_about(text)), model)


def _about(text: str) -> str:
    return next((ours for theirs, ours in _ABOUT.items() if re.search(theirs, text)), "")


def _refusal(error: "APIStatusError", *, has_begun: bool) -> Refusal:
    kind, status = str(error.type or ""), error.status_code
    said: object = error.api_message  # the client takes over whatever stands in its place
    text = said if isinstance(said, str) else ""
    if status == 200:
        status = _STATUS.get(kind, 500)
    if kind == "billing_error" or _CREDIT.search(text):
        status = _STATUS["billing_error"]
    headers = error.response.headers
    return Refusal(
        status=status,
        about=_about(text),
        retry_after_s=retry_after_s(headers),
        should_retry=should_retry(headers),
        is_spent=str(error.error_code) in _SPENT,
        was_paid=has_begun,
    )
