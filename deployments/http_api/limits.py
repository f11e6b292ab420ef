"""How much a key and a tenant may ask for, in all processes of one server together.

The counts stand in memory the processes share, made before they part: asking there takes
microseconds, where the database would take a write and a lock for every request, and dividing the
rate by the processes would give a client with one connection a part of what it was promised.
"""

import fcntl
import hashlib
import math
import mmap
import os
import tempfile
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager

_PLACES = 16_384
_PROBED = 8
"""More than that many busy callers of one place, and the quietest starts with a full bucket again."""
_LEASES = 4_096
LEASE_S = 60.0


class Shared:
    """Pairs of a name's hash and a moment, in memory that processes made from this one share."""

    def __init__(self, places: int) -> None:
        # A lock of the system: whoever dies with it, lets go of it.
        self._lock, path = tempfile.mkstemp(prefix="atelier-api-")
        os.unlink(path)
        memory = memoryview(mmap.mmap(-1, 16 * places))
        self.names = memory[: 8 * places].cast("Q")
        self.moments = memory[8 * places :].cast("d")

    @contextmanager
    def locked(self) -> Generator[None]:
        """Let no other process in; for one thread of each."""
        fcntl.lockf(self._lock, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._lock, fcntl.LOCK_UN)


class RateLimits:
    """A bucket of tokens for everybody who called lately; only for the thread of the event loop.

    Of each only the moment is kept at which it will be full again, so a full bucket and one that
    nobody knows are the same.
    """

    def __init__(self, *, burst_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst_s = burst_s
        self._clock = clock
        self._shared = Shared(_PLACES)

    def wait_s(self, callers: Iterable[tuple[str, float]]) -> int:
        """Take one token from each bucket and return 0, or take none and return seconds to wait.

        Args:
            callers: Name of each bucket, and how many tokens a second it is filled with.
        """
        now = self._clock()
        moments = self._shared.moments
        with self._shared.locked():
            wanted = [(self._place(name, now), rate) for name, rate in callers]
            lacking = max(self._lacking_s(moments[place] - now, rate) for place, rate in wanted)
            if lacking > 0:
                return max(1, math.ceil(lacking))
            for place, rate in wanted:
                moments[place] = max(now, moments[place]) + 1 / rate
        return 0

    def _lacking_s(self, full_in_s: float, rate: float) -> float:
        """Return in how many seconds there is a token, from how long the bucket takes to be full."""
        room = max(1.0, rate * self._burst_s)
        return max(0.0, full_in_s) - (room - 1) / rate - 1e-9

    def _place(self, name: str, now: float) -> int:
        hashed = _hash(name)
        places = [(hashed + step) % _PLACES for step in range(_PROBED)]
        for place in places:
            if self._shared.names[place] == hashed:
                return place
        place = min(places, key=lambda one: max(now, self._shared.moments[one]))
        self._shared.names[place], self._shared.moments[place] = hashed, now
        return place


class StreamLimits:
    """Leases of open streams, which run out by themselves when the process that held them died."""

    def __init__(self, *, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most = most
        self._clock = clock
        self._shared = Shared(_LEASES)

    def take(self, tenant: str) -> int | None:
        """Return a lease for one more stream; None when the tenant has as many as it may have."""
        hashed, now = _hash(tenant), self._clock()
        with self._shared.locked():
            names, moments = self._shared.names.tolist(), self._shared.moments.tolist()
            held = sum(
                one == hashed and until > now for one, until in zip(names, moments, strict=True)
            )
            free = next((place for place, until in enumerate(moments) if until <= now), None)
            if held >= self.most or free is None:
                return None
            self._shared.names[free], self._shared.moments[free] = hashed, now + LEASE_S
        return free

    def renew(self, lease: int) -> None:
        """Keep a lease for as long again."""
        self._shared.moments[lease] = self._clock() + LEASE_S

    def free(self, lease: int) -> None:
        """Give a lease back."""
        self._shared.moments[lease] = 0.0


def _hash(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest())
