"""The whole team at work without Prefect: for tests, and as the yardstick of the benchmarks."""

from collections.abc import Mapping

from domain.agents import WEBSITE_AGENTS
from domain.agents.call import Outputs, Situation, calls
from domain.agents.code.integration import SiteBundle
from domain.agents.spec import Feedback, Output, producers
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
    facts: Facts, *, feedback: Mapping[str, tuple[Feedback, ...]] | None = None
) -> Outputs:
    situation = Situation(tenant="test", facts=facts, feedback=feedback or {})
    outputs: dict[type[Output], tuple[Output, ...]] = {}
    for output, agent in producers(WEBSITE_AGENTS).items():
        todo = calls(agent, situation=situation, outputs=outputs)
        outputs[output] = tuple(agent.draft(call.given) for call in todo)
    return outputs


def site_of(facts: Facts) -> Site:
    (bundle,) = outputs_of(facts)[SiteBundle]
    assert isinstance(bundle, SiteBundle)
    return bundle.site
