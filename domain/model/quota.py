"""How much a service lets one ask in a minute, as it says with every answer, and what is left of it."""

import math
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from pydantic import Field

from domain.model.prices import likely_tokens
from domain.model.request import ModelRequest
from domain.value import Value

Kind = Literal["requests", "input-tokens", "output-tokens"]
KINDS: tuple[Kind, ...] = ("requests", "input-tokens", "output-tokens")


class Quota(Value):
    """One limit as the service states it."""

    kind: Kind
    per_minute: int = Field(gt=0)
    left: int = Field(ge=0)
    whole_in_s: float | None = None
    """Seconds until all of it is there again; None when that is not said."""


Needs = Mapping[Kind, int]
"""What a question takes of each limit."""


def needs(request: ModelRequest, *, max_tokens: int, is_warm: bool) -> Needs:
    """Return what a question takes of each limit.

    Args:
        request: The question.
        max_tokens: Most tokens of the answer: services take them all, and give back what is not used.
        is_warm: Whether what it shares with others is in the service's cache, which counts for nothing.
    """
    tokens = likely_tokens(request, is_warm=is_warm)
    return {"requests": 1, "input-tokens": tokens, "output-tokens": max_tokens}


def quotas(headers: Mapping[str, str]) -> tuple[Quota, ...]:
    """Return the limits that headers state, in the names of Anthropic's API."""
    return tuple(_quotas(headers))


def _quotas(headers: Mapping[str, str]) -> Iterator[Quota]:
    for kind in KINDS:
        name = f"anthropic-ratelimit-{kind}"
        per_minute, left = _number(headers, f"{name}-limit"), _number(headers, f"{name}-remaining")
        if per_minute and left is not None:
            reset = headers.get(f"{name}-reset", "")
            whole_in_s = _seconds(headers.get("date", ""), reset)
            yield Quota(kind=kind, per_minute=per_minute, left=left, whole_in_s=whole_in_s)


def _number(headers: Mapping[str, str], name: str) -> int | None:
    told = headers.get(name, "")
    return int(told) if told.isascii() and told.isdigit() else None


def _seconds(date: str, reset: str) -> float | None:
    """Return the seconds between two moments of the service's own clock."""
    try:
        until = datetime.fromisoformat(reset)
        since = parsedate_to_datetime(date)
    except ValueError:
        return None
    if until.tzinfo is None or since.tzinfo is None:
        return None
    seconds = (until.astimezone(UTC) - since.astimezone(UTC)).total_seconds()
    return seconds if math.isfinite(seconds) and seconds > 0 else None
