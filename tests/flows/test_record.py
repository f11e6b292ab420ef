"""What a run leaves in the database: entries and events that tell all of it, for those who may."""

import asyncio
from collections import Counter
from decimal import Decimal
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
import pytest
from prefect import get_client
from prefect.states import Failed
from sqlalchemy import make_url, select

from blocks.audit_log import check_audit_log
from blocks.database.schema import (
    AgentExecution,
    Budget,
    Project,
    QualityReport,
    ReleaseRow,
    User,
    WorkflowExecution,
)
from blocks.database_home import DatabaseHome
from blocks.engine import OfflineEngine
from blocks.event_stream import EventStream
from blocks.tenants import ensure_tenant, tenant_id
from domain.errors import (
    DatabaseUnavailable,
    NotAllowed,
    ReleaseRefused,
    TenantUnknown,
    UserUnknown,
)
from domain.events import AgentFailed, Event, EventKind, WorkflowCompleted, WorkflowFailed
from domain.release import Built
from flows._record import Record
from flows._team import Team
from flows.briefs import take_brief
from flows.website import build_website
from tests.flows import engines

TEXT = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."


@pytest.fixture
def database(home: Path, admin_url: str) -> Path:
    DatabaseHome().init(admin_url)
    return home


@pytest.fixture
def tenant() -> str:
    return f"rye-{uuid4().hex[:8]}"


def build(
    home: Path, tenant: str, *, out: str = "out", engine: str = "offline", user: str | None = None
) -> Built:
    return asyncio.run(
        build_website(TEXT, tenant=tenant, out=str(home / out), engine=engine, user=user)
    )


def events(tenant: str) -> list[Event]:
    postgres = DatabaseHome().postgres()
    stream = EventStream(database=postgres, tenant_id=tenant_id(postgres, tenant))
    return [happened.event for happened in stream.read(limit=5_000)[0]]


def kinds(tenant: str) -> list[EventKind]:
    return [event.kind for event in events(tenant)]


def runs(tenant: str) -> list[tuple[str, str | None]]:
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        newest = select(WorkflowExecution).order_by(WorkflowExecution.created_at)
        return [(run.status, run.reason) for run in session.scalars(newest)]


def person(tenant: str, email: str, role: str) -> None:
    postgres = DatabaseHome().postgres()
    owner = ensure_tenant(postgres, tenant)
    with postgres.session(owner) as session:
        session.add(User(tenant_id=owner, email=email, name=email, role=role))


def test_a_build_tells_of_its_project_its_steps_and_every_call(database: Path, tenant: str) -> None:
    built = build(database, tenant)
    told = events(tenant)
    counted = Counter(event.kind for event in told)
    assert [event.kind for event in told[:3]] == [
        EventKind.PROJECT_CREATED,
        EventKind.WORKFLOW_STARTED,
        EventKind.WORKFLOW_STEP_STARTED,
    ]
    assert [event.kind for event in told[-4:]] == [
        EventKind.WORKFLOW_STEP_COMPLETED,
        EventKind.WORKFLOW_COMPLETED,
        EventKind.PROJECT_UPDATED,
        EventKind.PROJECT_COMPLETED,
    ]
    calls = len(built.agents_run)
    for kind in (EventKind.AGENT_STARTED, EventKind.AGENT_COMPLETED, EventKind.AGENT_OUTPUT):
        assert counted[kind] == calls
    assert counted[EventKind.WORKFLOW_STEP_STARTED] == counted[EventKind.WORKFLOW_STEP_COMPLETED]
    ended = next(one.payload for one in told if one.kind is EventKind.WORKFLOW_COMPLETED)
    assert isinstance(ended, WorkflowCompleted)
    assert (ended.release, ended.accepted, ended.score) == (1, True, built.manifest.score)
    assert ended.duration_ms > 0


def test_an_event_of_a_call_names_its_entry_in_the_ledger(database: Path, tenant: str) -> None:
    build(database, tenant)
    named = {one.subject_id for one in events(tenant) if one.kind is EventKind.AGENT_COMPLETED}
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        assert set(session.scalars(select(AgentExecution.id))) == named
        assert set(session.scalars(select(AgentExecution.status))) == {"completed"}
        assert all(took >= 0 for took in session.scalars(select(AgentExecution.latency_ms)))


