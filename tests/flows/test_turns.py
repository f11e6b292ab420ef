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
