"""Connections to a service, kept open as long as the event loop they belong to."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Hashable
from typing import Any, TypeVar, cast

_T = TypeVar("_T")

# By event loop, because a connection cannot be used from another one; outside of the blocks, because
# Prefect loads and copies those for every task.
_KEPT: dict[tuple[asyncio.AbstractEventLoop, Hashable], tuple[AsyncGenerator[Any], Any]] = {}


async def kept(
    key: Hashable, opened: Callable[[], _T], *, close: Callable[[_T], Awaitable[Any]]
) -> _T:
    """Return the running loop's client of this key, opened at its first use.

    The loop closes it when it ends, as it closes every generator that was begun in it.
    """
    name = (asyncio.get_running_loop(), key)
    if name not in _KEPT:
        keeper = _keeping(name, opened, close)
        # Nothing is awaited in it before its first value, so nobody gets between.
        _KEPT[name] = (keeper, await anext(keeper))
    return cast("_T", _KEPT[name][1])


async def _keeping(
    name: tuple[asyncio.AbstractEventLoop, Hashable],
    opened: Callable[[], _T],
    close: Callable[[_T], Awaitable[Any]],
) -> AsyncGenerator[_T]:
    client = opened()
    try:
        yield client
    finally:
        del _KEPT[name]
        await close(client)
