"""Of those who have what they need, whoever the end waits for longest is asked first."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from prefect import State
from prefect.states import Completed

from blocks._brief_files import BriefFile
from blocks.engine import OfflineEngine
from domain.agents import WEBSITE_AGENTS
from domain.agents.call import Call, Situation
from domain.agents.spec import AgentSpec, Output, producers
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


class Asking(OfflineEngine):
    """Has a model write what has a prompt, as far as it says."""

    _block_type_name = "Asking engine"
    _block_type_slug = "asking-engine"

    def writes(self, agent: AgentSpec[Output]) -> bool:
        return agent.prompt is not None


def test_whom_most_others_wait_for_is_asked_first() -> None:
    asked = _asked(OfflineEngine())
    ready = [
        one
        for one in asked[asked.index("seo_strategy") + 1 :]
        if one in ("layout_architecture", "local_seo", "service_description")
    ]
    assert ready[:3] == ["layout_architecture", "local_seo", "service_description"]


def test_whom_a_model_writes_goes_before_those_who_are_drafted() -> None:
    asked = _asked(Asking())
    ready = [
        one
        for one in asked[asked.index("layout_architecture") + 1 :]
        if one in ("call_to_action", "component_design", "image_selection", "faq", "hero_copy")
    ]
    assert ready[:3] == ["hero_copy", "faq", "call_to_action"]


def _asked(engine: OfflineEngine) -> list[str]:
    facts = BriefFile(ROOT / "examples" / "northgate-heating" / "brief.yaml").read().sheet
    team = Noting(agents=TEAM, engine=engine)
    asyncio.run(team.produce(Situation(tenant="local", facts=facts, feedback={})))
    return team.asked
