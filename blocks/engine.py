"""Who does an agent's work."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from prefect.blocks.core import Block
from pydantic import Field

from domain.agents.call import OFFLINE, Call
from domain.agents.spec import AgentSpec, Given, Output
from domain.model.written import Written

if TYPE_CHECKING:
    from blocks.model_gateway import Account, Answered
    from domain.grading.judge import Juror

ON_WRITTEN: ContextVar[Callable[[Written], None] | None] = ContextVar("on_written", default=None)
"""Called with what came of asking a model, in the context of whoever started the call."""


@asynccontextmanager
async def _for_nobody(within_s: float = 0.0) -> AsyncGenerator[Callable[[], None]]:
    yield lambda: None


Waiting: TypeAlias = Callable[..., AbstractAsyncContextManager[Callable[[], None]]]

ON_WAIT: ContextVar[Waiting] = ContextVar("on_wait", default=_for_nobody)
"""Entered while an engine waits for somebody else, in the context of whoever started the call: others
may have the processor meanwhile. It takes the seconds, 0 by default, until they may have it at the
latest, and gives what to call when that is so earlier."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """The run an engine works for."""

    budget_usd: float
    """Most US dollars it may spend."""
    account: Callable[[], Awaitable["Account | None"]]
    """Returns whose money is spent and where it is written down; None without a database."""
    under_way: Callable[[], int] | None = None
    """Returns how many calls have begun and not ended, when their questions can wait and are handed in
    together, at half the price; None when they are asked at once."""


class Engine(Block, ABC):
    """Anything that can do the work of an agent."""

    @property
    @abstractmethod
    def signature(self) -> str:
        """What of the engine decides a site."""

    def signature_for(self, agent: AgentSpec[Output]) -> str:
        """Return what of the engine decides this agent's answer; part of its content keys."""
        return self.signature

    def writes(self, agent: AgentSpec[Output]) -> bool:
        """Whether a language model writes this agent's words."""
        return False

    async def opened(self, run: "Run") -> "Engine":
        """Return the engine ready for one run; most are ready as they are."""
        return self

    def jurors(self, told: Callable[[str, "Answered"], None]) -> "tuple[Juror, ...]":
        """Return models that may judge what it writes; none where no model writes.

        Args:
            told: Called with the content key of a page and each answer about it.
        """
        return ()

    async def work(self, call: Call) -> Output:
        """Return the agent's output for a call."""
        async with ON_WAIT.get()():
            return await self.answer(call.agent, call.given)

    @abstractmethod
    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        """Return the agent's output for what it is given."""


class OfflineEngine(Engine):
    """The agent's own draft: free, exact, the same every time."""

    _block_type_name = "Offline engine"
    _block_type_slug = "offline-engine"

    seconds_per_call: float = Field(default=0.0, ge=0, le=1700)
    """Waiting time added to every call, to rehearse how a run behaves with a slow engine."""

    @property
    def signature(self) -> str:
        """`offline`: waiting changes no answer."""
        return OFFLINE

    async def work(self, call: Call) -> Output:
        """Wait as long as a slow engine would, then draft."""
        return await self.answer(call.agent, call.given)

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        """Draft the answer by rule."""
        if self.seconds_per_call:
            async with ON_WAIT.get()():
                await asyncio.sleep(self.seconds_per_call)
        return agent.draft(given)
