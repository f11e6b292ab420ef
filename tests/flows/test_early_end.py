"""A candidate that fails takes back and awaits everything that was begun for it."""

import asyncio
import gc
from dataclasses import dataclass

import pytest

from blocks.engine import OfflineEngine
from domain.agents.call import Situation
from domain.agents.design.typography import Typography
from domain.agents.spec import Output
from domain.intake import read_brief
from domain.model.errors import ModelMisconfigured
from flows._candidate import TEAM, Workshop
from flows._measuring import Lab
from flows._team import Coming, Team, all_of

WRONG = ModelMisconfigured(model="claude", reason="the key is wrong", remedy="Give another.")


@dataclass
class Locked(Team):
    """A team whose model cannot be used."""

    def start(self, situation: Situation) -> Coming:
        return {Typography: asyncio.create_task(self._refused())}

    async def _refused(self) -> tuple[Output, ...]:
        raise WRONG


def test_pictures_that_wait_for_an_agent_are_not_left_behind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    workshop = Workshop(
        brief=read_brief("b.md", b"# Rye & Co\n\nRye & Co bakes bread in Otley."),
        tenant="rye",
        target=0.9,
        rounds=0,
        team=Locked(agents=TEAM, engine=OfflineEngine()),
        typefaces=(),
        lab=Lab("rye"),
    )
    with pytest.raises(ModelMisconfigured):
        asyncio.run(workshop.candidate())
    WRONG.with_traceback(None)  # it holds the tasks
    gc.collect()  # a task nobody looked at says so when it goes
    assert [one.getMessage() for one in caplog.records if one.name == "asyncio"] == []


def test_when_one_fails_the_others_are_taken_back_and_awaited() -> None:
    ended: list[str] = []

    async def long() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append("long")

    async def both() -> None:
        working = [asyncio.create_task(long()), asyncio.create_task(fails())]
        with pytest.raises(ModelMisconfigured):
            await all_of(working)
        assert ended == ["long"]

    asyncio.run(both())


async def fails() -> None:
    await asyncio.sleep(0)
    raise WRONG
