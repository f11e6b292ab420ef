"""The whole team at work without Prefect: for tests, and as the yardstick of the benchmarks."""

import importlib
from collections.abc import Sequence

from domain.agents.call import Outputs, Situation, calls
from domain.agents.code.integration import SiteBundle
from domain.agents.spec import AgentSpec, Feedback, Output, producers
from domain.facts import Facts
from domain.site import Site

STAGES = {
    "discovery": "business_requirements service_definition brand_identity seo_strategy content_asset legal_compliance technical_requirements discovery_validator",
    "design": "color_palette typography layout_architecture component_design responsive_design animation image_selection icon_design brand_consistency accessibility",
    "content": "hero_copy service_description about_page blog_content faq testimonial meta_description schema_markup local_seo call_to_action",
    "code": "site_scaffold component_code form_endpoint styling integration",
}


def team() -> tuple[AgentSpec[Output], ...]:
    found: list[AgentSpec[Output]] = []
    for stage, names in STAGES.items():
        for name in names.split():
            module = importlib.import_module(f"domain.agents.{stage}.{name}")
            if spec := getattr(module, name.upper(), None):
                found.append(spec)
    return tuple(found)


def outputs_of(
    facts: Facts,
    *,
    agents: Sequence[AgentSpec[Output]] | None = None,
    feedback: dict[str, tuple[Feedback, ...]] | None = None,
) -> Outputs:
    situation = Situation(tenant="test", facts=facts, feedback=feedback or {})
    outputs: dict[type[Output], tuple[Output, ...]] = {}
    for output, agent in producers(agents or team()).items():
        todo = calls(agent, situation=situation, outputs=outputs)
        outputs[output] = tuple(agent.draft(call.given) for call in todo)
    return outputs


def site_of(facts: Facts) -> Site:
    (bundle,) = outputs_of(facts)[SiteBundle]
    assert isinstance(bundle, SiteBundle)
    return bundle.site
