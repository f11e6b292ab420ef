"""Which model answers whom, how much it may think and write, and when to stop trying."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from domain.model.request import Effort
from domain.value import Value


class AgentClass(StrEnum):
    """Kinds of work that ask for different models."""

    WRITER = "writer"
    """Writes words a visitor reads."""
    EXTRACTION = "extraction"
    """Finds in a text what is there, and sorts it."""
    JUDGE = "judge"
    """Says of a finished page whether something holds."""
    REFINE = "refine"
    """Mends an answer that was refused."""


class Route(Value):
    """How questions of one class are asked."""

    model: str
    effort: Effort
    max_tokens: int = Field(ge=1)
    """Tokens an answer may have before it is cut off. Services reserve them when a question begins,
    so fewer let more questions through."""


ROUTES: Mapping[AgentClass, Route] = {
    AgentClass.WRITER: Route(model="claude-sonnet-5-5", effort="low", max_tokens=4_000),
    AgentClass.EXTRACTION: Route(model="claude-haiku-5-5", effort="low", max_tokens=4_000),
    # Another model than the writer's, as one is partial to its own words; of one family still.
    AgentClass.JUDGE: Route(model="claude-opus-5-5", effort="medium", max_tokens=4_000),
    AgentClass.REFINE: Route(model="claude-sonnet-5-5", effort="medium", max_tokens=4_000),
}
"""The one table of models."""

CLASSES: Mapping[str, AgentClass] = {
    "business_requirements": AgentClass.EXTRACTION,
    "service_definition": AgentClass.EXTRACTION,
    "brand_identity": AgentClass.WRITER,
    "layout_architecture": AgentClass.WRITER,
    "hero_copy": AgentClass.WRITER,
    "service_description": AgentClass.WRITER,
    "about_page": AgentClass.WRITER,
    "blog_content": AgentClass.WRITER,
    "faq": AgentClass.WRITER,
    "call_to_action": AgentClass.WRITER,
    "judge": AgentClass.JUDGE,
}
"""The class of every agent that a model can do; `judge` is no agent, but asks like one."""


class Limits(Value):
    """What the questions of one run are held to."""

    concurrency: int = Field(default=36, ge=1)
    """Questions under way at once: those of all agents, or of three votes on each kind of page."""
    attempts: int = Field(default=4, ge=1)
    """Times one model is asked one question, cut-off answers included."""
    longest_wait_s: float = Field(default=60.0, ge=0)
    """Seconds worth waiting for a model; when it asks for more, the next one is asked."""
    run_cap_usd: Decimal = Field(default=Decimal(5), ge=0)
    """US dollars one run may cost."""
    most_tokens: int = Field(default=32_000, ge=1)
    """Up to which `max_tokens` is doubled when an answer is cut off."""


def route(agent: str, *, is_asked_again: bool = False) -> Route:
    """Return how an agent's questions are asked.

    Args:
        agent: Name of the agent.
        is_asked_again: Whether it asks a second time because the answer was refused.

    Raises:
        LookupError: It has no class.
    """
    found = CLASSES.get(agent)
    if found is None:
        raise LookupError(
            f"The agent {agent!r} asks a language model, but is in no class. Add it to `CLASSES` in "
            f"`domain/model/routing.py`, which decides the model and what it may cost."
        )
    return ROUTES[AgentClass.REFINE if is_asked_again else found]
