"""Answers that were paid for are found again by their tenant, and what all came to is told."""

from uuid import UUID

from blocks.model_calls import Result, answered, note_dropped, refuse, settle
from blocks.postgres import Postgres
from domain.value import digest
from tests.blocks.database.model_questions import (
    CAP,
    CENT,
    booked,
    completion,
    held,
    question,
    rows,
)


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
    assert rows(postgres, rye, "status, cost_usd, reason") == [("failed", CENT, "truncated")]


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
        refuse(session, question().key, reason="mine")
        note_dropped(session, question().key, ["mine"])
    assert rows(postgres, oat, "key") == []
    assert rows(postgres, rye, "status, dropped") == [("answered", None)]