def test_a_run_that_finds_its_release_is_written_down_without_a_call(
    database: Path, tenant: str
) -> None:
    first = build(database, tenant)
    again = build(database, tenant)
    assert (again.is_new, again.release) == (False, first.release)
    assert [status for status, _ in runs(tenant)] == ["completed", "completed"]
    assert kinds(tenant)[-2:] == [EventKind.WORKFLOW_STARTED, EventKind.WORKFLOW_COMPLETED]


def test_a_release_in_another_folder_takes_the_next_number_of_the_project(
    database: Path, tenant: str
) -> None:
    assert build(database, tenant).manifest.release == 1
    assert build(database, tenant, out="elsewhere").manifest.release == 2


def test_a_number_taken_on_disk_by_a_run_without_the_database_is_left_alone(
    database: Path, tenant: str
) -> None:
    taken = database / "out" / tenant / "rye-co" / "releases" / "1"
    taken.mkdir(parents=True)
    assert build(database, tenant).manifest.release == 2


def test_a_release_names_the_end_of_the_audit_log_and_a_log_cut_off_is_found(
    database: Path, tenant: str, admin_url: str
) -> None:
    built = build(database, tenant)
    build(database, tenant, out="elsewhere")
    postgres = DatabaseHome().postgres()
    owner = tenant_id(postgres, tenant)
    anchored = built.manifest.audit
    assert anchored is not None
    assert anchored.seq == 1
    assert check_audit_log(postgres, owner).problems == ()
    url = make_url(admin_url).set(drivername="postgresql", database="atelier")
    with psycopg.connect(url.render_as_string(hide_password=False)) as admin:
        # As somebody with all rights would: the last entry goes, and the head is set to the one before.
        admin.execute("SET session_replication_role = replica")
        admin.execute("DELETE FROM app.audit_log WHERE tenant_id = %s AND seq = 2", (owner,))
        admin.execute(
            "UPDATE app.audit_heads SET seq = 1, sha256 = %s WHERE tenant_id = %s",
            (anchored.sha256, owner),
        )
    assert check_audit_log(postgres, owner).problems == (
        "The log was cut off: it ended at 2 before, and ends at 1 now.",
    )


def test_a_run_that_fails_says_why(database: Path, tenant: str) -> None:
    engines.Stumbler(on="layout_architecture").save("layout", overwrite=True)
    with pytest.raises(Exception, match="No page could be made"):
        build(database, tenant, engine="stumbler/layout")
    ((status, reason),) = runs(tenant)
    assert status == "failed"
    assert str(reason).startswith("No page could be made, because")
    told = events(tenant)
    failed = [one.payload for one in told if isinstance(one.payload, AgentFailed)]
    assert [(one.agent, one.error, one.retrying) for one in failed] == [
        ("layout_architecture", "AgentFailed", False)
    ]
    last = told[-1].payload
    assert isinstance(last, WorkflowFailed)
    assert last.error == "NothingToRelease"


def test_an_attempt_that_is_tried_again_has_an_entry_of_its_own(
    database: Path, tenant: str
) -> None:
    engines.ATTEMPTS.clear()
    engines.Waverer(on="color_palette").save("again", overwrite=True)
    build(database, tenant, engine="waverer/again")
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        mine = select(AgentExecution).where(AgentExecution.agent == "color_palette")
        entries = session.scalars(mine.order_by(AgentExecution.attempt)).all()
    assert [(one.attempt, one.status) for one in entries] == [
        (1, "retry"),
        (2, "retry"),
        (3, "completed"),
    ]
    assert entries[0].reason == "Agent 'color_palette' gave an invalid answer: no JSON"


def test_a_run_whose_process_was_lost_is_closed_by_the_next(database: Path, tenant: str) -> None:
    build(database, tenant)
    postgres = DatabaseHome().postgres()
    owner = tenant_id(postgres, tenant)
    lost = _lost_flow_run()
    with postgres.session(owner) as session:
        project_id = session.scalars(select(Project.id)).one()
        session.add(
            WorkflowExecution(
                tenant_id=owner,
                project_id=project_id,
                flow="build-website",
                status="running",
                idempotency_key="lost",
                prefect_flow_run_id=lost,
            )
        )
    build(database, tenant)
    assert ("failed", "Its process ended without a word.") in runs(tenant)


