"""Wait for what Prefect runs in threads, without a thread for every wait."""

import asyncio
from typing import Any

from prefect.futures import PrefectFuture


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
