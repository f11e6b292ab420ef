"""Every moment of a run becomes the events that tell of it, in its order."""

from uuid import UUID, uuid4

import pytest

from domain.events import AgentProgress, EventKind, WorkflowStepCompleted
from domain.ledger import AgentCall, Step
from domain.lifecycle import AgentState
from domain.run_events import STEPS, events

RUN = UUID(int=7)


def call(status: AgentState, **more: object) -> AgentCall:
    given = {"agent": "faq", "engine": "offline", "content_key": "0" * 64, "status": status, **more}
    return AgentCall.model_validate(given)


@pytest.mark.parametrize(
    ("status", "more", "kinds"),
    [
        (AgentState.PENDING, {}, []),
        (AgentState.RUNNING, {}, [EventKind.AGENT_STARTED]),
        (AgentState.COMPLETED, {}, [EventKind.AGENT_COMPLETED]),
        (
            AgentState.COMPLETED,
            {"output_sha256": "1" * 64, "progress": 0.5},
            [EventKind.AGENT_OUTPUT, EventKind.AGENT_PROGRESS, EventKind.AGENT_COMPLETED],
        ),
        (AgentState.FAILED, {"error": "AgentFailed"}, [EventKind.AGENT_FAILED]),
        (AgentState.RETRY, {"error": "AgentOutputInvalid"}, [EventKind.AGENT_FAILED]),
    ],
)
def test_a_call_tells_what_its_state_means(
    status: AgentState, more: dict[str, object], kinds: list[EventKind]
) -> None:
    one = call(status, **more)
    told = events([one], RUN)
    assert [event.kind for event in told] == kinds
    assert {event.subject_id for event in told} <= {one.call_id(RUN)}


def test_only_an_attempt_that_is_tried_again_says_so() -> None:
    failed, again = (call(status, error="X") for status in (AgentState.FAILED, AgentState.RETRY))
    told = [event.payload.model_dump()["retrying"] for event in events([failed, again], RUN)]
    assert told == [False, True]


def test_each_attempt_in_each_round_of_each_run_is_a_call_of_its_own() -> None:
    base = call(AgentState.RUNNING)
    others = ({"attempt": 2}, {"round": 1}, {"item": "/about/"}, {"agent": "hero_copy"})
    ids = {base.call_id(RUN), base.call_id(uuid4())}
    ids |= {base.model_copy(update=other).call_id(RUN) for other in others}
    assert len(ids) == 6
    assert base.call_id(RUN) == call(AgentState.COMPLETED, latency_ms=9).call_id(RUN)


def test_steps_say_how_far_the_run_is() -> None:
    begun = Step(name=STEPS[1], number=2, steps=4)
    told = events([begun, begun.model_copy(update={"duration_ms": 12})], RUN)
    assert [event.kind for event in told] == [
        EventKind.WORKFLOW_STEP_STARTED,
        EventKind.WORKFLOW_STEP_COMPLETED,
    ]
    assert told[1].payload == WorkflowStepCompleted(step="grading", progress=0.5, duration_ms=12)


def test_progress_is_the_share_of_the_list_that_is_done() -> None:
    one = call(AgentState.COMPLETED, progress=0.25)
    assert events([one], RUN)[0].payload == AgentProgress(
        execution_id=RUN, agent="faq", progress=0.25
    )
