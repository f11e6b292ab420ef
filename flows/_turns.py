"""Who goes first when several want what only few can have at once."""

import asyncio
import heapq
from collections.abc import Mapping
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
        return Turn(self)

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

    def __init__(self, turns: Turns) -> None:
        self._turns: Turns | None = turns

    def end(self) -> None:
        """Give the place to the next one; does nothing the second time."""
        turns, self._turns = self._turns, None
        if turns:
            turns.give_back()


def heights(
    agents: "Mapping[type[Output], AgentSpec[Output]]",
) -> "dict[type[Output], int]":
    """Return how many agents follow one another after each, at most.

    Args:
        agents: Who produces what, everyone after those they wait for.
    """
    found = dict.fromkeys(agents, 0)
    for output, agent in reversed(list(agents.items())):
        for need in agent.upstream:
            found[need] = max(found[need], found[output] + 1)
    return found
