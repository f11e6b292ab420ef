"""Do together what several ask for at the same time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from domain.errors import DatabaseUnavailable

Asked = TypeVar("Asked")
Given = TypeVar("Given")


@dataclass
class Together(Generic[Asked, Given]):
    """Does one thing after the other, and at once what was asked for meanwhile, in the order it came.

    One transaction for twenty questions takes a tenth of the time of twenty.
    """

    do: Callable[[Sequence[Asked]], Awaitable[Sequence[Given]]]
    """Does it for several, or nothing of it; when it fails, each is done by itself, unless there is no
    database for any of them."""
    _waiting: list[tuple[Asked, asyncio.Future[Given]]] = field(
        default_factory=list[tuple[Asked, asyncio.Future[Given]]], init=False
    )
    _working: asyncio.Task[None] | None = field(default=None, init=False)

    def begun(self, one: Asked) -> asyncio.Future[Given]:
        """Return what will come of it; it is done even when nobody waits for it any more."""
        mine: asyncio.Future[Given] = asyncio.get_running_loop().create_future()
        self._waiting.append((one, mine))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work())
        return mine

    async def done(self, one: Asked) -> Given:
        """Return what came of it, and see it through even when nobody waits for it any more."""
        begun = self.begun(one)
        try:
            return await asyncio.shield(begun)
        except asyncio.CancelledError:
            await asyncio.wait([begun])
            raise

    async def _work(self) -> None:
        while self._waiting:
            some, self._waiting = self._waiting, []
            if not await self._did(some, is_last_try=len(some) == 1):
                for (
                    one
                ) in some:  # so that what is wrong with one of them is no matter of the others
                    await self._did([one], is_last_try=True)

    async def _did(
        self, some: Sequence[tuple[Asked, asyncio.Future[Given]]], *, is_last_try: bool
    ) -> bool:
        """Do this together, and return whether everybody was told what came of it."""
        try:
            given = await self.do([one for one, _ in some])
        except Exception as error:
            if not (is_last_try or isinstance(error, DatabaseUnavailable)):
                return False
            for _, mine in some:
                if not mine.done():
                    mine.set_exception(error)
                    mine.exception()  # looked at, as somebody may have gone away
        else:
            for (_, mine), value in zip(some, given, strict=True):
                if not mine.done():
                    mine.set_result(value)
        return True
