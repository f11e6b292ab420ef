"""Approvals where there is a database: two people, one of whom ordered the run."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from prefect.client.orchestration import get_client
from prefect.states import AwaitingRetry, Failed
from sqlalchemy import select

from blocks import runs
from blocks.database.schema import ApprovalRow, ReleaseRow, User, WorkflowExecution
from blocks.database_home import DatabaseHome
from blocks.deciding import decide, look_after
from blocks.tenants import ensure_tenant, tenant_id
from blocks.waiting_runs import WaitingRun, waiting_runs
from domain.approval import ReviewForm
from domain.errors import NotAllowed, ReviewRefused
from domain.lifecycle import WorkflowState
from tests.flows.ordering import fill_in, ordered, state_of, worked_on

TEXT = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."
ANN, BOB, MAX = "ann@rye.example", "bob@rye.example", "max@rye.example"


@pytest.fixture
def tenant(home: Path, admin_url: str) -> str:
    """A tenant with an owner, an admin and a member."""
    DatabaseHome().init(admin_url)
    slug = f"rye-{uuid4().hex[:8]}"
    postgres = DatabaseHome().postgres()
    owner = ensure_tenant(postgres, slug)
    with postgres.session(owner) as session:
        for email, role in ((ANN, "owner"), (BOB, "admin"), (MAX, "member")):
            session.add(User(tenant_id=owner, email=email, name=email, role=role))
    return slug


def waiting(home: Path, tenant: str) -> UUID:
    run = ordered(brief=TEXT, out=str(home / "out"), tenant=tenant, user=ANN, approval=True)
    state = worked_on(run)
    assert state.name == "Suspended", state
    return run


def as_waiting(run: UUID) -> WaitingRun:
    with get_client(sync_client=True) as client:
        return next(one for one in waiting_runs(client) if one.flow_run_id == run)


def rows(tenant: str) -> tuple[list[str], list[tuple[str, str | None]], int]:
    """Return the states of approvals and runs, and how many releases there are."""
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        return (
            list(session.scalars(select(ApprovalRow.status).order_by(ApprovalRow.created_at))),
            [(one.status, one.reason) for one in session.scalars(select(WorkflowExecution))],
            len(session.scalars(select(ReleaseRow.id)).all()),
        )


def test_whoever_ordered_is_refused_and_a_second_person_lets_it_out(
    home: Path, tenant: str
) -> None:
    run = waiting(home, tenant)
    assert rows(tenant) == (["waiting"], [("running", None)], 0)
    for reviewer, why in (
        (ANN, "Whoever ordered a run cannot accept it"),
        (MAX, "may not use `release:approve`"),
        ("eve@rye.example", "This tenant has no user 'eve@rye.example'."),
    ):
        assert fill_in(run, decision="accept", reviewer=reviewer) == ""
        assert worked_on(run).name == "Suspended"
        with get_client(sync_client=True) as client:
            keys = state_of(run).state_details.run_input_keyset
            assert keys
            assert why in client.read_flow_run_input(run, keys["description"])
    assert fill_in(run, decision="accept", reviewer=BOB, instructions="Good.") == ""
    done = worked_on(run)
    assert done.is_completed(), done
    assert rows(tenant) == (["accepted"], [("completed", "every gate passes")], 1)
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        approval = session.scalars(select(ReleaseRow.manifest["approval"])).one()
    assert (approval["ordered_by"], approval["reviews"][0]["reviewer"]) == (ANN, BOB)


def test_what_the_command_line_decides_counts_before_what_the_form_says(
    home: Path, tenant: str
) -> None:
    run = waiting(home, tenant)
    accept = ReviewForm(decision="accept", reviewer="somebody")
    with get_client(sync_client=True) as client:
        for user, error in ((ANN, ReviewRefused), (MAX, NotAllowed)):
            with pytest.raises(error):
                decide(client, as_waiting(run), accept, user=user)
        no = ReviewForm(decision="reject", reviewer="somebody", instructions="Too long.")
        assert decide(client, as_waiting(run), no, user=BOB) is None
    state = worked_on(run)
    assert (state.name, state.message) == ("Rejected", f"Rejected by {BOB}: Too long.")
    assert rows(tenant) == (["rejected"], [("cancelled", f"Rejected by {BOB}: Too long.")], 0)


def test_what_expires_is_closed_in_the_database_too(home: Path, tenant: str) -> None:
    run = waiting(home, tenant)
    with get_client(sync_client=True) as client:
        later = datetime.now(UTC) + timedelta(hours=145)
        assert run in look_after(client, now=later).expired
    assert state_of(run).name == "Expired"
    approvals, runs, releases = rows(tenant)
    assert (approvals, releases) == (["expired"], 0)
    assert (runs[0][0], runs[0][1]) == ("cancelled", state_of(run).message)


def test_a_run_that_failed_and_was_started_again_can_be_decided_about(
    home: Path, tenant: str
) -> None:
    run = waiting(home, tenant)
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant)) as session:
        (execution,) = session.scalars(select(WorkflowExecution.id))
        runs.fail(session, execution, status=WorkflowState.FAILED, error="E", reason="It broke.")
    with get_client(sync_client=True) as client:
        client.set_flow_run_state(run, Failed(), force=True)
        client.set_flow_run_state(run, AwaitingRetry())
    assert worked_on(run).name == "Suspended"
    form = ReviewForm(decision="accept", reviewer=BOB)
    with get_client(sync_client=True) as client:
        decide(client, as_waiting(run), form, user=BOB)
    assert worked_on(run).is_completed()
    assert rows(tenant)[2] == 1


def test_of_two_who_decide_at_once_the_first_counts_and_the_second_is_told(
    home: Path, tenant: str
) -> None:
    seen_by_both = as_waiting(waiting(home, tenant))
    no = ReviewForm(decision="reject", reviewer=ANN, instructions="I have changed my mind.")
    with get_client(sync_client=True) as client:
        yes = ReviewForm(decision="accept", reviewer=BOB)
        assert decide(client, seen_by_both, yes, user=BOB) is None
        known = decide(client, seen_by_both, no, user=ANN)
    assert known
    assert (known.decision, known.reviewer) == ("accept", BOB)
    assert worked_on(seen_by_both.flow_run_id).name == "Completed"
    assert rows(tenant)[0] == ["accepted"]
