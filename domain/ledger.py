"""What a run's calls cost: one entry per attempt, and their sums."""

from decimal import Decimal
from typing import Literal
from uuid import UUID, uuid5

from pydantic import Field

from domain.facts import Sha256
from domain.lifecycle import AgentState, WorkflowState
from domain.value import Value

Ended = Literal[WorkflowState.COMPLETED, WorkflowState.FAILED, WorkflowState.CANCELLED]
"""How a run can end."""


class AgentCall(Value):
    """One attempt at one piece of an agent's work, and what it cost."""

    agent: str
    item: str = ""
    """Key of the item when the agent is mapped over a list."""
    round: int = Field(default=0, ge=0)
    attempt: int = Field(default=1, ge=1)
    """Counts the calls of this agent for this item in this round."""
    status: AgentState = AgentState.COMPLETED
    engine: str
    """Signature of who answered."""
    model: str | None = None
    content_key: Sha256
    input_tokens: int = Field(default=0, ge=0)
    output_tokens: int = Field(default=0, ge=0)
    cache_read_tokens: int = Field(default=0, ge=0)
    cache_write_tokens: int = Field(default=0, ge=0)
    cost_usd: Decimal = Field(default=Decimal(0), ge=0)
    latency_ms: int = Field(default=0, ge=0)
    is_cached: bool = False
    """Whether the result was there from an earlier run, so that nothing was paid."""
    reason: str | None = None
    """Why it failed or has to be tried again."""

    error: str | None = None
    """Type of the error it failed with."""
    output_sha256: Sha256 | None = None
    """Of the answer's canonical form; None until there is one."""
    output_bytes: int = Field(default=0, ge=0)
    progress: float | None = Field(default=None, ge=0, le=1)
    """Share of the agent's items that are done with it; None when the agent is not mapped."""

    def call_id(self, execution_id: UUID) -> UUID:
        """Return the id of the call in a run: the same however often it is written down."""
        return uuid5(execution_id, f"{self.agent}\n{self.item}\n{self.round}\n{self.attempt}")


class Step(Value):
    """A run went on to its next step, or finished one."""

    name: str
    number: int = Field(ge=1)
    """Place in the run, from 1."""
    steps: int = Field(ge=1)
    """How many the run has."""
    duration_ms: int | None = Field(default=None, ge=0)
    """How long it took; None when it only begins."""


Moment = AgentCall | Step
"""Something that happened in a run, as it is written down."""


class Cost(Value):
    """What some calls came to."""

    calls: int = 0
    cached: int = 0
    """Calls whose result was there already."""
    input_tokens: int = 0
    output_tokens: int = 0
    cache_read_tokens: int = 0
    cache_write_tokens: int = 0
    cost_usd: Decimal = Decimal(0)
    latency_ms: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        mine, theirs = self.model_dump(), other.model_dump()
        return Cost.model_validate({name: mine[name] + theirs[name] for name in mine})


class Costs(Value):
    """What calls came to, agent by agent and in all."""

    by_agent: dict[str, Cost]
    """In the order of their names."""

    @property
    def total(self) -> Cost:
        """All agents together."""
        return sum(self.by_agent.values(), start=Cost())
