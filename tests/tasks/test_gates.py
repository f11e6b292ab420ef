"""Gates as tasks: in the tenant's own database, kept, and told when there is nothing to ask."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from blocks.database.schema import QualityReport
from blocks.database_home import DatabaseHome
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.ledger import open_execution
from blocks.tenants import ensure_tenant
from domain.errors import DatabaseUnavailable, TenantUnknown
from domain.value import digest
from tasks.gates import check_release, list_tenants, measure_drift


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    with EmbeddedPostgres.throwaway() as url:
        yield url


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, admin_url: str) -> DatabaseHome:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    home = DatabaseHome()
    home.init(admin_url)
    return home


def opened(database: DatabaseHome, slug: str) -> tuple[UUID, UUID]:
    postgres = database.postgres()
    tenant = ensure_tenant(postgres, slug)
    with postgres.session(tenant) as session:
        run = open_execution(
            session, project="rye", flow="build-website", idempotency_key=uuid4().hex
        )
    return tenant, run


def test_a_run_is_checked_and_the_report_is_kept_for_its_tenant(database: DatabaseHome) -> None:
    tenant, run = opened(database, "rye")
    report = check_release.fn(run, tenant="rye", site_sha256=digest("site"))
    assert [one.name for one in report.faults] == ["every-dimension-graded", "release-is-graded"]
    with database.postgres().session(tenant, read_only=True) as session:
        (kept,) = session.scalars(select(QualityReport)).all()
    assert (kept.execution_id, kept.gate, kept.engine, kept.verdict) == (
        run,
        "release",
        "sql",
        "fail",
    )
    checks = kept.results["checks"]
    assert checks == [one.model_dump(mode="json") for one in report.checks]


def test_a_run_of_another_tenant_cannot_be_checked(database: DatabaseHome) -> None:
    _, run = opened(database, "oat")
    opened(database, "elm")
    with pytest.raises(LookupError, match="This tenant has no run"):
        check_release.fn(run, tenant="elm")
    with pytest.raises(TenantUnknown):
        check_release.fn(run, tenant="nobody")


def test_drift_is_measured_for_one_tenant_at_a_time(database: DatabaseHome) -> None:
    opened(database, "ash")
    assert list_tenants.fn("ash") == ("ash",)
    assert "ash" in list_tenants.fn(None)
    report = measure_drift.fn("ash", days=7, renew=False)
    assert {one.passed for one in report.checks} == {None}


def test_without_a_database_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    with pytest.raises(DatabaseUnavailable, match="Make one with `atelier db init`"):
        check_release.fn(uuid4(), tenant="rye")
