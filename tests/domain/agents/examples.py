"""The briefs of `examples/`, read, with what the agents make of them and are asked for."""

from functools import cache
from pathlib import Path

from domain.agents import WEBSITE_AGENTS
from domain.agents.call import Call, Outputs, Situation, calls
from domain.agents.spec import AgentSpec, Feedback, Output
from domain.facts import Facts
from domain.intake import PhotoFile, read_brief
from tests.studio import outputs_of

FOLDER = Path(__file__).parents[3] / "examples"
BRIEFS = {path.parent.name: path for path in sorted(FOLDER.glob("*/brief.*"))}
WRITTEN: tuple[AgentSpec[Output], ...] = tuple(a for a in WEBSITE_AGENTS if a.prompt)
PHOTO = PhotoFile(sha256="a" * 64, width_px=1200, height_px=800)


@cache
def facts_of_example(name: str) -> Facts:
    path = BRIEFS[name]
    return read_brief(path.name, path.read_bytes(), photo=lambda _: PHOTO).sheet


@cache
def made_of(name: str) -> Outputs:
    return outputs_of(facts_of_example(name))


@cache
def asked_of(name: str) -> tuple[Call, ...]:
    """Return every call of an agent with a prompt."""
    return tuple(call for agent in WRITTEN for call in calls_for(name, agent))


def calls_for(name: str, agent: AgentSpec[Output]) -> tuple[Call, ...]:
    return asked(facts_of_example(name), agent, made_of(name))


def asked(
    facts: Facts,
    agent: AgentSpec[Output],
    outputs: Outputs,
    *,
    feedback: tuple[Feedback, ...] = (),
    previous: Outputs | None = None,
) -> tuple[Call, ...]:
    """Return the calls of an agent whose words a model writes."""
    situation = Situation(
        tenant="test",
        facts=facts,
        feedback={agent.name: feedback},
        written=frozenset(one.name for one in WRITTEN),
        previous=previous or {},
    )
    return calls(agent, situation=situation, outputs=outputs)


def call_of(name: str, agent: str, item: str = "") -> Call:
    """Return the call with this label."""
    label = f"{agent} {item}".strip()
    return next(call for call in asked_of(name) if call.label == label)
