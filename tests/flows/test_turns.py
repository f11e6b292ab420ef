"""The lowest rank goes first, and nobody waits for ever."""

import asyncio

import pytest

from domain.agents import WEBSITE_AGENTS
from domain.agents.code.integration import SiteBundle
from domain.agents.spec import producers
from flows._turns import Turns, heights

TEAM = producers(WEBSITE_AGENTS)
AT_ONCE = 2


def test_an_agent_stands_as_high_as_the_longest_way_from_it_to_the_end() -> None:
    found = heights(TEAM, weight=lambda agent: 7 if agent.prompt else 2)
    assert found[SiteBundle] == 2
    for output, agent in TEAM.items():
        after = [found[one.output] for one in TEAM.values() if output in one.upstream]
        assert found[output] == max(after, default=0) + (7 if agent.prompt else 2)


def test_the_lowest_rank_goes_first_and_of_one_rank_whoever_came_first() -> None:
    async def order() -> list[int]:
        turns, went = Turns(AT_ONCE), list[int]()
        held = [await turns.take(30) for _ in range(AT_ONCE)]

        async def go(number: int) -> None:
            turn = await turns.take(number // 10)
            went.append(number)
            turn.end()

        waiting = [asyncio.create_task(go(number)) for number in (29, 20, 9, 14)]
        await asyncio.sleep(0)
        for turn in held:
            turn.end()
            turn.end()  # the second time does nothing
        await asyncio.gather(*waiting)
        return went

    assert asyncio.run(order()) == [9, 14, 29, 20]


@pytest.mark.parametrize("is_too_late", [False, True])
def test_a_turn_that_is_cancelled_goes_to_the_next(is_too_late: bool) -> None:
    async def go() -> None:
        turns = Turns(AT_ONCE)
        held = [await turns.take(0) for _ in range(AT_ONCE)]
        first = asyncio.create_task(turns.take(0))
        second = asyncio.create_task(turns.take(1))
        await asyncio.sleep(0)
        if is_too_late:
            held[0].end()
            first.cancel()
        else:
            first.cancel()
            held[0].end()
        await asyncio.wait_for(second, 5)
        with pytest.raises(asyncio.CancelledError):
            await first

    asyncio.run(go())


def test_a_place_that_is_lent_goes_to_others_and_is_waited_for_again() -> None:
    async def order() -> list[str]:
        turns, went = Turns(1), list[str]()
        mine = await turns.take(5)

        async def other() -> None:
            turn = await turns.take(1)
            went.append("other")
            await asyncio.sleep(0.01)
            went.append("other ends")
            turn.end()

        waiting = asyncio.create_task(other())
        async with mine.lent():
            await asyncio.sleep(0.001)
            went.append("waited")
        went.append("again")
        mine.end()
        await waiting
        (await turns.take(0)).end()  # nobody has it any more
        return went

    assert asyncio.run(order()) == ["other", "waited", "other ends", "again"]


@pytest.mark.parametrize("is_told", [True, False])
def test_a_place_is_lent_once_that_is_told_or_when_the_time_is_over(is_told: bool) -> None:
    async def order() -> list[str]:
        turns, went = Turns(1), list[str]()
        mine = await turns.take(5)

        async def other() -> None:
            turn = await turns.take(1)
            went.append("other")
            turn.end()

        waiting = asyncio.create_task(other())
        async with mine.lent(10 if is_told else 0.02) as gone:
            await asyncio.sleep(0.001)
            went.append("on its way")
            if is_told:
                gone()
            await waiting
        mine.end()
        return went

    assert asyncio.run(order()) == ["on its way", "other"]


def test_a_place_that_was_lent_is_not_taken_again_after_a_failure() -> None:
    async def go() -> None:
        turns = Turns(1)
        mine = await turns.take(5)
        with pytest.raises(ValueError, match="no answer"):
            async with mine.lent():
                raise ValueError("no answer")
        other = await asyncio.wait_for(turns.take(0), 5)
        mine.end()  # does nothing
        third = asyncio.create_task(turns.take(0))
        await asyncio.sleep(0)
        assert not third.done()
        other.end()
        (await third).end()

    asyncio.run(go())
