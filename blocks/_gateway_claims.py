"""What one run holds: money for each question it asks, and the question itself.

No other process asks it meanwhile, and no transaction is open while a model answers.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal

from blocks import model_calls
from blocks._gateway_results import UNSENT
from blocks.model_account import Account
from blocks.model_calls import Kept, Question, Result
from domain.errors import DatabaseUnavailable
from domain.model.errors import BudgetExceeded

RENEWED_S = model_calls.LEASE.total_seconds() / 4
LOOK_S = (0.1, 0.25, 0.5, 1.0)
"""Seconds to wait for another process before each look at what it has; the last one from then on."""


class HeldElsewhere(Exception):
    """Another process asks the same question now."""


@dataclass(kw_only=True)
class Claims:
    """The questions a run holds."""

    account: Account
    run_cap_usd: Decimal
    """US dollars the run may cost."""
    renewed_s: float = RENEWED_S
    """Seconds between two signs of life."""
    _under_way: set[tuple[str, int]] = field(default_factory=set[tuple[str, int]], init=False)
    """Questions that were taken as soon as their money was free, and are not settled yet."""
    _taking: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)
    _next_settled: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    async def take_once_free(self, question: Question) -> int | Kept:
        """Take a question as `take` does, but wait while answers under way may leave money over.

        What is held for a question is what it costs at worst, many times what it comes to.

        Raises:
            BudgetExceeded: It could cost more than is left, and nothing is under way any more.
            HeldElsewhere: Another process asks it now.
        """
        while True:
            settled = self._next_settled
            # One after the other, as in the database: so it is known what the others hold.
            async with self._taking:
                try:
                    taken = await self.take(question)
                except BudgetExceeded:
                    if not (self._under_way or settled.is_set()):
                        raise
                else:
                    if isinstance(taken, int):
                        self._under_way.add((question.key, taken))
                    return taken
            await settled.wait()

    async def take(self, question: Question) -> int | Kept:
        """Hold a question and what it can cost, and return which attempt at it this is.

        Returns:
            The attempt; or the answer, when somebody got it a moment ago.

        Raises:
            BudgetExceeded: It could cost more than is left.
            HeldElsewhere: Another process asks it now.
        """
        claiming = self.account.begun(
            lambda session: model_calls.claim(
                session,
                question,
                execution_id=self.account.execution_id,
                run_cap_usd=self.run_cap_usd,
            )
        )
        try:
            claimed = await asyncio.shield(claiming)
        except asyncio.CancelledError:
            await asyncio.wait([claiming])
            if claiming.exception() is None and isinstance(attempt := claiming.result(), int):
                await self.settle(question.key, attempt, UNSENT)
            raise
        if claimed is None:
            raise HeldElsewhere
        return claimed

    @asynccontextmanager
    async def held(self, key: str, attempt: int) -> AsyncGenerator[None]:
        """Keep others from asking a question as long as the block takes."""
        renewing = asyncio.create_task(self._renewing(key, attempt))
        try:
            yield
        finally:
            renewing.cancel()
            await asyncio.wait([renewing])

    async def until_free(self, key: str, *, sleep: Callable[[float], Awaitable[None]]) -> None:
        """Wait until no process asks a question any more, because it was answered or nobody lives."""
        looks = 0
        while True:
            await sleep(LOOK_S[min(looks, len(LOOK_S) - 1)])
            looks += 1
            if not await self.account.done(lambda session: model_calls.is_held(session, key)):
                return

    async def settle(self, key: str, attempt: int, result: Result) -> None:
        """Write down what came of a question."""
        try:
            await self.account.done(
                lambda session: model_calls.settle(session, key, attempt, result=result)
            )
        finally:
            self._under_way.discard((key, attempt))
            self._next_settled.set()
            self._next_settled = asyncio.Event()

    async def _renewing(self, key: str, attempt: int) -> None:
        while True:
            # Not the gateway's clock: the database counts in real seconds.
            await asyncio.sleep(self.renewed_s)
            try:
                await self.account.done(lambda session: model_calls.renew(session, key, attempt))
            except DatabaseUnavailable:  # it may answer the next time, before the lease is over
                continue
