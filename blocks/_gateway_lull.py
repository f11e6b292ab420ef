"""The moment in which everybody of a run who will ask something has asked it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

LOOK_S = 0.05
CALM_LOOKS, STUCK_LOOKS = 20, 600
"""Looks in a row without any change. When somebody's work has ended, those it was for begin within a
few turns of the event loop: so many looks are more. When nothing moves for 30 s although not everybody
has asked, one waits for something else, and is not waited for."""


@dataclass(eq=False, kw_only=True)
class Lull:
    """Counts who waits for an answer, among those at work."""

    under_way: Callable[[], int]
    """How many calls of the run have begun and not ended."""
    waiting: int = 0
    """How many of them wait for an answer."""
    look_s: float = LOOK_S

    async def come(self) -> None:
        """Wait until nobody is at work but those who wait."""
        looks, seen = 0, (-1, -1)
        while looks < (CALM_LOOKS if self.waiting >= self.under_way() else STUCK_LOOKS):
            await asyncio.sleep(self.look_s)
            now = (self.waiting, self.under_way())
            looks, seen = (looks + 1 if now == seen else 0), now