def _lost_flow_run() -> UUID:
    """Return a run Prefect knows to be over."""
    with get_client(sync_client=True) as client:
        run = client.create_flow_run(take_brief, parameters={"brief": TEXT})
        client.set_flow_run_state(run.id, Failed(), force=True)
        return run.id


def test_the_quality_gate_refuses_a_run_that_cost_more_than_its_budget(
    database: Path, tenant: str
) -> None:
    build(database, tenant)
    postgres = DatabaseHome().postgres()
    owner = tenant_id(postgres, tenant)
    with postgres.session(owner) as session:
        session.add(Budget(tenant_id=owner, project_id=None, limit_usd=1))
    engines.Spender(tenant=tenant, cost_usd=Decimal(7)).save("dear", overwrite=True)
    with pytest.raises(ReleaseRefused) as refused:
        build(database, tenant, engine="spender/dear")
    assert str(refused.value) == (
        "The quality gate refused the release of 'rye-co', and nothing was released. It does not "
        "hold that the run cost no more than the budget of tenant and project. Its report is kept "
        "with the run."
    )
    assert runs(tenant)[-1][0] == "failed"
    with postgres.session(owner, read_only=True) as session:
        verdicts = session.scalars(
            select(QualityReport.verdict).order_by(QualityReport.created_at)
        ).all()
        numbers = session.scalars(select(ReleaseRow.number)).all()
    assert (verdicts, numbers) == (["pass", "fail"], [1])
    assert [
        path.name for path in (database / "out" / tenant / "rye-co" / "releases").iterdir()
    ] == ["1"]


@pytest.mark.parametrize("role", ["owner", "admin", "member"])
def test_who_may_start_runs_gets_a_website(database: Path, tenant: str, role: str) -> None:
    person(tenant, "ana@rye.example", role)
    assert build(database, tenant, user="Ana@rye.example").is_new


def test_a_viewer_starts_no_run_and_brings_no_brief(database: Path, tenant: str) -> None:
    person(tenant, "tim@rye.example", "viewer")
    with pytest.raises(NotAllowed, match="may not use `run:start`"):
        build(database, tenant, user="tim@rye.example")
    with pytest.raises(NotAllowed, match="may not use `brief:write`"):
        take_brief(TEXT, tenant=tenant, user="tim@rye.example")
    assert not (database / "out").exists()
    assert runs(tenant) == []


def test_a_person_of_another_tenant_is_nobody_here(database: Path, tenant: str) -> None:
    person(tenant, "ana@rye.example", "owner")
    other = f"oat-{tenant}"
    with pytest.raises(TenantUnknown):
        build(database, other, user="ana@rye.example")
    ensure_tenant(DatabaseHome().postgres(), other)
    with pytest.raises(UserUnknown):
        build(database, other, user="ana@rye.example")


def test_without_a_database_nobody_can_be_acted_for(home: Path) -> None:
    with pytest.raises(DatabaseUnavailable) as refused:
        build(home, "rye", user="ana@rye.example")
    assert str(refused.value) == (
        "There is no database, so nobody knows what 'ana@rye.example' may do. Make one with "
        "`atelier db init`, or leave the user out."
    )


def test_a_brief_tells_of_its_project_once(database: Path, tenant: str) -> None:
    take_brief(TEXT, tenant=tenant)
    take_brief(TEXT, tenant=tenant)
    take_brief(TEXT.replace("3pm", "5pm"), tenant=tenant)
    assert kinds(tenant) == [EventKind.PROJECT_CREATED, EventKind.PROJECT_UPDATED]


def test_a_model_hears_why_the_database_does_not_answer() -> None:
    """`Make it with atelier db init` would be of no use: it is there."""

    async def opening() -> UUID:
        raise DatabaseUnavailable("The database takes no more connections for now.")

    async def whose() -> None:
        record = Record(Team(agents={}, engine=OfflineEngine()), project="p", tenant="t", user=None)
        record._opening = asyncio.create_task(opening())  # pyright: ignore[reportPrivateUsage]
        await record.account()

    with pytest.raises(DatabaseUnavailable, match=r"^The database takes no more connections"):
        asyncio.run(whose())
