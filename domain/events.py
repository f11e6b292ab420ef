"""What happens to workflows, agents and projects, told in ids and numbers only.

Events are kept and passed on to whoever listens for the tenant; texts of a brief or of a page are
not in them, but are read by id by those who may.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import (
    AwareDatetime,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from domain.facts import Sha256
from domain.value import Value


class EventKind(StrEnum):
    """What happened; the part before the first dot says what the event's subject is."""

    WORKFLOW_STARTED = "workflow.started"
    WORKFLOW_STEP_STARTED = "workflow.step.started"
    WORKFLOW_STEP_COMPLETED = "workflow.step.completed"
    WORKFLOW_COMPLETED = "workflow.completed"
    WORKFLOW_FAILED = "workflow.failed"
    AGENT_STARTED = "agent.started"
    AGENT_COMPLETED = "agent.completed"
    AGENT_FAILED = "agent.failed"
    AGENT_OUTPUT = "agent.output"
    AGENT_PROGRESS = "agent.progress"
    PROJECT_CREATED = "project.created"
    PROJECT_UPDATED = "project.updated"
    PROJECT_COMPLETED = "project.completed"


Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$", max_length=80)]
"""An agent or step as it is called in the code."""

ErrorName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=80)]
"""Type of an error; its sentence may quote the brief and stays with the execution."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Number = Annotated[int, Field(ge=1)]
Dollars = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=8)]


class WorkflowStarted(Value):
    """A run began."""

    project_id: UUID
    steps: Number
    """How many steps it will have."""


class WorkflowStepStarted(Value):
    """A run went on to its next step."""

    step: Name
    number: Number
    """Place of the step in the run, from 1."""
    steps: Number

    @model_validator(mode="after")
    def _is_one_of_them(self) -> Self:
        if self.number > self.steps:
            raise ValueError(
                f"Step {self.number} of {self.steps} cannot be. Count steps from 1 to `steps`."
            )
        return self


class WorkflowStepCompleted(Value):
    """A run finished a step."""

    step: Name
    progress: Share
    """Share of the whole run that is done, 0-1."""
    duration_ms: Count


class WorkflowCompleted(Value):
    """A run ended with a release."""

    release: Number
    accepted: bool
    """Whether every gate passed."""
    score: Share | None
    """Lowest grade, 0-1; None when nothing could be measured."""
    cost_usd: Dollars
    duration_ms: Count


class WorkflowFailed(Value):
    """A run ended without a release."""

    error: ErrorName
    cost_usd: Dollars
    duration_ms: Count


class AgentStarted(Value):
    """An agent was called."""

    execution_id: UUID
    """The run it belongs to."""
    agent: Name
    round: Count
    """Round of refinement; 0 for the first candidate."""
    attempt: Number


class AgentCompleted(Value):
    """An agent's answer was accepted."""

    execution_id: UUID
    agent: Name
    is_cached: bool
    """Whether the answer was there already, and nothing was paid."""
    cost_usd: Dollars
    duration_ms: Count


class AgentFailed(Value):
    """A call of an agent failed."""

    execution_id: UUID
    agent: Name
    error: ErrorName
    retrying: bool
    """Whether it is tried again."""


class AgentOutput(Value):
    """An agent's answer can be read."""

    execution_id: UUID
    agent: Name
    sha256: Sha256
    """Of the answer's canonical form."""
    size_bytes: Count


class AgentProgress(Value):
    """An agent is under way."""

    execution_id: UUID
    agent: Name
    progress: Share
    """Share of its work that is done, 0-1."""


class ProjectCreated(Value):
    """A project was opened."""

    brief_id: UUID | None
    """Its first brief; None when it has none yet."""


class ProjectUpdated(Value):
    """Something about a project changed."""

    changed: tuple[Literal["title", "status", "brief", "profile"], ...] = Field(min_length=1)


class ProjectCompleted(Value):
    """A project has the release its client wanted."""

    execution_id: UUID
    release: Number


Payload = (
    WorkflowStarted
    | WorkflowStepStarted
    | WorkflowStepCompleted
    | WorkflowCompleted
    | WorkflowFailed
    | AgentStarted
    | AgentCompleted
    | AgentFailed
    | AgentOutput
    | AgentProgress
    | ProjectCreated
    | ProjectUpdated
    | ProjectCompleted
)

PAYLOADS: Mapping[EventKind, type[Payload]] = MappingProxyType(
    {
        EventKind.WORKFLOW_STARTED: WorkflowStarted,
        EventKind.WORKFLOW_STEP_STARTED: WorkflowStepStarted,
        EventKind.WORKFLOW_STEP_COMPLETED: WorkflowStepCompleted,
        EventKind.WORKFLOW_COMPLETED: WorkflowCompleted,
        EventKind.WORKFLOW_FAILED: WorkflowFailed,
        EventKind.AGENT_STARTED: AgentStarted,
        EventKind.AGENT_COMPLETED: AgentCompleted,
        EventKind.AGENT_FAILED: AgentFailed,
        EventKind.AGENT_OUTPUT: AgentOutput,
        EventKind.AGENT_PROGRESS: AgentProgress,
        EventKind.PROJECT_CREATED: ProjectCreated,
        EventKind.PROJECT_UPDATED: ProjectUpdated,
        EventKind.PROJECT_COMPLETED: ProjectCompleted,
    }
)
"""What each kind of event says."""


class Event(Value):
    """Something that happened; `model_validate_json` reads a stored one back into the same types."""

    kind: EventKind
    subject_id: UUID
    """The workflow execution, agent execution or project it happened to."""
    payload: Payload
    at: AwareDatetime | None = None
    """When it happened; None until the database, whose clock counts, has written it."""

    @field_validator("payload", mode="before")
    @classmethod
    def _as_its_kind_says(cls, given: object, known: ValidationInfo) -> object:
        kind = known.data.get("kind")
        if kind is None:
            raise ValueError(
                "The payload cannot be read, because the kind of the event is not known."
            )
        wanted = PAYLOADS[kind]
        return given if isinstance(given, wanted) else wanted.model_validate(given)
