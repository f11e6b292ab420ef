"""Who is let in next: urgent queues first, clients in turn, and nobody waits for ever."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

GUARD = 8
"""Of so many places one goes to whoever has waited longest, however low its queue."""


@dataclass(frozen=True)
class Applicant:
    """A run that waits for a place."""

    run_id: UUID
    tenant: str
    queue: UUID | None
    since: datetime


@dataclass(frozen=True)
class Queue:
    """How a queue of the work pool stands."""

    priority: int
    """1 is served first."""
    free: int | None = None
    """Places left in it; None without a limit."""


@dataclass
class Shares:
    """Gives out places; remembers only how many it has given."""

    given: int = 0

    def choose(
        self,
        applicants: Iterable[Applicant],
        *,
        places: int,
        per_tenant: int,
        running: Mapping[str, int],
        queues: Mapping[UUID, Queue],
    ) -> list[Applicant]:
        """Return who is let in, in that order.

        Args:
            applicants: Who waits; those of queues that are not known here go on waiting.
            places: How many may be let in at most.
            per_tenant: Most runs of one client at once.
            running: How many runs each client has already.
            queues: The queues that are open.
        """
        lines = _lines(applicants, queues)
        held = Counter(running)
        free = {name: queue.free for name, queue in queues.items()}
        chosen: list[Applicant] = []
        while len(chosen) < places:
            firsts = [
                line[-1]
                for (queue, tenant), line in lines.items()
                if line and free[queue] != 0 and held[tenant] < per_tenant
            ]
            if not firsts:
                break
            first = self._next(firsts, held, queues)
            queue = _known(first.queue)
            lines[queue, first.tenant].pop()
            held[first.tenant] += 1
            left = free[queue]
            free[queue] = None if left is None else left - 1
            self.given += 1
            chosen.append(first)
        return chosen

    def _next(
        self, firsts: list[Applicant], held: Mapping[str, int], queues: Mapping[UUID, Queue]
    ) -> Applicant:
        if self.given % GUARD == GUARD - 1:
            return min(firsts, key=lambda one: one.since)
        return min(
            firsts,
            key=lambda one: (queues[_known(one.queue)].priority, held[one.tenant], one.since),
        )


def _lines(
    applicants: Iterable[Applicant], queues: Mapping[UUID, Queue]
) -> dict[tuple[UUID, str], list[Applicant]]:
    """Return who waits in each queue by client, whoever came first at the end."""
    lines: dict[tuple[UUID, str], list[Applicant]] = {}
    for one in sorted(applicants, key=lambda one: one.since, reverse=True):
        if one.queue in queues:
            lines.setdefault((_known(one.queue), one.tenant), []).append(one)
    return lines


def _known(queue: UUID | None) -> UUID:
    assert queue is not None  # noqa: S101 # `_lines` lets no other in
    return queue
