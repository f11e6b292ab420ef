"""The heavy work of a build, which only few builds of one process do at once: the oldest first."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from flows._turns import Turns

_SWITCH_S = 0.0005
"""After how long a thread that computes lets others go on, in a process of one build: Python's 5 ms are a
wait for each answer. Where many share the process, none waits for another, and each change costs."""


@dataclass(frozen=True)
class Rank:
    """A build among all in its process."""

    turns: Turns
    """Shared by all of them."""
    number: int
    """How many came before it."""


RANK: ContextVar[Rank | None] = ContextVar("rank", default=None)
"""Set by whoever runs many builds in one process; a build that is alone waits for nobody."""


def is_alone() -> bool:
    """Whether no other build shares the process, so that nobody waits for this one."""
    return RANK.get() is None


@asynccontextmanager
async def heavy() -> AsyncGenerator[None]:
    """Do work that holds much memory or keeps a core busy; never inside of itself.

    Who waits here must hold nothing that was parsed, and who is in here must not wait for a model.
    """
    rank = RANK.get()
    if rank is None:
        sys.setswitchinterval(
            _SWITCH_S
        )  # here, where threads begin to compute beside the event loop
        yield
        return
    turn = await rank.turns.take(rank.number)
    try:
        yield
    finally:
        turn.end()
