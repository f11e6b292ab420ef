"""Runs that ended badly: what the ledger says of them, what starts again, who is told."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from prefect import flow, get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import State, StateType
from prefect.events.clients import AssertingEventsClient
from prefect.events.worker import EventsWorker
from prefect.flow_engine import run_flow_async
from sqlalchemy import select

from blocks import dead_letters, ledger, runs
from blocks.database.schema import WorkflowExecution
from blocks.database_home import DatabaseHome
from blocks.tenants import ensure_tenant, tenant_id
from domain.errors import DatabaseUnavailable, TenantUnknown
from domain.lifecycle import WorkflowState
from flows import website
from flows.recovery import settle_runs
from flows.website import build_website
from tasks.ledger import open_run
from tasks.recovery import AGAIN, SETTLED

BRIEF = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."
POISON = "Flow run encountered an exception: BriefInvalid: The brief cannot be read."
PASSES = "Flow run encountered an exception: DatabaseUnavailable: The database does not answer."


@pytest.fixture
def database(home: Path, admin_url: str) -> Path:
    DatabaseHome().init(admin_url)
    return home


@pytest.fixture
def tenant() -> str:
    return f"rye-{uuid4().hex[:8]}"


@pytest.fixture
def client(home: Path) -> Iterator[SyncPrefectClient]:
    with get_client(sync_client=True) as made:
        yield made


@pytest.fixture
def order(client: SyncPrefectClient, tenant: str) -> Iterator[Callable[[], UUID]]:
    """Order a build from a deployment nobody works for."""
    flow_id = client.create_flow(build_website)
    deployment = client.create_deployment(
        flow_id, f"of-{tenant}", tags=["atelier", dead_letters.TAG]
    )
    made: list[UUID] = []

    def ordered() -> UUID:
        run = client.create_flow_run_from_deployment(
            deployment, parameters={"brief": BRIEF, "tenant": tenant}
        )
        made.append(run.id)
        return run.id

    yield ordered
    for run in made:
        client.delete_flow_run(run)
    client.delete_deployment(deployment)


def ends(client: SyncPrefectClient, run: UUID, kind: StateType, said: str, *, starts: int) -> None:
    """Let a run have been started so often, and end so."""
    for _ in range(starts):
        for state in (StateType.PENDING, StateType.RUNNING):
            client.set_flow_run_state(run, State(type=state), force=True)
    client.set_flow_run_state(run, State(type=kind, message=said), force=True)


def written(tenant: str, run: UUID, *, begun: bool) -> UUID:
    """Write a run into the ledger, as the API does when it is ordered and as itself when it begins."""
    postgres = DatabaseHome().postgres()
    with postgres.session(ensure_tenant(postgres, tenant)) as session:
        if begun:
            return runs.begin(session, project="rye-co", flow="build-website", run=run)[0]
        return ledger.open_execution(
            session,
            project="rye-co",
            flow="build-website",
            idempotency_key=str(run),
            prefect_flow_run_id=run,
        )


def ledger_of(tenant: str, run: UUID) -> list[tuple[str, str | None]]:
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        entries = (
            select(WorkflowExecution)
            .where(WorkflowExecution.prefect_flow_run_id == run)
            .order_by(WorkflowExecution.created_at)
        )
        return [(one.status, one.reason) for one in session.scalars(entries)]


def test_a_run_cancelled_before_it_began_is_cancelled_in_the_ledger_too(
    database: Path, tenant: str, client: SyncPrefectClient, order: Callable[[], UUID]
) -> None:
    run = order()
    written(tenant, run, begun=False)
    ends(client, run, StateType.CANCELLED, "Nobody wants it any more.", starts=0)
    settle_runs()
    assert ledger_of(tenant, run) == [("cancelled", "Nobody wants it any more.")]


def test_a_poison_brief_is_told_of_once_and_closed_in_the_ledger(
    database: Path,
    tenant: str,
    client: SyncPrefectClient,
    order: Callable[[], UUID],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = order()
    written(tenant, run, begun=True)
    ends(client, run, StateType.FAILED, POISON, starts=1)
    worker = EventsWorker.instance(AssertingEventsClient)

    def same(*_words: object, **_more: object) -> EventsWorker:
        return worker

    monkeypatch.setattr(EventsWorker, "instance", same)
    settle_runs()
    settle_runs()
    worker.drain()
    told = [
        event
        for each in AssertingEventsClient.all
        for event in each.events
        if event.event == dead_letters.DEAD_LETTERED
    ]
    (event,) = told
    assert event.resource["prefect.resource.id"] == f"prefect.flow-run.{run}"
    assert event.resource["atelier.tenant"] == tenant
    assert (event.payload["error"], event.payload["attempts"]) == ("BriefInvalid", 1)
    assert ledger_of(tenant, run) == [("failed", POISON)]
    found = client.read_flow_run(run)
    assert found.labels[SETTLED] == str(found.state_id)
    assert [one.flow_run_id for one in dead_letters.dead_letters(client)] == [run]


def test_what_failed_for_a_reason_that_passes_starts_again_and_goes_on_in_the_ledger(
    database: Path, tenant: str, client: SyncPrefectClient, order: Callable[[], UUID]
) -> None:
    run = order()
    written(tenant, run, begun=True)
    ends(client, run, StateType.FAILED, PASSES, starts=1)
    settle_runs()
    state = client.read_flow_run(run).state
    assert state
    assert (state.name, state.message) == ("AwaitingRetry", AGAIN)
    assert ledger_of(tenant, run) == [("running", None)]


def test_a_database_that_was_killed_is_waited_for_and_a_refusal_is_not_repeated(
    database: Path, tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def away(_self: DatabaseHome) -> None:
        asked.append("asked")
        raise wrong

    @flow(name="opens", persist_result=False)
    async def opens() -> None:
        await open_run.with_options(retry_delay_seconds=0)(
            "rye-co", flow="build-website", tenant=tenant, run=uuid4(), user=None
        )

    monkeypatch.setattr(DatabaseHome, "postgres", away)
    for wrong, times in ((DatabaseUnavailable("It is down."), 5), (TenantUnknown(tenant), 1)):
        asked.clear()
        with pytest.raises(type(wrong)):
            asyncio.run(opens())
        assert len(asked) == times


def test_a_run_whose_process_found_no_server_is_tried_twice_more(
    database: Path, client: SyncPrefectClient, order: Callable[[], UUID]
) -> None:
    run = order()
    seen: list[str] = []
    for _ in range(3):
        ends(client, run, StateType.CRASHED, "It exited with status code 1.", starts=0)
        settle_runs()
        state = client.read_flow_run(run).state
        assert state
        seen.append(str(state.name))
    assert seen == ["AwaitingRetry", "AwaitingRetry", "Crashed"]


def test_a_run_that_crashed_rests_until_the_server_starts_it(
    database: Path, tenant: str, client: SyncPrefectClient, order: Callable[[], UUID]
) -> None:
    run = order()
    ends(client, run, StateType.CRASHED, "Nothing was heard of it.", starts=1)
    settle_runs()
    assert client.read_flow_run(run).state_type is StateType.CRASHED


def test_a_dead_letter_that_is_tried_again_is_a_new_entry(database: Path, tenant: str) -> None:
    run = uuid4()
    first = written(tenant, run, begun=True)
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant)) as session:
        runs.fail(session, first, status=WorkflowState.FAILED, error="BriefInvalid", reason="no")
    second = written(tenant, run, begun=True)
    assert second != first
    assert ledger_of(tenant, run) == [("failed", "no"), ("running", None)]
    assert written(tenant, run, begun=True) == second


def test_a_crashed_run_that_goes_on_is_not_closed_by_another_of_its_project(
    database: Path, tenant: str, client: SyncPrefectClient, order: Callable[[], UUID]
) -> None:
    run, other = order(), order()
    written(tenant, run, begun=True)
    ends(client, run, StateType.CRASHED, "Nothing was heard of it.", starts=1)
    opening = open_run.fn("rye-co", flow="build-website", tenant=tenant, run=other, user=None)
    asyncio.run(opening)
    assert ledger_of(tenant, run) == [("running", None)]
    ends(client, run, StateType.CRASHED, "Nothing was heard of it.", starts=2)
    opening = open_run.fn("rye-co", flow="build-website", tenant=tenant, run=other, user=None)
    asyncio.run(opening)
    assert ledger_of(tenant, run) == [("failed", "Its process ended without a word.")]


@pytest.mark.parametrize(("cancels", "stands"), [(False, "running"), (True, "cancelled")])
def test_a_run_that_is_interrupted_stands_as_running_unless_it_was_cancelled(
    database: Path,
    tenant: str,
    client: SyncPrefectClient,
    order: Callable[[], UUID],
    monkeypatch: pytest.MonkeyPatch,
    *,
    cancels: bool,
    stands: str,
) -> None:
    run = order()

    def interrupted(*_words: object, **_more: object) -> None:
        if cancels:
            state = State(type=StateType.CANCELLING)
            client.set_flow_run_state(run, state, force=True)
        raise asyncio.CancelledError

    monkeypatch.setattr(website, "find_release", interrupted)
    found = client.read_flow_run(run)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(run_flow_async(build_website, flow_run=found, parameters=found.parameters))  # pyright: ignore[reportArgumentType] # a flow is one
    assert [status for status, _ in ledger_of(tenant, run)] == [stands]
