"""One question goes first and the others together; a service that asks for a pause gets it."""

import asyncio
from collections.abc import Callable

import pytest

from blocks._gateway_traffic import CACHE_S, Traffic
from domain.model.errors import ModelUnavailable
from tests.blocks.scripted_model import Clock


class Road:
    """Traffic, and those on it, in the order in which they went."""

    def __init__(self, concurrency: int = 16) -> None:
        self.clock = Clock()
        self.traffic = Traffic(concurrency=concurrency, clock=self.clock.time)
        self.under_way: dict[str, asyncio.Event] = {}
        self.begun: dict[str, Callable[[], None]] = {}

    def go(self, name: str, prefix: str | None = "bakery") -> "asyncio.Task[None]":
        async def drive() -> None:
            async with self.traffic.turn(prefix) as begun:
                self.begun[name] = begun
                self.under_way[name] = asyncio.Event()
                await self.under_way[name].wait()
                del self.under_way[name]
                if name == "fails":
                    raise ValueError(name)

        return asyncio.create_task(drive())

    async def arrive(self, *names: str) -> None:
        for name in names:
            self.under_way[name].set()
        await settled()


async def settled() -> None:
    """Let everybody go on who can."""
    for _ in range(50):
        await asyncio.sleep(0)


def test_the_first_of_a_prefix_goes_alone_and_the_rest_together() -> None:
    async def drive() -> None:
        road = Road()
        tasks = [road.go(name) for name in "abcd"]
        await settled()
        assert list(road.under_way) == ["a"]
        await road.arrive("a")
        assert list(road.under_way) == ["b", "c", "d"]
        await road.arrive("b", "c", "d")
        await asyncio.gather(*tasks)

    asyncio.run(drive())


def test_the_rest_goes_as_soon_as_the_answer_to_the_first_begins() -> None:
    async def drive() -> None:
        road = Road()
        tasks = [road.go(name) for name in ("fails", "b", "c")]
        await settled()
        road.begun["fails"]()
        await settled()
        assert list(road.under_way) == ["fails", "b", "c"]
        await road.arrive("fails")
        tasks.append(road.go("d"))  # it failed, but what it began with is in the cache
        await settled()
        assert list(road.under_way) == ["b", "c", "d"]
        await road.arrive("b", "c", "d")
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(drive())


def test_after_the_cache_forgot_a_prefix_one_goes_first_again() -> None:
    async def drive() -> None:
        road = Road()
        tasks = [road.go("a")]
        await settled()
        await road.arrive("a")
        road.clock.now += CACHE_S - 1
        tasks.append(road.go("b"))
        await settled()
        await road.arrive("b")  # whoever reads a prefix keeps it in the cache
        road.clock.now += CACHE_S - 1
        tasks += [road.go("c"), road.go("d")]
        await settled()
        assert list(road.under_way) == ["c", "d"]
        await road.arrive("c", "d")
        road.clock.now += CACHE_S
        tasks += [road.go("e"), road.go("f")]
        await settled()
        assert list(road.under_way) == ["e"]
        await road.arrive("e")
        await road.arrive("f")
        await asyncio.gather(*tasks)

    asyncio.run(drive())


def test_when_the_first_one_fails_another_goes_first() -> None:
    async def drive() -> None:
        road = Road()
        tasks = [road.go(name) for name in ("fails", "b", "c")]
        await settled()
        await road.arrive("fails")
        assert list(road.under_way) == ["b"]
        await road.arrive("b")
        await road.arrive("c")
        said = await asyncio.gather(*tasks, return_exceptions=True)
        assert [type(one) for one in said] == [ValueError, type(None), type(None)]

    asyncio.run(drive())


def test_when_the_first_one_is_taken_back_another_goes_first() -> None:
    async def drive() -> None:
        road = Road()
        first, second = road.go("a"), road.go("b")
        await settled()
        first.cancel()
        await settled()
        assert list(road.under_way) == ["a", "b"]  # `a` went no further
        await road.arrive("b")
        await second

    asyncio.run(drive())


def test_one_who_waits_and_is_taken_back_stops_nobody() -> None:
    async def drive() -> None:
        road = Road()
        first, second, third = (road.go(name) for name in "abc")
        await settled()
        second.cancel()
        await settled()
        await road.arrive("a")
        assert list(road.under_way) == ["c"]
        await road.arrive("c")
        await asyncio.gather(first, third)

    asyncio.run(drive())


def test_other_prefixes_and_questions_without_one_wait_for_nobody() -> None:
    async def drive() -> None:
        road = Road()
        tasks = [road.go("a"), road.go("b", "cafe"), road.go("c", None), road.go("d", None)]
        await settled()
        assert list(road.under_way) == ["a", "b", "c", "d"]
        await road.arrive(*"abcd")
        await asyncio.gather(*tasks)

    asyncio.run(drive())


def test_no_more_are_under_way_than_there_are_places() -> None:
    async def drive() -> None:
        road = Road(concurrency=2)
        tasks = [road.go(name, None) for name in "abcde"]
        await settled()
        assert list(road.under_way) == ["a", "b"]
        await road.arrive("b")
        assert list(road.under_way) == ["a", "c"]
        await road.arrive("a", "c")
        await road.arrive("d", "e")
        await asyncio.gather(*tasks)

    asyncio.run(drive())


def test_a_pause_is_waited_for_as_long_as_it_is_worth_it() -> None:
    clock = Clock()
    traffic = Traffic(clock=clock.time, sleep=clock.sleep)
    traffic.close("claude", wait_s=60.0, why="it is overloaded")
    traffic.close("claude", wait_s=1.0, why="it is overloaded")  # a shorter one does not end it
    asyncio.run(traffic.wait_for("other", longest_s=60.0))
    asyncio.run(traffic.wait_for("claude", longest_s=60.0))
    assert clock.waits == [60.0]
    traffic.close("claude", wait_s=61.0, why="its limit is reached")
    with pytest.raises(ModelUnavailable) as refused:
        asyncio.run(traffic.wait_for("claude", longest_s=60.0))
    assert str(refused.value) == "The model claude did not answer: its limit is reached."
    assert refused.value.retry_after_s == 61.0
