"""Heavy work of many builds in one process: few at once, the oldest first; what is begun is finished."""

import asyncio
import sys
import threading
from concurrent.futures import Future
from contextvars import copy_context
from uuid import uuid4

import pytest
from prefect.futures import PrefectConcurrentFuture
from prefect.states import Completed

from flows._futures import settled, to_the_end
from flows._heavy import RANK, Rank, heavy
from flows._turns import Turns


def test_few_builds_do_heavy_work_at_once_and_the_oldest_goes_first() -> None:
    async def order() -> tuple[list[int], int]:
        turns, went = Turns(2), list[int]()
        at_once = most = 0
        opened = asyncio.Event()

        async def build(number: int) -> None:
            nonlocal at_once, most
            RANK.set(Rank(turns, number))
            async with heavy():
                at_once += 1
                most = max(most, at_once)
                went.append(number)
                await opened.wait()
                at_once -= 1

        builds = [asyncio.create_task(build(number)) for number in (9, 8, 7, 1, 5)]
        await asyncio.sleep(0)
        opened.set()
        await asyncio.gather(*builds)
        return went, most

    assert asyncio.run(order()) == ([9, 8, 1, 5, 7], 2)


@pytest.mark.parametrize(("is_alone", "seconds"), [(True, 0.0005), (False, 0.005)])
def test_only_a_build_that_is_alone_has_threads_change_places_more_often(
    is_alone: bool, seconds: float
) -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)

    async def build() -> None:
        if not is_alone:
            RANK.set(Rank(Turns(2), 1))
        async with heavy():
            pass

    try:
        asyncio.run(build())
        assert sys.getswitchinterval() == pytest.approx(seconds)
    finally:
        sys.setswitchinterval(before)


def test_a_build_that_is_alone_waits_for_nobody() -> None:
    async def all_in_it() -> int:
        inside = 0
        opened = asyncio.Event()

        async def build() -> None:
            nonlocal inside
            async with heavy():
                inside += 1
                await opened.wait()

        builds = [asyncio.create_task(build()) for _ in range(20)]
        await asyncio.sleep(0)
        opened.set()
        await asyncio.gather(*builds)
        return inside

    assert asyncio.run(all_in_it()) == 20


def test_a_build_that_fails_at_heavy_work_leaves_its_place() -> None:
    async def both() -> None:
        RANK.set(Rank(Turns(1), 0))
        with pytest.raises(ZeroDivisionError):
            async with heavy():
                raise ZeroDivisionError
        async with asyncio.timeout(5), heavy():
            pass

    copy_context().run(asyncio.run, both())


def test_a_task_that_is_waited_for_keeps_no_thread() -> None:
    async def waited() -> tuple[object, int]:
        inner = Future[object]()
        before = threading.active_count()
        waiting = [
            asyncio.create_task(settled(PrefectConcurrentFuture(uuid4(), inner))) for _ in range(50)
        ]
        await asyncio.sleep(0)
        more = threading.active_count() - before
        inner.set_result(Completed(data="made"))
        return [one.result() for one in await asyncio.gather(*waiting)], more

    made, more = asyncio.run(waited())
    assert (made, more) == (["made"] * 50, 0)


def test_what_is_done_to_the_end_is_done_though_it_is_cancelled_meanwhile() -> None:
    begun, opened, done = threading.Event(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        opened.wait(10)
        done.set()

    async def cancelled() -> None:
        working = asyncio.create_task(to_the_end(work))
        await asyncio.to_thread(begun.wait, 10)
        working.cancel()
        await asyncio.sleep(0)
        assert not working.done()
        opened.set()
        with pytest.raises(asyncio.CancelledError):
            await working
        assert done.is_set()

    asyncio.run(cancelled())
