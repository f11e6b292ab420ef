"""What a run did, written down once however often it is told, and never against its states."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from blocks.ledger import (
    costs,
    finish,
    open_execution,
    record_agents,
    record_grades,
    record_release,
    start,
)
from blocks.postgres import Postgres
from domain.errors import IllegalMove
from domain.grading.grade import EngineRun, Finding, Grade
from domain.ledger import AgentCall, Cost
from domain.lifecycle import AgentState, WorkflowState
from domain.refinement import Decision, Round
from domain.site import Site, SiteFile
from domain.value import digest
from tests.blocks.database.releases import stated

SITE = Site.of([SiteFile.text("index.html", "<!doctype html>")])


@pytest.fixture
def run(postgres: Postgres, rye: UUID) -> UUID:
    with postgres.session(rye) as session:
        return opened(session)


def opened(session: Session, *, key: str = "first", project: str = "rye") -> UUID:
    return open_execution(session, project=project, flow="build-website", idempotency_key=key)


def asked(postgres: Postgres, tenant_id: UUID, query: str) -> list[tuple[Any, ...]]:
    with postgres.session(tenant_id) as session:
        return [tuple(row) for row in session.execute(text(query))]


def call(agent: str, **told: Any) -> AgentCall:
    given = {"engine": "offline", "content_key": digest([agent, told.get("item", "")])}
    return AgentCall.model_validate({"agent": agent, **given, **told})


def grade(score: float | None = 0.8, *, findings: tuple[Finding, ...] = ()) -> Grade:
    return Grade(
        dimension="seo",
        score=score,
        letter=None if score is None else "B",
        status="not_run" if score is None else "scored",
        gate="fail",
        findings=findings,
        engines=(EngineRun(name="static", version="1", ran=score is not None),),
    )


def candidate(number: int, *, accepted: bool, score: float | None = 0.8) -> Round:
    return Round(
        number=number,
        site=digest([number, accepted, score]),
        grades=(grade(score),),
        decision=Decision(accepted=accepted, reason=""),
    )


def test_a_run_is_opened_once_and_makes_its_project(postgres: Postgres, rye: UUID) -> None:
    first, last = uuid4(), uuid4()
    ids: set[UUID] = set()
    for flow_run_id in (first, None, last, None):
        with postgres.session(rye) as session:
            ids.add(
                open_execution(
                    session,
                    project="rye",
                    flow="build-website",
                    idempotency_key="monday",
                    prefect_flow_run_id=flow_run_id,
                )
            )
    assert len(ids) == 1
    query = "SELECT flow, status, prefect_flow_run_id, started_at FROM app.workflow_executions"
    assert asked(postgres, rye, query) == [("build-website", "pending", last, None)]
    assert asked(postgres, rye, "SELECT name, title FROM app.projects") == [("rye", "rye")]


def test_the_key_of_another_projects_run_is_refused(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    with postgres.session(rye) as session, pytest.raises(ValueError) as refused:  # noqa: PT011 # the whole sentence is compared
        opened(session, project="oat")
    assert str(refused.value) == (
        "The idempotency key 'first' is that of a run of another project or flow, not of "
        "'build-website' for 'oat'. Give each run a key of its own."
    )


def test_tenants_may_use_the_same_key_without_meeting(
    postgres: Postgres, oat: UUID, run: UUID
) -> None:
    with postgres.session(oat) as session:
        assert opened(session) != run


def test_a_run_goes_from_pending_over_running_to_its_end_once(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    query = (
        "SELECT status, reason, started_at, ended_at >= started_at AS ended "
        "FROM app.workflow_executions"
    )
    with postgres.session(rye) as session:
        start(session, run)
    (begun,) = asked(postgres, rye, query)
    assert begun[0] == "running"
    with postgres.session(rye) as session:
        start(session, run)
    assert asked(postgres, rye, query) == [begun]
    for reason in ("the budget is spent", "another word"):
        with postgres.session(rye) as session:
            finish(session, run, status=WorkflowState.FAILED, reason=reason)
    assert asked(postgres, rye, query) == [("failed", "the budget is spent", begun[2], True)]


Step = Callable[[Session, UUID], object]


def complete(session: Session, run: UUID) -> None:
    finish(session, run, status=WorkflowState.COMPLETED)


def cancel(session: Session, run: UUID) -> None:
    finish(session, run, status=WorkflowState.CANCELLED)


@pytest.mark.parametrize(
    ("steps", "refused", "sentence"),
    [
        (
            (),
            complete,
            "An execution cannot move from `pending` to `completed`; after `pending` comes `running` "
            "or `failed` or `cancelled`.",
        ),
        (
            (start, complete),
            start,
            "An execution cannot move from `completed` to `running`; after `completed` comes nothing, "
            "it is final.",
        ),
        (
            (cancel,),
            complete,
            "An execution cannot move from `cancelled` to `completed`; after `cancelled` comes "
            "nothing, it is final.",
        ),
    ],
)
def test_a_move_that_cannot_be_is_refused_before_the_database_is_asked(
    postgres: Postgres, rye: UUID, run: UUID, steps: tuple[Step, ...], refused: Step, sentence: str
) -> None:
    with postgres.session(rye) as session:
        for step in steps:
            step(session, run)
        with pytest.raises(IllegalMove) as illegal:
            refused(session, run)
    assert str(illegal.value) == sentence


def test_a_run_of_another_tenant_is_not_there(postgres: Postgres, oat: UUID, run: UUID) -> None:
    told = f"This tenant has no run '{run}'. Open it first with `open_execution`."
    steps: tuple[Step, ...] = (
        start,
        cancel,
        lambda session, run: void(
            record_release(
                session,
                run,
                manifest=stated(SITE, tenant="rye", project="rye", number=1),
                site=SITE,
            )
        ),
    )
    for step in steps:
        with postgres.session(oat) as session, pytest.raises(LookupError) as missing:
            step(session, run)
        assert str(missing.value) == told
    with pytest.raises(IntegrityError), postgres.session(oat) as session:
        record_agents(session, run, [call("faq")])


def void(_: object) -> None:
    """Forget a result."""


def test_calls_are_written_with_all_they_cost_in_one_statement(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    paid = call(
        "hero_copy",
        item="/about/",
        round=1,
        attempt=2,
        engine="claude",
        model="some-model",
        input_tokens=1200,
        output_tokens=300,
        cache_read_tokens=1000,
        cache_write_tokens=200,
        cost_usd=Decimal("0.01234567"),
        latency_ms=4120,
        reason="a second answer fitted",
    )
    for _ in range(2):
        with postgres.session(rye) as session:
            record_agents(session, run, [paid, call("faq", is_cached=True), call("faq", round=1)])
    query = (
        "SELECT agent, item, round, attempt, status, engine, model, content_key, input_tokens, "
        "output_tokens, cache_read_tokens, cache_write_tokens, cost_usd, latency_ms, is_cached, "
        "reason FROM app.agent_executions WHERE agent = 'hero_copy'"
    )
    unkept = {"error", "output_sha256", "output_bytes", "progress"}
    assert asked(postgres, rye, query) == [tuple(paid.model_dump(exclude=unkept).values())]
    (found,) = asked(postgres, rye, "SELECT id FROM app.agent_executions WHERE agent = 'hero_copy'")
    assert found == (paid.call_id(run),)
    assert asked(postgres, rye, "SELECT count(*) FROM app.agent_executions") == [(3,)]


def test_a_call_that_runs_may_end_and_what_has_ended_is_not_changed(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    told = (
        call("faq", status=AgentState.RUNNING),
        call("faq", status=AgentState.FAILED, reason="no answer", latency_ms=7),
        call("faq", status=AgentState.RUNNING, latency_ms=9),
        call("faq", status=AgentState.COMPLETED, latency_ms=9),
    )
    for one in told:
        with postgres.session(rye) as session:
            record_agents(session, run, [one])
    query = "SELECT status, reason, latency_ms FROM app.agent_executions"
    assert asked(postgres, rye, query) == [("failed", "no answer", 7)]


def test_of_a_call_told_twice_at_once_the_last_word_counts(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    with postgres.session(rye) as session:
        record_agents(session, run, [call("faq", latency_ms=1), call("faq", latency_ms=2)])
        record_agents(session, run, [])
    assert asked(postgres, rye, "SELECT latency_ms FROM app.agent_executions") == [(2,)]


@pytest.mark.parametrize("wrong", [{"cost_usd": -1}, {"latency_ms": -1}, {"content_key": "0f"}])
def test_a_call_that_makes_no_sense_cannot_be_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        call("faq", **wrong)


def test_costs_are_summed_by_agent_for_a_run_or_for_all(
    postgres: Postgres, rye: UUID, oat: UUID, run: UUID
) -> None:
    paid = {"cost_usd": Decimal("0.00000001"), "input_tokens": 10, "latency_ms": 5}
    with postgres.session(rye) as session:
        other = opened(session, key="second")
        record_agents(session, run, [call("faq", item=str(n), **paid) for n in range(3)])
        record_agents(session, run, [call("hero_copy", output_tokens=2, is_cached=True)])
        record_agents(session, other, [call("faq", **paid)])
    with postgres.session(rye) as session:
        one, all_ = costs(session, execution_id=run), costs(session)
        assert not costs(session, execution_id=uuid4()).by_agent
    assert one.by_agent == {
        "faq": Cost(calls=3, cost_usd=Decimal("0.00000003"), input_tokens=30, latency_ms=15),
        "hero_copy": Cost(calls=1, cached=1, output_tokens=2),
    }
    assert one.total == Cost(
        calls=4,
        cached=1,
        input_tokens=30,
        output_tokens=2,
        cost_usd=Decimal("0.00000003"),
        latency_ms=15,
    )
    assert all_.total.cost_usd == Decimal("0.00000004")
    with postgres.session(oat) as session:
        assert costs(session).total == Cost()


def test_grades_are_those_of_the_candidate_each_round_stood_by(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    rounds = (
        candidate(0, accepted=True, score=0.5),
        candidate(1, accepted=False, score=0.6),
        candidate(1, accepted=True, score=0.7),
        candidate(1, accepted=True, score=0.8),
        candidate(1, accepted=False, score=0.4),
        candidate(2, accepted=False, score=0.3),
        candidate(2, accepted=False, score=None),
    )
    for _ in range(2):
        with postgres.session(rye) as session:
            record_grades(session, run, rounds)
            record_grades(session, run, ())
    query = "SELECT round, score, site_sha256 FROM app.website_evaluations ORDER BY round"
    standing = (rounds[0], rounds[3], rounds[5])
    assert asked(postgres, rye, query) == [
        (one.number, one.grades[0].score, one.site) for one in standing
    ]


def test_a_grade_is_written_whole(postgres: Postgres, rye: UUID, run: UUID) -> None:
    finding = Finding(
        rule="seo/meta-description",
        severity="serious",
        page="/",
        evidence='"größer" \\u0041 </script>',
        fix="Write one.",
        owner="meta_description",
    )
    grades = (grade(findings=(finding,)), grade(None).model_copy(update={"dimension": "code"}))
    first = candidate(0, accepted=True).model_copy(update={"grades": grades})
    with postgres.session(rye) as session:
        record_grades(session, run, [first])
    query = (
        "SELECT dimension, status, score, letter, gate, engines, findings "
        "FROM app.website_evaluations ORDER BY dimension DESC"
    )
    names = ("dimension", "status", "score", "letter", "gate", "engines", "findings")
    told = [dict(zip(names, row, strict=True)) for row in asked(postgres, rye, query)]
    assert [Grade.model_validate(one) for one in told] == list(grades)


def test_what_an_error_said_is_kept_without_the_character_no_text_can_hold(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    with postgres.session(rye) as session:
        record_agents(session, run, [call("faq", status=AgentState.FAILED, reason="no\0answer")])
    kept = asked(postgres, rye, "SELECT reason FROM app.agent_executions")
    assert kept == [("no answer",)]
