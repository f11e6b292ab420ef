"""All ten writers at work, in the order of their needs."""

from domain.agents.content.about_page import ABOUT_PAGE
from domain.agents.content.blog_content import BLOG_CONTENT
from domain.agents.content.call_to_action import CALL_TO_ACTION
from domain.agents.content.faq import FAQ
from domain.agents.content.hero_copy import HERO_COPY
from domain.agents.content.local_seo import LOCAL_SEO
from domain.agents.content.meta_description import META_DESCRIPTION
from domain.agents.content.schema_markup import SCHEMA_MARKUP
from domain.agents.content.service_description import SERVICE_DESCRIPTION
from domain.agents.content.testimonial import TESTIMONIAL
from domain.agents.spec import AgentSpec, Output
from domain.facts import Facts
from tests.domain.agents.content.firms import Outputs, run, studio

WRITERS: tuple[AgentSpec[Output], ...] = (
    LOCAL_SEO,
    HERO_COPY,
    SERVICE_DESCRIPTION,
    ABOUT_PAGE,
    BLOG_CONTENT,
    FAQ,
    TESTIMONIAL,
    CALL_TO_ACTION,
    META_DESCRIPTION,
    SCHEMA_MARKUP,
)


def written(
    facts: Facts, *, trade: str = "general", noun: str = "services", seed: int = 7
) -> Outputs:
    """Return the outputs of discovery, layout and all writers."""
    outputs = studio(facts, trade=trade, noun=noun, seed=seed)
    for writer in WRITERS:
        outputs[writer.output] = run(writer, facts, outputs)
    return outputs
