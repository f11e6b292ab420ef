"""What an operator runs: a run's gate by Great Expectations, and the nightly watch over all tenants."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from prefect import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
from sqlalchemy import text

from blocks._expectations import is_installed
from blocks.database_home import DatabaseHome
from blocks.ledger import open_execution
from blocks.tenants import ensure_tenant
from domain.alerts import DRIFT_FOUND, DRIFT_GONE
from domain.gates import GateClosed, Verdict
from domain.grading.grade import DIMENSIONS
from domain.value import digest
from flows import gates
from flows.figures import show_figures
from flows.gates import check_release_gate, watch_drift
from tests.prefect_server import events_told

SITE = digest("site")


@pytest.fixture
def database(home: Path, admin_url: str) -> DatabaseHome:
    made = DatabaseHome()
    made.init(admin_url)
    return made


def run(database: DatabaseHome, slug: str, *, score: float = 0.95, graded: int = 5) -> UUID:
    """Write down a run of a tenant with some of its grades, and its release."""
    postgres = database.postgres()
    with postgres.session(ensure_tenant(postgres, slug)) as session:
        key = uuid4().hex
        execution = open_execution(session, project=key, flow="build-website", idempotency_key=key)
        own = {"tenant_id": session.info["tenant_id"], "execution_id": execution, "site": SITE}
        for dimension in DIMENSIONS[:graded]:
            session.execute(
                text(
                    "INSERT INTO app.website_evaluations (tenant_id, execution_id, round, dimension, "
                    "status, score, gate, engines, findings, site_sha256) VALUES (:tenant_id, "
                    ":execution_id, 0, :dimension, 'scored', :score, 'pass', '[]', '[]', :site)"
                ),
                own | {"dimension": dimension, "score": score},
            )
        session.execute(
            text(
                "INSERT INTO app.agent_executions (tenant_id, execution_id, agent, engine, status, "
                "content_key, cost_usd) VALUES (:tenant_id, :execution_id, 'faq', 'e', 'completed', "
                ":site, 0)"
            ),
            own,
        )
        session.execute(
            text(
                "INSERT INTO app.releases (tenant_id, execution_id, project_id, number, site_sha256, "
                "manifest, accepted) SELECT :tenant_id, :execution_id, project_id, 1, :site, '{}', "
                "true FROM app.workflow_executions WHERE id = :execution_id"
            ),
            own,
        )
    return execution


def artifact(key: str) -> tuple[str, str]:
    """Return description and content of the newest artifact of this key."""
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
        )
    newest = max(found, key=lambda one: str(one.created))
    return str(newest.description), str(newest.data)


@pytest.mark.skipif(not is_installed(), reason="Great Expectations is not installed")
def test_a_run_in_order_passes_and_one_that_is_not_fails_the_flow(database: DatabaseHome) -> None:
    report = check_release_gate(run(database, "rye"), tenant="rye")
    assert (report.verdict, report.engine) == (Verdict.PASS, "great-expectations")
    description, table = artifact("release-gate-rye")
    assert description == "The gate release says pass (great-expectations)"
    assert "every-dimension-graded" in table
    faulty = run(database, "rye", graded=3)
    with pytest.raises(GateClosed) as closed:
        check_release_gate(faulty, tenant="rye")
    assert str(closed.value) == (
        f"The gate 'release' does not let the run {faulty} pass: every-dimension-graded. The table "
        "of the run says what was measured and what was expected."
    )
    assert artifact("release-gate-rye")[0] == "The gate release says fail (great-expectations)"


def test_the_verdict_is_the_same_where_the_library_is_missing(
    database: DatabaseHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gates, "is_installed", lambda: False)
    report = check_release_gate(run(database, "oat"), tenant="oat")
    assert (report.verdict, report.engine) == (Verdict.PASS, "sql")
    with pytest.raises(GateClosed, match="every-dimension-graded"):
        check_release_gate(run(database, "oat", graded=3), tenant="oat")


def test_drift_of_one_tenant_fails_the_night_and_the_others_are_measured_all_the_same(
    database: DatabaseHome,
) -> None:
    for slug in ("elm", "fir"):
        for _ in range(5):
            run(database, slug, score=0.95)
        watch_drift(tenant=slug)
    for _ in range(5):
        run(database, "elm", score=0.5)
    with pytest.raises(GateClosed) as closed:
        watch_drift()
    assert str(closed.value).startswith(
        "The gate 'drift' does not let tenant 'elm' pass: performance-mean, performance-p10, seo-mean,"
    )
    assert {one["of"] for one in events_told(DRIFT_FOUND)} == {"atelier.drift.elm"}
    assert "atelier.drift.fir" in {one["of"] for one in events_told(DRIFT_GONE)}
    assert artifact("drift-elm")[0] == "The gate drift says fail (sql)"
    description, table = artifact("drift-fir")
    assert description == "The gate drift says pass (sql)"
    assert "0.5" not in table.replace("0.95", "")
    assert watch_drift(tenant="fir")["fir"].verdict is Verdict.PASS


def test_figures_of_every_client_are_three_tables(database: DatabaseHome) -> None:
    run(database, "yew", score=0.8)
    found = show_figures(hours=1)
    assert found["yew"].grades["seo"].mean == 0.8
    for name, said in (("operations", "yew"), ("cost", "[]"), ("quality", "0.800")):
        description, table = artifact(f"figures-{name}")
        assert description == f"{name.capitalize()} of the last 1 hours"
        assert said in table
