"""Wait for what is done in threads, while the other runs of the process go on."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from prefect.futures import PrefectFuture

T = TypeVar("T")


async def settled(future: PrefectFuture[Any]) -> PrefectFuture[Any]:
    """Return the future once its task is over, so that asking for the result waits no more.

    Prefect's own futures keep a thread that waits, and a process of a thousand runs has not as many.
    """
    loop = asyncio.get_running_loop()
    over = asyncio.Event()

    def tell(_: PrefectFuture[Any]) -> None:
        loop.call_soon_threadsafe(over.set)

    future.add_done_callback(tell)
    await over.wait()
    return future


async def to_the_end(work: Callable[[], T]) -> T:
    """Do work in a thread while others go on; whoever is cancelled meanwhile still waits for its end."""
    working = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.wait([working])
        raise
