"""Who goes first when several want what only few can have at once."""

import asyncio
import heapq
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from domain.agents.spec import AgentSpec, Output


class Turns:
    """Lets so many through at once; of those who wait, the lowest rank goes first."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._number = count()

    async def take(self, rank: int) -> "Turn":
        """Wait for a turn; of one rank, whoever came first gets the next one."""
        await self.wait(rank)
        return Turn(self, rank)

    async def wait(self, rank: int) -> None:
        """Wait for a place, which is to be given back."""
        if not self._free:
            mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            heapq.heappush(self._waiting, (rank, next(self._number), mine))
            try:
                await mine
            except asyncio.CancelledError:
                if mine.done() and not mine.cancelled():  # its turn came, but it does not take it
                    self.give_back()
                raise
        else:
            self._free -= 1

    def give_back(self) -> None:
        """Let the next one go."""
        while self._waiting:
            waiting = heapq.heappop(self._waiting)[2]
            if not waiting.done():  # it was cancelled meanwhile
                waiting.set_result(None)
                return
        self._free += 1


class Turn:
    """A place, given back once."""

    def __init__(self, turns: Turns, rank: int) -> None:
        self._turns = turns
        self._rank = rank
        self._is_held = True

    def end(self) -> None:
        """Give the place to the next one; does nothing the second time."""
        if self._is_held:
            self._is_held = False
            self._turns.give_back()

    @asynccontextmanager
    async def lent(self, within_s: float = 0.0) -> AsyncGenerator[Callable[[], None]]:
        """Let others have the place while something else is waited for, then wait for one again.

        When that fails, no place is taken again.

        Args:
            within_s: Seconds after which others may have it at the latest.

        Yields:
            What to call when they may have it earlier.
        """
        late = asyncio.get_running_loop().call_later(within_s, self.end)
        if not within_s:
            self.end()
        try:
            yield self.end
        finally:
            late.cancel()
        self.end()
        await self._turns.wait(self._rank)
        self._is_held = True


def heights(
    agents: "Mapping[type[Output], AgentSpec[Output]]",
    *,
    weight: "Callable[[AgentSpec[Output]], int]",
) -> "dict[type[Output], int]":
    """Return how much work lies on the longest way from each agent to the end, its own included.

    Args:
        agents: Who produces what, everyone after those they wait for.
        weight: How long an agent takes beside the others.
    """
    found = {output: weight(agent) for output, agent in agents.items()}
    for output, agent in reversed(list(agents.items())):
        for need in agent.upstream:
            found[need] = max(found[need], found[output] + weight(agents[need]))
    return found
