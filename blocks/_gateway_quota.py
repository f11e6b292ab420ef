"""What a service still lets one ask: learned from its answers, so that it never has to refuse."""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.model.quota import Kind, Needs, Quota

MINUTE_S = 60.0
SPARE_S = 0.05
"""Seconds waited longer than the figures say: the service rounds them."""
TRACE = 1e-6
"""Less than a rounding error of floats, and of no limit."""


@dataclass
class _Bucket:
    """One limit, which fills again steadily."""

    per_minute: int
    left: float
    per_s: float
    at: float
    """When so much was left."""

    def left_at(self, now: float) -> float:
        return min(self.per_minute, self.left + (now - self.at) * self.per_s)

    def wait_s(self, need: int, now: float) -> float:
        """Return the seconds until there is so much, or all there ever is."""
        missing = min(need, self.per_minute) - self.left_at(now)
        return missing / self.per_s + SPARE_S if missing > TRACE else 0.0

    def change(self, amount: float, now: float) -> None:
        self.left, self.at = min(self.per_minute, self.left_at(now) + amount), now


@dataclass(eq=False)
class Ticket:
    """A question under way, and what it takes."""

    needs: Needs
    number: float = math.inf
    """Which one it was that was sent; infinite as long as it was not."""
    is_counted: bool = False
    """Whether the service said something of its limits that surely counts it."""


@dataclass(eq=False)
class Allowance:
    """What one service lets one ask."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by whoever is next; the others wait behind."""
    _buckets: dict[Kind, _Bucket] = field(default_factory=dict[Kind, _Bucket])
    _under_way: set[Ticket] = field(default_factory=set[Ticket])
    _sent: int = 0

    def wait_s(self, needs: Needs, now: float) -> float:
        """Return the seconds until a question may be asked; 0 where no limit is known."""
        waits = (bucket.wait_s(needs[kind], now) for kind, bucket in self._buckets.items())
        return max(waits, default=0.0)

    def take(self, needs: Needs, now: float) -> Ticket:
        """Take what a question needs."""
        ticket = Ticket(needs)
        self._under_way.add(ticket)
        for kind, bucket in self._buckets.items():
            bucket.change(-min(needs[kind], bucket.per_minute), now)
        return ticket

    def send(self, ticket: Ticket) -> None:
        """Take note that a question is sent now."""
        self._sent += 1
        ticket.number = self._sent

    def learn(self, ticket: Ticket, told: Sequence[Quota], now: float) -> None:
        """Believe what the service says, but for questions it may not have seen yet."""
        ticket.is_counted = True
        later = [
            one for one in self._under_way if one.number > ticket.number and not one.is_counted
        ]
        for quota in told:
            unseen = sum(one.needs[quota.kind] for one in later)
            self._buckets[quota.kind] = _Bucket(
                per_minute=quota.per_minute, left=quota.left - unseen, per_s=_per_s(quota), at=now
            )

    def end(self, ticket: Ticket, *, output_tokens: int | None, now: float) -> None:
        """Give back what was not used: all when nothing was sent, and of an answer what it did not fill.

        Args:
            ticket: The question.
            output_tokens: Tokens of the answer; None without one, when nobody knows what it took.
            now: The moment.
        """
        self._under_way.discard(ticket)
        for kind, bucket in self._buckets.items():
            if math.isinf(ticket.number):
                bucket.change(ticket.needs[kind], now)
            elif kind == "output-tokens" and output_tokens is not None:
                bucket.change(max(0, ticket.needs[kind] - output_tokens), now)


def _per_s(quota: Quota) -> float:
    """Return how fast a limit fills again: within a minute, or as slowly as the service says."""
    steadily = quota.per_minute / MINUTE_S
    missing = quota.per_minute - quota.left
    if quota.whole_in_s is None or not missing:
        return steadily
    return min(steadily, missing / quota.whole_in_s)
