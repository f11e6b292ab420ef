import json
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.events import (
    PAYLOADS,
    AgentCompleted,
    AgentFailed,
    AgentOutput,
    AgentProgress,
    AgentStarted,
    Event,
    EventKind,
    Payload,
    ProjectCompleted,
    ProjectCreated,
    ProjectUpdated,
    WorkflowCompleted,
    WorkflowFailed,
    WorkflowStarted,
    WorkflowStepCompleted,
    WorkflowStepStarted,
)

SUBJECT, RUN = UUID(int=1), UUID(int=2)
AT = datetime(2026, 1, 1, 12, tzinfo=UTC)


counts = st.integers(0, 10**9)
numbers = st.integers(1, 99)
shares = st.floats(0, 1)
dollars = st.decimals(0, 999_999, places=8)
words = st.from_regex(r"[a-z][a-z0-9_-]{0,20}", fullmatch=True)
errors = st.from_regex(r"[A-Z][A-Za-z]{0,20}", fullmatch=True)
steps = numbers.flatmap(lambda last: st.tuples(st.integers(1, last), st.just(last)))
changes = st.lists(st.sampled_from(["title", "status", "brief", "profile"]), min_size=1)
SAYING: dict[EventKind, st.SearchStrategy[Payload]] = {
    EventKind.WORKFLOW_STARTED: st.builds(WorkflowStarted, project_id=st.uuids(), steps=numbers),
    EventKind.WORKFLOW_STEP_STARTED: st.tuples(words, steps).map(
        lambda drawn: WorkflowStepStarted(step=drawn[0], number=drawn[1][0], steps=drawn[1][1])
    ),
    EventKind.WORKFLOW_STEP_COMPLETED: st.builds(
        WorkflowStepCompleted, step=words, progress=shares, duration_ms=counts
    ),
    EventKind.WORKFLOW_COMPLETED: st.builds(
        WorkflowCompleted,
        release=numbers,
        score=st.none() | shares,
        cost_usd=dollars,
        duration_ms=counts,
    ),
    EventKind.WORKFLOW_FAILED: st.builds(
        WorkflowFailed, error=errors, cost_usd=dollars, duration_ms=counts
    ),
    EventKind.AGENT_STARTED: st.builds(AgentStarted, agent=words, round=counts, attempt=numbers),
    EventKind.AGENT_COMPLETED: st.builds(
        AgentCompleted, agent=words, cost_usd=dollars, duration_ms=counts
    ),
    EventKind.AGENT_FAILED: st.builds(AgentFailed, agent=words, error=errors),
    EventKind.AGENT_OUTPUT: st.builds(
        AgentOutput,
        agent=words,
        sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
        size_bytes=counts,
    ),
    EventKind.AGENT_PROGRESS: st.builds(AgentProgress, agent=words, progress=shares),
    EventKind.PROJECT_CREATED: st.builds(ProjectCreated),
    EventKind.PROJECT_UPDATED: st.builds(ProjectUpdated, changed=changes.map(tuple)),
    EventKind.PROJECT_COMPLETED: st.builds(ProjectCompleted, release=numbers),
}


@st.composite
def events(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(EventKind))
    payload = draw(SAYING[kind])
    at = draw(st.none() | st.datetimes(timezones=st.just(UTC)))
    return Event(kind=kind, subject_id=draw(st.uuids()), payload=payload, at=at)


def problems(given: dict[str, object]) -> list[tuple[tuple[int | str, ...], str]]:
    with pytest.raises(ValidationError) as refused:
        Event.model_validate(given)
    return [(error["loc"], error["msg"]) for error in refused.value.errors()]


def test_these_are_the_thirteen_kinds() -> None:
    assert [kind.value for kind in EventKind] == [
        "workflow.started",
        "workflow.step.started",
        "workflow.step.completed",
        "workflow.completed",
        "workflow.failed",
        "agent.started",
        "agent.completed",
        "agent.failed",
        "agent.output",
        "agent.progress",
        "project.created",
        "project.updated",
        "project.completed",
    ]


