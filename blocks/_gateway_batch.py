"""One batch of questions: held at half of what they can cost, handed in, waited for, and booked.

Its id is written down before anybody waits for it, so that a run that was killed and is started again
goes on waiting for the same batch.
"""

import logging
from collections.abc import Callable, Collection, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from decimal import Decimal

from blocks import batch_calls
from blocks._gateway_asking import Asking
from blocks._gateway_claims import Claims, HeldElsewhere
from blocks._gateway_results import of_answer, of_failure
from blocks._gateway_traffic import Traffic
from blocks.batch_calls import UNDER_WAY
from blocks.claude_batches import ClaudeBatches, Waiting
from blocks.model_calls import Kept
from domain.errors import AtelierError
from domain.model.completion import Completion
from domain.model.errors import ModelMisconfigured, ModelUnavailable

_log = logging.getLogger("atelier.batches")
OVERDUE = "The batch %s has not ended after %g hours. Its questions are asked at once instead."

FIRST_LOOK_S, LONGEST_LOOK_S = 1.0, 60.0
"""Seconds before the first look at a batch, doubled up to so many."""


@dataclass(frozen=True, kw_only=True)
class Came:
    """An answer that came with a batch."""

    completion: Completion
    cost_usd: Decimal


Told = Came | Kept | AtelierError | None
"""What came of a question; None when it has to be asked at once."""


@dataclass(frozen=True, kw_only=True)
class Inside:
    """A question inside a batch."""

    one: Asking
    attempt: int
    worst_usd: Decimal
    """What is held for it."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """The way of some questions into one batch, and of the answers back."""

    door: ClaudeBatches
    claims: Claims
    traffic: Traffic
    tell: Callable[[str, Told], None]
    """Called with the key of a question and what came of it."""
    is_awaited: Callable[[Collection[str]], bool]
    """Whether anybody still waits for one of these questions."""

    async def hand_in(self, asked: Mapping[str, Asking]) -> None:
        """Hand in questions, by their keys, and tell what came of them when the batch has ended."""
        async with AsyncExitStack() as held:
            inside: dict[str, Inside] = {}
            for key, one in asked.items():
                if (found := await self._claimed(one)) is not None:
                    await held.enter_async_context(self.claims.held(key, found.attempt))
                    inside[key] = found
            batch_id = await self._submitted(inside) if inside else None
            if batch_id is None:
                return
            attempts = {key: found.attempt for key, found in inside.items()}
            await self.claims.account.done(
                lambda session: batch_calls.hand_in(session, attempts, batch_id=batch_id)
            )
        await self.wait(batch_id, inside)

    async def wait(self, batch_id: str, inside: Mapping[str, Inside]) -> None:
        """Wait until a batch has ended, and tell what came of these questions in it.

        One that has not after a day and an hour never will: then they are asked at once.
        """
        look_s, until = FIRST_LOOK_S, self.traffic.clock() + UNDER_WAY.total_seconds()
        while self.is_awaited(inside):
            if self.traffic.clock() > until:
                _log.warning(OVERDUE, batch_id, UNDER_WAY.total_seconds() / 3600)
                self._give_up(inside)
                return
            await self.traffic.sleep(look_s)
            look_s = min(2 * look_s, LONGEST_LOOK_S)
            try:
                if await self.read(batch_id, inside):
                    return
            except ModelUnavailable:  # the batch goes on, whether we can look or not
                continue
            except ModelMisconfigured:
                self._give_up(inside)
                return

    def _give_up(self, inside: Collection[str]) -> None:
        """Have questions asked at once; what the batch cost is booked by whoever comes after us."""
        for key in inside:
            self.tell(key, None)

    async def read(self, batch_id: str, inside: Mapping[str, Inside]) -> bool:
        """Book and tell what came of questions in a batch, and return whether it has ended.

        Raises:
            ModelMisconfigured: Key or address are wrong, or there is no such batch.
            ModelUnavailable: The results did not come.
        """
        models = {key: found.one.model for key, found in inside.items()}
        outcomes = await self.door.collect(batch_id, models)
        if outcomes is None:
            return False
        for key, found in inside.items():
            self.tell(key, await self._booked(found, outcomes[key]))
        return True

    async def _booked(self, found: Inside, outcome: Completion | AtelierError) -> Came | None:
        one = found.one
        if isinstance(outcome, AtelierError):
            failed = of_failure(outcome, one.price, worst_usd=found.worst_usd, is_batch=True)
            await self.claims.settle(one.key, found.attempt, failed)
            return None
        result = of_answer(outcome, one.price, is_batch=True)
        await self.claims.settle(one.key, found.attempt, result)
        return Came(completion=outcome, cost_usd=result.cost_usd)

    async def _claimed(self, one: Asking) -> Inside | None:
        question = one.question(is_batch=True)
        try:
            claimed = await self.claims.take(question)
        except HeldElsewhere:  # whoever asks it waits for no batch, so that it is answered soon
            self.tell(one.key, None)
        except AtelierError as error:
            self.tell(one.key, error)
        else:
            if not isinstance(claimed, Kept):
                return Inside(one=one, attempt=claimed, worst_usd=question.worst_usd)
            self.tell(one.key, claimed)
        return None

    async def _submitted(self, inside: Mapping[str, Inside]) -> str | None:
        """Return the batch's id; None when it was not taken, so that all is asked at once."""
        waiting = {key: _waiting(found.one) for key, found in inside.items()}
        try:
            return await self.door.submit(waiting)
        except AtelierError as error:
            told = error if isinstance(error, ModelMisconfigured) else None
            for key, found in inside.items():
                result = of_failure(error, found.one.price, worst_usd=found.worst_usd)
                await self.claims.settle(key, found.attempt, result)
                self.tell(key, told)
            return None


def _waiting(one: Asking) -> Waiting:
    return Waiting(
        request=one.request,
        model=one.model,
        effort=one.route.effort,
        max_tokens=one.route.max_tokens,
    )
