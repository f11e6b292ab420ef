"""Who goes first when several calls are ready at once: those that most others wait for."""

import asyncio
import heapq
from collections.abc import Mapping
from itertools import count

from domain.agents.spec import AgentSpec, Output

AT_ONCE = 2
"""Calls whose way to the engine is prepared side by side; it is work of one processor, some 8 ms each."""


class Turns:
    """Lets calls through to their engines one after the other; how long engines take is no matter."""

    def __init__(self, agents: Mapping[type[Output], AgentSpec[Output]]) -> None:
        self._height = heights(agents)
        self._free = AT_ONCE
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._number = count()

    async def take(self, output: type[Output]) -> "Turn":
        """Wait for a turn; whoever has the longest chain of others waiting gets the next one."""
        if not self._free:
            mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            heapq.heappush(self._waiting, (-self._height[output], next(self._number), mine))
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
    """A place on the way to the engine, given back once."""

    def __init__(self, turns: Turns) -> None:
        self._turns: Turns | None = turns

    def end(self) -> None:
        """Give the place to the next one; does nothing the second time."""
        turns, self._turns = self._turns, None
        if turns:
            turns.give_back()


def heights(agents: Mapping[type[Output], AgentSpec[Output]]) -> dict[type[Output], int]:
    """Return how many agents follow one another after each, at most.

    Args:
        agents: Who produces what, everyone after those they wait for.
    """
    found = dict.fromkeys(agents, 0)
    for output, agent in reversed(list(agents.items())):
        for need in agent.upstream:
            found[need] = max(found[need], found[output] + 1)
    return found
