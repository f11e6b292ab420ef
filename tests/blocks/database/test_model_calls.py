"""Answers that were paid for are found again by their tenant, and what all came to is told."""

from uuid import UUID, uuid4

import pytest

from blocks.model_calls import Result, answered, note_dropped, refuse, settle, spending
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.value import digest
from tests.blocks.database.databases import Database
from tests.blocks.database.model_questions import (
    CAP,
    CENT,
    USAGE,
    begun,
    booked,
    completion,
    held,
    question,
    reached,
    rows,
)


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    return reached(shared)


@pytest.fixture
def rye(postgres: Postgres) -> UUID:
    return ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")


@pytest.fixture
def oat(postgres: Postgres) -> UUID:
    return ensure_tenant(postgres, f"oat-{uuid4().hex[:8]}")


@pytest.fixture
def run(postgres: Postgres, rye: UUID) -> UUID:
    return begun(postgres, rye)


def test_an_answer_is_found_again_as_it_came(postgres: Postgres, rye: UUID, run: UUID) -> None:
    booked(postgres, rye, question(), run=run)
    with postgres.session(rye) as session:
        kept = answered(session, [question().key])
    assert kept is not None
    assert (kept.key, kept.provider, kept.model) == (
        question().key,
        "claude",
        "claude-sonnet-5-5",
    )
    assert kept.completion == completion()


def test_the_answer_of_the_first_in_a_chain_is_preferred(postgres: Postgres, rye: UUID) -> None:
    keys = [digest("first"), digest("second")]
    booked(postgres, rye, question("second"))
    with postgres.session(rye) as session:
        second = answered(session, keys)
    booked(postgres, rye, question("first"))
    with postgres.session(rye) as session:
        first = answered(session, keys)
    assert [one.key for one in (first, second) if one] == keys


def test_an_answer_of_no_use_is_paid_and_not_found_again(postgres: Postgres, rye: UUID) -> None:
    booked(postgres, rye, question(), reason="truncated")
    with postgres.session(rye) as session:
        assert answered(session, [question().key]) is None
        found = spending(session)[""]
    assert (found.calls, found.useless, found.useless_usd) == (1, 1, CENT)


def test_a_question_asked_again_is_another_attempt(postgres: Postgres, rye: UUID) -> None:
    assert [held(postgres, rye), held(postgres, rye), held(postgres, rye, question("other"))] == [
        *(1, 2, 1)
    ]


def test_an_answer_refused_by_who_asked_is_not_found_again(postgres: Postgres, rye: UUID) -> None:
    booked(postgres, rye, question())
    with postgres.session(rye) as session:
        refuse(session, question().key, reason="invalid: no\x00 lines")
        assert answered(session, [question().key]) is None
    assert rows(postgres, rye, "status, reason, cost_usd, text") == [
        ("failed", "invalid: no  lines", CENT, "bread")
    ]


def test_sentences_that_were_dropped_stand_beside_the_answer(postgres: Postgres, rye: UUID) -> None:
    booked(postgres, rye, question())
    with postgres.session(rye) as session:
        note_dropped(session, question().key, ["Best bread in town.", "Since 1802."])
    assert rows(postgres, rye, "status, dropped") == [
        ("answered", {"sentences": ["Best bread in town.", "Since 1802."]})
    ]


def test_an_answer_with_a_sign_no_database_keeps_is_kept(postgres: Postgres, rye: UUID) -> None:
    attempt = held(postgres, rye)
    with postgres.session(rye) as session:
        result = Result(cost_usd=CENT, completion=completion("a\x00b"))
        settle(session, question().key, attempt, result=result)
    assert rows(postgres, rye, "text") == [("a b",)]


def test_a_call_is_settled_once(postgres: Postgres, rye: UUID) -> None:
    attempt = held(postgres, rye)
    for cost_usd, is_news in ((CENT, True), (CAP, False)):
        with postgres.session(rye) as session:
            result = Result(cost_usd=cost_usd, completion=completion())
            assert settle(session, question().key, attempt, result=result) is is_news
    assert rows(postgres, rye, "cost_usd") == [(CENT,)]


def test_no_tenant_is_answered_with_what_another_paid_for(
    postgres: Postgres, rye: UUID, oat: UUID
) -> None:
    booked(postgres, rye, question())
    with postgres.session(oat) as session:
        assert answered(session, [question().key]) is None
        assert spending(session) == {}
        refuse(session, question().key, reason="mine")
        note_dropped(session, question().key, ["mine"])
    assert rows(postgres, oat, "key") == []
    assert rows(postgres, rye, "status, dropped") == [("answered", None)]


def test_costs_are_told_by_agent_run_project_and_tenant(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    cafe = begun(postgres, rye, project="cafe")
    booked(postgres, rye, question(1, agent="faq"), run=run)
    booked(postgres, rye, question(2, agent="hero_copy"), run=run, reason="truncated")
    booked(postgres, rye, question(3, agent="faq"), run=cafe, cost_usd=2 * CENT)
    held(postgres, rye, question(4, agent="faq"), run=cafe)
    booked(postgres, rye, question(5, agent="judge"))
    with postgres.session(rye, read_only=True) as session:
        agents = spending(session, per="agent")
        runs = spending(session, per="run")
        projects = spending(session, per="project")
        whole = spending(session)[""]
        of_run = spending(session, per="agent", execution_id=run)
        empty = spending(session, execution_id=uuid4())
    assert {name: one.cost_usd / CENT for name, one in agents.items()} == {
        "faq": 3,
        "hero_copy": 1,
        "judge": 1,
    }
    assert {name: one.calls for name, one in runs.items()} == {str(run): 2, str(cafe): 2, "": 1}
    assert {name: one.cost_usd / CENT for name, one in projects.items()} == {
        "bakery": 2,
        "cafe": 2,
        "": 1,
    }
    assert (whole.calls, whole.useless, whole.cost_usd, whole.useless_usd) == (5, 1, 5 * CENT, CENT)
    assert (whole.reserved_usd, whole.usage) == (CENT, USAGE + USAGE + USAGE + USAGE)
    assert set(of_run) == {"faq", "hero_copy"}
    assert empty == {}
