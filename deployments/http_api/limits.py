"""How many requests a key and a tenant may make: a token bucket for each, in this process."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

_MOST_BUCKETS = 10_000
"""More than that many callers in two seconds, and the quietest starts with a full bucket again."""


@dataclass
class _Bucket:
    tokens: float
    at: float


class RateLimits:
    """Buckets of everybody who called lately; only for the thread of the event loop."""

    def __init__(self, *, burst_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst_s = burst_s
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def wait_s(self, callers: Iterable[tuple[str, float]]) -> int:
        """Take one token from each bucket and return 0, or take none and return seconds to wait.

        Args:
            callers: Name of each bucket, and how many tokens a second it is filled with.
        """
        now, wanted = self._clock(), list(callers)
        buckets = [self._filled(name, rate, now) for name, rate in wanted]
        waits = [
            (1 - bucket.tokens) / rate
            for bucket, (_, rate) in zip(buckets, wanted, strict=True)
            if bucket.tokens < 1
        ]
        if waits:
            return max(1, math.ceil(max(waits)))
        for bucket in buckets:
            bucket.tokens -= 1
        return 0

    def _filled(self, name: str, rate: float, now: float) -> _Bucket:
        room = max(1.0, rate * self._burst_s)
        bucket = self._buckets.setdefault(name, _Bucket(room, now))
        bucket.tokens = min(room, bucket.tokens + (now - bucket.at) * rate)
        bucket.at = now
        self._buckets.move_to_end(name)
        if len(self._buckets) > _MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return bucket
