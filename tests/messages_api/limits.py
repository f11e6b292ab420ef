"""Rate limits: token buckets that fill again steadily, for requests and tokens in and out.

Tokens out are taken from `max_tokens` at the start and what was not written is given back; tokens
read from the cache do not count.
"""

import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.messages_api.errors import ApiError


@dataclass
class _Bucket:
    name: str
    per_minute: int
    full: float
    at: float

    def fill(self, now: float) -> None:
        self.full = min(self.per_minute, self.full + (now - self.at) * self.per_minute / 60)
        self.at = now

    def wait(self, amount: float) -> float:
        """Return the seconds until so much is there; at most what the bucket holds is waited for."""
        return max(0.0, (min(amount, self.per_minute) - self.full) * 60 / self.per_minute)


@dataclass
class Limits:
    """Limits per minute, of the whole service."""

    clock: Callable[[], float]
    requests: int = 50
    input_tokens: int = 50_000
    output_tokens: int = 20_000
    _buckets: list[_Bucket] = field(default_factory=list[_Bucket])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        now = self.clock()
        self._buckets = [
            _Bucket(name, limit, limit, now)
            for name, limit in (
                ("requests", self.requests),
                ("input-tokens", self.input_tokens),
                ("output-tokens", self.output_tokens),
            )
        ]

    def take(self, *, input_tokens: int, max_tokens: int) -> None:
        """Take what a request needs.

        Raises:
            ApiError: It is not there.
        """
        amounts = (1, input_tokens, max_tokens)
        with self._lock:
            for bucket in self._buckets:
                bucket.fill(self.clock())
            waits = [
                bucket.wait(amount) for bucket, amount in zip(self._buckets, amounts, strict=True)
            ]
            if any(waits):
                short = self._buckets[waits.index(max(waits))].name.replace("-", " ")
                raise ApiError(
                    "rate_limit_error",
                    f"This request would exceed your organization's rate limit of {short} per minute.",
                    {**self.headers(), "retry-after": str(math.ceil(max(waits)))},
                )
            for bucket, amount in zip(self._buckets, amounts, strict=True):
                bucket.full -= amount

    def give_back(self, output_tokens: int) -> None:
        """Give back what was reserved and not written."""
        with self._lock:
            self._buckets[2].full += output_tokens

    def headers(self) -> dict[str, str]:
        """Return what the service says about the limits with every answer."""
        said: dict[str, str] = {}
        for bucket in self._buckets:
            name = f"anthropic-ratelimit-{bucket.name}"
            until = self.clock() + (bucket.per_minute - bucket.full) * 60 / bucket.per_minute
            said[f"{name}-limit"] = str(bucket.per_minute)
            said[f"{name}-remaining"] = str(max(0, int(bucket.full)))
            said[f"{name}-reset"] = datetime.fromtimestamp(until, UTC).isoformat(timespec="seconds")
        return said
