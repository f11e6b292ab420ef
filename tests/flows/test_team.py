"""Of those who have what they need, whoever most others wait for is asked first."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from prefect import State
from prefect.states import Completed

from blocks._brief_files import BriefFile
from blocks.engine import OfflineEngine
from domain.agents import WEBSITE_AGENTS
from domain.agents.call import Call, Situation
from domain.agents.spec import Output, producers
from flows._team import Team

ROOT = Path(__file__).parents[2]

TEAM = producers(WEBSITE_AGENTS)


@dataclass
class Noting(Team):
    """Notes whom it asks; Prefect runs nothing."""

    asked: list[str] = field(default_factory=list[str])

    async def _run(self, call: Call) -> State[Output]:
        self.asked.append(call.agent.name)
        await asyncio.sleep(0.001)
        return Completed(data=call.agent.draft(call.given))


def test_whom_most_others_wait_for_is_asked_first() -> None:
    facts = BriefFile(ROOT / "examples" / "northgate-heating" / "brief.yaml").read().sheet
    team = Noting(agents=TEAM, engine=OfflineEngine())
    asyncio.run(team.produce(Situation(tenant="local", facts=facts, feedback={})))
    heard = team.asked.index("seo_strategy")
    ready = [
        one
        for one in team.asked[heard + 1 :]
        if one in ("layout_architecture", "local_seo", "service_description")
    ]
    assert ready[:3] == ["layout_architecture", "local_seo", "service_description"]
