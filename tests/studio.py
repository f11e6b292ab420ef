"""The whole team at work without Prefect: for tests, and as the yardstick of the benchmarks."""

from collections.abc import Iterable, Mapping

from domain.agents import WEBSITE_AGENTS
from domain.agents.call import Outputs, Situation, calls
from domain.agents.code.integration import SiteBundle
from domain.agents.spec import AgentSpec, Feedback, Output, producers
from domain.facts import Facts
from domain.site import Site


def keys_of(facts: Facts) -> dict[str, str]:
    """Return the content address of every call under its label."""
    situation = Situation(tenant="test", facts=facts, feedback={})
    outputs = outputs_of(facts)
    return {
        call.label: call.key
        for agent in WEBSITE_AGENTS
        for call in calls(agent, situation=situation, outputs=outputs)
    }


def outputs_of(
    facts: Facts,
    *wanted: type[Output],
    feedback: Mapping[str, tuple[Feedback, ...]] | None = None,
) -> Outputs:
    """Return what every agent makes, or only what is wanted and all that waits on."""
    situation = Situation(tenant="test", facts=facts, feedback=feedback or {})
    agents = producers(WEBSITE_AGENTS)
    needed = _with_upstream(wanted, agents) if wanted else agents.keys()
    outputs: dict[type[Output], tuple[Output, ...]] = {}
    for output, agent in agents.items():
        if output not in needed:
            continue
        todo = calls(agent, situation=situation, outputs=outputs)
        outputs[output] = tuple(agent.draft(call.given) for call in todo)
    return outputs


def _with_upstream(
    wanted: Iterable[type[Output]], agents: Mapping[type[Output], AgentSpec[Output]]
) -> set[type[Output]]:
    found = set(wanted)
    for output in wanted:
        found |= _with_upstream(agents[output].upstream, agents)
    return found


def site_of(facts: Facts) -> Site:
    (bundle,) = outputs_of(facts)[SiteBundle]
    assert isinstance(bundle, SiteBundle)
    return bundle.site
