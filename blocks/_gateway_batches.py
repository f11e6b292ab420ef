"""Questions of a run that can wait: handed in together as soon as all who will ask have asked."""

import asyncio
from collections.abc import Collection, Coroutine, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from blocks import batch_calls
from blocks._gateway_asking import Asking
from blocks._gateway_batch import Batch, Came, Inside, Told
from blocks._gateway_claims import Claims
from blocks._gateway_lull import Lull
from blocks._gateway_traffic import Traffic
from blocks.claude_batches import ClaudeBatches
from blocks.model_calls import Kept
from domain.errors import AtelierError


@dataclass(eq=False, kw_only=True)
class Batches:
    """All batches of one run."""

    claims: Claims
    traffic: Traffic
    lull: Lull | None = None
    """When to hand in; None to hand in nothing, and only read what an earlier run handed in."""
    _new: dict[str, Asking] = field(default_factory=dict[str, Asking], init=False)
    """Questions that were not handed in yet, by their keys."""
    _told: dict[str, "asyncio.Future[Told]"] = field(
        default_factory=dict[str, "asyncio.Future[Told]"], init=False
    )
    _tasks: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]], init=False)
    _is_gathering: bool = field(default=False, init=False)

    async def answer(self, one: Asking) -> Came | Kept | None:
        """Return the answer to a question from a batch; None when it has to be asked at once.

        Raises:
            BudgetExceeded: It could cost more than is left.
            ModelMisconfigured: Key or address are wrong.
        """
        if one.link.batches is None:
            return None
        told = self._told[one.key] = asyncio.get_running_loop().create_future()
        try:
            if self.lull is None:
                await self._read(one, one.link.batches)
            else:
                self.lull.waiting += 1
                self._new[one.key] = one
                if not self._is_gathering:
                    self._is_gathering = True
                    self._begin(self._gather(self.lull))
            found = await told
        finally:
            if self.lull is not None:
                self.lull.waiting -= 1
            self._new.pop(one.key, None)
            if self._told.get(one.key) is told:
                del self._told[one.key]
        if isinstance(found, AtelierError):
            raise found
        return found

    async def _read(self, one: Asking, door: ClaudeBatches) -> None:
        """Read the answer from the batch of an earlier run if that has ended; wait for none."""
        with suppress(AtelierError):  # then it is asked at once, which says what is the matter
            for batch_id, inside in (await self._handed_in({one.key: one})).items():
                await self._batch(door).read(batch_id, inside)
        self._tell(one.key, None)

    async def _gather(self, lull: Lull) -> None:
        """Hand in what waits, when all who will ask have asked."""
        await lull.come()
        asked, self._new, self._is_gathering = self._new, {}, False
        try:
            for door, mine in _by_door(asked):
                batch = self._batch(door)
                known = await self._handed_in(mine)
                for batch_id, inside in known.items():
                    self._begin(batch.wait(batch_id, inside))
                waited_for = {key for inside in known.values() for key in inside}
                if rest := {key: one for key, one in mine.items() if key not in waited_for}:
                    self._begin(batch.hand_in(rest))
        except AtelierError as error:
            for key in asked:
                self._tell(key, error)

    def _batch(self, door: ClaudeBatches) -> Batch:
        return Batch(
            door=door,
            claims=self.claims,
            traffic=self.traffic,
            tell=self._tell,
            is_awaited=self._is_awaited,
        )

    async def _handed_in(self, asked: Mapping[str, Asking]) -> Mapping[str, dict[str, Inside]]:
        """Return what of it is in a batch of an earlier run, by the batch's id."""
        rows = await self.claims.account.done(
            lambda session: batch_calls.handed_in(session, list(asked))
        )
        found: dict[str, dict[str, Inside]] = {}
        for key, row in rows.items():
            inside = Inside(one=asked[key], attempt=row.attempt, worst_usd=row.worst_usd)
            found.setdefault(row.batch_id, {})[key] = inside
        return found

    def _tell(self, key: str, told: Told) -> None:
        future = self._told.get(key)
        if future is not None and not future.done():
            future.set_result(told)

    def _is_awaited(self, keys: Collection[str]) -> bool:
        return any(key in self._told for key in keys)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Tell everybody who waits when a batch broke: nobody may wait for ever."""
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            for future in self._told.values():
                if not future.done():
                    future.set_exception(error)


def _by_door(asked: Mapping[str, Asking]) -> list[tuple[ClaudeBatches, dict[str, Asking]]]:
    """Return questions by the service they go to."""
    found: dict[int, tuple[ClaudeBatches, dict[str, Asking]]] = {}
    for key, one in asked.items():
        if (door := one.link.batches) is not None:
            found.setdefault(id(door), (door, {}))[1][key] = one
    return list(found.values())
