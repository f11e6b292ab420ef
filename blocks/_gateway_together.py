"""Do together what several ask for at the same time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Given = TypeVar("Given")


@dataclass
class Together(Generic[Asked, Given]):
    """Does one thing after the other, and at once what was asked for meanwhile, in the order it came.

    One transaction for twenty questions takes a tenth of the time of twenty.
    """

    do: Callable[[Sequence[Asked]], Awaitable[Sequence[Given]]]
    """Does it for several; its error is everybody's."""
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
            try:
                given = await self.do([one for one, _ in some])
            except Exception as error:
                for _, mine in some:
                    if not mine.done():
                        mine.set_exception(error)
                        mine.exception()  # looked at, as somebody may have gone away
            else:
                for (_, mine), value in zip(some, given, strict=True):
                    if not mine.done():
                        mine.set_result(value)
