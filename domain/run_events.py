"""What a run tells whoever listens, moment by moment."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from domain.events import (
    AgentCompleted,
    AgentFailed,
    AgentOutput,
    AgentProgress,
    AgentStarted,
    Event,
    EventKind,
    Payload,
    WorkflowStepCompleted,
    WorkflowStepStarted,
)
from domain.ledger import AgentCall, Moment, Step
from domain.lifecycle import AgentState

STEPS = ("generation", "grading", "refinement", "release")
"""The steps of a build, in their order."""


def events(moments: Iterable[Moment], execution_id: UUID) -> tuple[Event, ...]:
    """Return the events of what happened in a run, in the order in which it happened."""
    return tuple(event for one in moments for event in _events(one, execution_id))


def _events(moment: Moment, execution_id: UUID) -> Iterator[Event]:
    if isinstance(moment, Step):
        yield _of_step(moment, execution_id)
        return
    call_id = moment.call_id(execution_id)
    for kind, payload in _of_call(moment, execution_id):
        yield Event(kind=kind, subject_id=call_id, payload=payload)


def _of_step(step: Step, execution_id: UUID) -> Event:
    if step.duration_ms is None:
        return Event(
            kind=EventKind.WORKFLOW_STEP_STARTED,
            subject_id=execution_id,
            payload=WorkflowStepStarted(step=step.name, number=step.number, steps=step.steps),
        )
    return Event(
        kind=EventKind.WORKFLOW_STEP_COMPLETED,
        subject_id=execution_id,
        payload=WorkflowStepCompleted(
            step=step.name, progress=step.number / step.steps, duration_ms=step.duration_ms
        ),
    )


def _of_call(call: AgentCall, execution_id: UUID) -> Iterator[tuple[EventKind, Payload]]:
    match call.status:
        case AgentState.RUNNING:
            yield (
                EventKind.AGENT_STARTED,
                AgentStarted(
                    execution_id=execution_id,
                    agent=call.agent,
                    round=call.round,
                    attempt=call.attempt,
                ),
            )
        case AgentState.COMPLETED:
            yield from _of_answer(call, execution_id)
        case AgentState.FAILED | AgentState.RETRY:
            yield (
                EventKind.AGENT_FAILED,
                AgentFailed(
                    execution_id=execution_id,
                    agent=call.agent,
                    error=call.error or "Exception",
                    retrying=call.status is AgentState.RETRY,
                ),
            )
        case AgentState.PENDING:
            pass


def _of_answer(call: AgentCall, execution_id: UUID) -> Iterator[tuple[EventKind, Payload]]:
    if call.output_sha256:
        yield (
            EventKind.AGENT_OUTPUT,
            AgentOutput(
                execution_id=execution_id,
                agent=call.agent,
                sha256=call.output_sha256,
                size_bytes=call.output_bytes,
            ),
        )
    if call.progress is not None:
        yield (
            EventKind.AGENT_PROGRESS,
            AgentProgress(execution_id=execution_id, agent=call.agent, progress=call.progress),
        )
    yield (
        EventKind.AGENT_COMPLETED,
        AgentCompleted(
            execution_id=execution_id,
            agent=call.agent,
            is_cached=call.is_cached,
            cost_usd=call.cost_usd,
            duration_ms=call.latency_ms,
        ),
    )
