"""What one run holds: money for each question it asks, and the question itself.

No other process asks it meanwhile, and no transaction is open while a model answers.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from sqlalchemy.orm import Session

from blocks import model_calls
from blocks._gateway_results import UNSENT
from blocks._gateway_together import Together
from blocks.model_account import Account
from blocks.model_calls import Kept, Question, Result
from domain.errors import DatabaseUnavailable
from domain.model.errors import BudgetExceeded

_Claimed: TypeAlias = int | Kept | BudgetExceeded | None
"""What came of a claim: the attempt, the answer that is there, or why there is neither; None while
another process asks."""

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
    _claiming: Together[tuple[Question, bool], _Claimed] = field(init=False)
    _looking_up: Together[Sequence[str], Kept | None] = field(init=False)
    _settling: Together[tuple[str, int, Result], bool] = field(init=False)
    _is_tidy: bool = field(default=False, init=False)
    """Whether calls nobody will settle any more are booked."""
    _next_settled: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def __post_init__(self) -> None:
        """Do together what is asked for at the same time."""
        self._claiming = Together(self._claimed)
        self._looking_up = Together(self._looked_up)
        self._settling = Together(self._settled)

    async def answered(self, keys: Sequence[str]) -> Kept | None:
        """Return the answer to the first of these questions that has one."""
        return await self._looking_up.done(keys)

    async def _looked_up(self, asked: Sequence[Sequence[str]]) -> Sequence[Kept | None]:
        return await self.account.done(
            lambda session: [self._look_up(session, keys) for keys in asked]
        )

    def _look_up(self, session: Session, keys: Sequence[str]) -> Kept | None:
        if not self._is_tidy:
            model_calls.settle_lost(session)
            self._is_tidy = True
        return model_calls.answered(session, keys)

    async def take_once_free(self, question: Question) -> int | Kept:
        """Take a question as `take` does, but wait while answers under way may leave money over.

        What is held for a question is what it costs at worst, many times what it comes to.

        Raises:
            BudgetExceeded: It could cost more than is left, and nothing is under way any more.
            HeldElsewhere: Another process asks it now.
        """
        while True:
            settled = self._next_settled
            try:
                return await self.take(question, is_settled_soon=True)
            except BudgetExceeded:
                if not (self._under_way or settled.is_set()):
                    raise
            await settled.wait()

    async def take(self, question: Question, *, is_settled_soon: bool = False) -> int | Kept:
        """Hold a question and what it can cost, and return which attempt at it this is.

        Args:
            question: What is about to be asked.
            is_settled_soon: Whether others may wait for the money this leaves over.

        Returns:
            The attempt; or the answer, when somebody got it a moment ago.

        Raises:
            BudgetExceeded: It could cost more than is left.
            HeldElsewhere: Another process asks it now.
        """
        claiming = self._claiming.begun((question, is_settled_soon))
        try:
            claimed = await asyncio.shield(claiming)
        except asyncio.CancelledError:
            await asyncio.wait([claiming])
            if claiming.exception() is None and isinstance(attempt := claiming.result(), int):
                await self.settle(question.key, attempt, UNSENT)
            raise
        if claimed is None:
            raise HeldElsewhere
        if isinstance(claimed, BudgetExceeded):
            raise claimed
        return claimed

    async def _claimed(self, asked: Sequence[tuple[Question, bool]]) -> Sequence[_Claimed]:
        """Claim several in one transaction, each as if alone: one that is too dear has written nothing."""
        claimed = await self.account.done(
            lambda session: [self._claim(session, question) for question, _ in asked]
        )
        for (question, is_settled_soon), attempt in zip(asked, claimed, strict=True):
            if is_settled_soon and isinstance(attempt, int):
                self._under_way.add((question.key, attempt))
        return claimed

    def _claim(self, session: Session, question: Question) -> _Claimed:
        run = self.account.execution_id
        try:
            return model_calls.claim(
                session, question, execution_id=run, run_cap_usd=self.run_cap_usd
            )
        except BudgetExceeded as error:
            return error

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
            await self._settling.done((key, attempt, result))
        finally:
            self._under_way.discard((key, attempt))
            self._next_settled.set()
            self._next_settled = asyncio.Event()

    async def _settled(self, asked: Sequence[tuple[str, int, Result]]) -> Sequence[bool]:
        return await self.account.done(
            lambda session: [model_calls.settle(session, *one[:2], result=one[2]) for one in asked]
        )

    async def _renewing(self, key: str, attempt: int) -> None:
        while True:
            # Not the gateway's clock: the database counts in real seconds.
            await asyncio.sleep(self.renewed_s)
            try:
                await self.account.done(lambda session: model_calls.renew(session, key, attempt))
            except DatabaseUnavailable:  # it may answer the next time, before the lease is over
                continue