def test_every_kind_has_a_payload_of_its_own_named_like_it() -> None:
    assert {kind: payload.__name__ for kind, payload in PAYLOADS.items()} == {
        kind: "".join(part.title() for part in kind.value.split(".")) for kind in EventKind
    }


@given(events())
def test_a_stored_event_comes_back_as_it_was(event: Event) -> None:
    back = Event.model_validate_json(event.model_dump_json())
    assert back == event
    assert type(back.payload) is PAYLOADS[event.kind]


@given(events())
def test_a_row_of_the_database_is_read_by_its_kind(event: Event) -> None:
    stored = json.loads(event.model_dump_json())
    row = {"kind": stored["kind"], "subject_id": event.subject_id, "payload": stored["payload"]}
    assert Event.model_validate(row).payload == event.payload


@given(events(), st.sampled_from(EventKind))
def test_no_event_carries_the_payload_of_another_kind(event: Event, kind: EventKind) -> None:
    if kind is not event.kind:
        with pytest.raises(ValidationError, match="payload"):
            Event(kind=kind, subject_id=SUBJECT, payload=event.payload)


def test_an_event_is_written_as_ids_and_numbers() -> None:
    payload = AgentCompleted(
        execution_id=RUN,
        agent="hero_copy",
        is_cached=False,
        cost_usd=Decimal("0.0123"),
        duration_ms=7,
    )
    event = Event(kind=EventKind.AGENT_COMPLETED, subject_id=SUBJECT, payload=payload, at=AT)
    assert event.model_dump_json() == (
        '{"kind":"agent.completed","subject_id":"00000000-0000-0000-0000-000000000001",'
        '"payload":{"execution_id":"00000000-0000-0000-0000-000000000002","agent":"hero_copy",'
        '"is_cached":false,"cost_usd":"0.0123","duration_ms":7},"at":"2026-01-01T12:00:00Z"}'
    )


@pytest.mark.parametrize("progress", [-0.01, 1.01, float("nan"), float("inf")])
def test_progress_is_a_share(progress: float) -> None:
    with pytest.raises(ValidationError, match="progress"):
        AgentProgress(execution_id=RUN, agent="faq", progress=progress)


def test_progress_may_be_nothing_and_everything() -> None:
    for progress in (0.0, 1.0):
        AgentProgress(execution_id=RUN, agent="faq", progress=progress)


def test_a_step_is_one_of_the_steps() -> None:
    WorkflowStepStarted(step="grading", number=5, steps=5)
    with pytest.raises(ValidationError, match="Step 6 of 5 cannot be"):
        WorkflowStepStarted(step="grading", number=6, steps=5)


@pytest.mark.parametrize("text", ["Smith & Sons", "we fix roofs", "0170 123", "Faq", "", "faq\n"])
def test_where_a_name_belongs_there_is_no_room_for_text(text: str) -> None:
    with pytest.raises(ValidationError, match="agent"):
        AgentProgress(execution_id=RUN, agent=text, progress=0.5)


def test_an_unknown_kind_is_one_clear_refusal() -> None:
    assert problems({"kind": "workflow.exploded", "subject_id": SUBJECT, "payload": {}})[1:] == [
        (
            ("payload",),
            "Value error, The payload cannot be read, because the kind of the event is not known.",
        )
    ]


def test_a_wrong_payload_is_refused_at_its_field() -> None:
    payload = {"execution_id": str(RUN), "agent": "faq", "progress": 2, "text": "x"}
    assert problems({"kind": "agent.progress", "subject_id": SUBJECT, "payload": payload}) == [
        (("payload", "progress"), "Input should be less than or equal to 1"),
        (("payload", "text"), "Extra inputs are not permitted"),
    ]


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="timezone"):
        Event(
            kind=EventKind.PROJECT_CREATED,
            subject_id=SUBJECT,
            payload=ProjectCreated(brief_id=None),
            at=datetime(2026, 1, 1),  # noqa: DTZ001 # that is what is refused
        )
