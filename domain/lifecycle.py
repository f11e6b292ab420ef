"""The states an execution goes through, and the moves between them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from domain.errors import IllegalMove


class AgentState(StrEnum):
    """Where one call of an agent is."""

    PENDING = "pending"
    RUNNING = "running"
    RETRY = "retry"
    """It failed in a way that trying again may mend."""
    COMPLETED = "completed"
    FAILED = "failed"


class WorkflowState(StrEnum):
    """Where a run of the pipeline is."""

    PENDING = "pending"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


AGENT_MOVES: Mapping[AgentState, tuple[AgentState, ...]] = {
    AgentState.PENDING: (AgentState.RUNNING, AgentState.FAILED),
    AgentState.RUNNING: (AgentState.COMPLETED, AgentState.FAILED, AgentState.RETRY),
    AgentState.RETRY: (AgentState.RUNNING, AgentState.FAILED),
    AgentState.COMPLETED: (),
    AgentState.FAILED: (),
}

WORKFLOW_MOVES: Mapping[WorkflowState, tuple[WorkflowState, ...]] = {
    WorkflowState.PENDING: (
        WorkflowState.RUNNING,
        WorkflowState.FAILED,
        WorkflowState.CANCELLED,
    ),
    WorkflowState.RUNNING: (
        WorkflowState.COMPLETED,
        WorkflowState.FAILED,
        WorkflowState.CANCELLED,
    ),
    WorkflowState.COMPLETED: (),
    WorkflowState.FAILED: (),
    WorkflowState.CANCELLED: (),
}

State = TypeVar("State", AgentState, WorkflowState)


def move(before: State, after: State) -> State:
    """Return the state after a move.

    Raises:
        IllegalMove: There is no such move.
    """
    legal = AGENT_MOVES[before] if isinstance(before, AgentState) else WORKFLOW_MOVES[before]
    if after not in legal:
        raise IllegalMove(before, after, tuple(legal))
    return after
