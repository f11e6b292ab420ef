"""No agent waits for what the dashboard shows."""

import asyncio
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from blocks._brief_files import BriefFile
from blocks.engine import OfflineEngine
from flows import _reporting
from flows._candidate import TEAM
from flows._reporting import Reporting
from flows._team import Team

BRIEF = Path(__file__).parents[2] / "examples" / "mobile-mechanic" / "brief.txt"


@pytest.mark.parametrize("fails", [False, True])
def test_an_agent_is_not_kept_by_a_server_that_is_slow_or_says_no(
    monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    moved: list[float] = []

    async def create(*_given: object, **_named: object) -> UUID:
        return uuid4()

    async def update(_artifact: UUID, *, progress: float) -> UUID:
        await asyncio.sleep(0.05)
        moved.append(progress)
        if fails:
            raise ConnectionError
        return _artifact

    monkeypatch.setattr(_reporting, "acreate_progress_artifact", create)
    monkeypatch.setattr(_reporting, "aupdate_progress_artifact", update)
    monkeypatch.setattr(_reporting, "_HEAD_START_S", 0.0)

    async def go() -> None:
        team = Team(agents=TEAM, engine=OfflineEngine())
        async with Reporting(BriefFile(BRIEF).read(), team, tenant="local"):
            await asyncio.sleep(0.01)
            for told in team.after_each * 3:
                told()
            assert moved == []

    asyncio.run(go())
    assert moved == [0.0]
