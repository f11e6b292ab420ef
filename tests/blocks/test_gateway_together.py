"""What is asked for at the same time is done together, and what one asks for is lost for nobody."""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractContextManager

import pytest
from sqlalchemy.orm import Session

from blocks._gateway_together import Together
from blocks.postgres import Postgres
from domain.errors import DatabaseUnavailable
from domain.model.errors import BudgetExceeded
from domain.model.prices import worst_case
from domain.model.routing import Limits
from tests.blocks.model_studio import COST, KEY, Studio
from tests.blocks.scripted_model import request
from tests.blocks.test_gateway_taking_back import postgres, studio

__all__ = ["postgres", "studio"]


class Doing:
    """Notes what it does together, and fails when it is told to."""

    def __init__(self) -> None:
        self.did: list[list[int]] = []
        self.gate = asyncio.Event()

    async def __call__(self, asked: Sequence[int]) -> list[int]:
        self.did.append(list(asked))
        await self.gate.wait()
        if 13 in asked:
            raise ValueError("13 cannot be done")
        if 14 in asked:
            raise DatabaseUnavailable("It is gone.")
        return [-one for one in asked]


def test_what_is_asked_meanwhile_is_done_at_once_and_in_order() -> None:
    async def go() -> tuple[list[int], list[list[int]]]:
        doing = Doing()
        together = Together(doing)
        first = asyncio.create_task(together.done(1))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        rest = [asyncio.create_task(together.done(one)) for one in (2, 3, 4)]
        await asyncio.sleep(0)
        doing.gate.set()
        return await asyncio.gather(first, *rest), doing.did

    assert asyncio.run(go()) == ([-1, -2, -3, -4], [[1], [2, 3, 4]])


def test_what_cannot_be_done_fails_alone() -> None:
    async def go() -> None:
        doing = Doing()
        doing.gate.set()
        together = Together(doing)
        both = await asyncio.gather(together.done(13), together.done(2), return_exceptions=True)
        assert [str(both[0]), both[1]] == ["13 cannot be done", -2]
        assert await together.done(3) == -3
        assert doing.did == [[13, 2], [13], [2], [3]]

    asyncio.run(go())


def test_without_a_database_all_fail_at_once() -> None:
    async def go() -> None:
        doing = Doing()
        doing.gate.set()
        together = Together(doing)
        both = await asyncio.gather(together.done(14), together.done(2), return_exceptions=True)
        assert [str(one) for one in both] == ["It is gone."] * 2
        assert doing.did == [[14, 2]]

    asyncio.run(go())


def test_what_was_begun_is_seen_through_when_nobody_waits_any_more() -> None:
    async def go() -> None:
        doing = Doing()
        together = Together(doing)
        asking = asyncio.create_task(together.done(1))
        await asyncio.sleep(0.001)
        asking.cancel()
        await asyncio.sleep(0.001)
        assert not asking.done()
        doing.gate.set()
        with pytest.raises(asyncio.CancelledError):
            await asking
        assert doing.did == [[1]]

    asyncio.run(go())


def test_twenty_questions_at_once_take_few_transactions(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    real = Postgres.session

    def session(self: Postgres, *args: object, **more: object) -> AbstractContextManager[Session]:
        opened.append(args)
        return real(self, *args, **more)  # pyright: ignore[reportArgumentType] # as it was given

    monkeypatch.setattr(Postgres, "session", session)
    gateway = studio.gateway()

    async def at_once() -> None:
        asking = (
            gateway.ask(request(f"q{n}", shared=(f"All of {n}.",)), content_key=KEY)
            for n in range(20)
        )
        await asyncio.gather(*asking)

    asyncio.run(at_once())
    assert len(studio.claude.asked) == 20
    assert len(opened) <= 20  # 60 one by one
    monkeypatch.undo()
    assert sum(row[2] for row in studio.booked()) == 20 * COST


def test_of_those_held_together_one_too_dear_waits_for_what_others_leave_over(
    studio: Studio,
) -> None:
    asked = [request(f"q{n}", shared=(f"All of {n}.",)) for n in range(3)]
    worst = worst_case(asked[0], "claude-sonnet-5-5", max_tokens=4_000)
    gateway = studio.gateway(limits=Limits(run_cap_usd=worst + COST))

    async def all_three() -> list[object]:
        asking = (gateway.ask(one, content_key=KEY) for one in asked)
        return await asyncio.gather(*asking, return_exceptions=True)

    made = asyncio.run(all_three())
    assert len(studio.claude.asked) == 2
    assert [isinstance(one, BudgetExceeded) for one in made].count(True) == 1
