"""Housekeeping on a real API, a real database and real releases: what goes, what stays."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast
from uuid import uuid4

import pytest
from prefect import flow
from prefect.artifacts import Artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import Artifact as ArtifactResponse
from prefect.states import Completed, Scheduled
from sqlalchemy import update

from blocks.database.schema import ResultRow
from blocks.database_home import DatabaseHome
from blocks.kept_results import result_folders
from blocks.result_retention import ELSEWHERE
from blocks.result_store import PostgresResults
from blocks.signing_key import SigningKey
from blocks.site_store import SiteStore
from blocks.tenants import tenant_id
from domain.housekeeping import ACCEPTED, LIVE, UNREADABLE, YOUNG, Swept
from domain.site import Site, SiteFile
from flows.housekeeping import keep_house
from tasks.housekeeping import UNDER_WAY, remove_old_runs
from tests.blocks.database.releases import stated

SITE = Site.of([SiteFile.text("index.html", "<p>Bread</p>")])
LONG_AGO = datetime.now(UTC) - timedelta(days=200)


def _write_releases(out: Path, tenant: str) -> None:
    """Write five releases of long ago: the second was accepted, the last is live."""
    store = SiteStore(folder=out, tenant=tenant)
    for number in range(1, 6):
        manifest = stated(SITE, tenant=tenant, project="rye", number=number)
        old = {"accepted": number == 2, "made_at": LONG_AGO.isoformat()}
        store.write(SITE, manifest.model_copy(update=old), report="", key=SigningKey())


def _keep_results() -> None:
    results = PostgresResults()
    for key in ("rye/old", "rye/new"):
        results.write_path(key, b"0123456789")
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, "rye")) as session:
        old = update(ResultRow).where(ResultRow.key == "rye/old")
        session.execute(old.values(written_at=LONG_AGO))


def _keep_runs(name: str) -> list[str]:
    """Put two runs into the history, one that has ended and one that has not begun."""

    @flow(name=name)
    def work() -> None: ...

    with get_client(sync_client=True) as client:
        made = [client.create_flow_run(work, state=state) for state in (Completed(), Scheduled())]
    return [str(one.id) for one in made]


def _leave_half_a_release(out: Path, tenant: str) -> None:
    """Leave what a process leaves that is killed while it releases."""
    SiteStore(folder=out, tenant=tenant).stage(SITE, project="rye").close()


def _is_there(run: str) -> bool:
    with get_client(sync_client=True) as client:
        found = client.request(
            "POST", "/flow_runs/filter", json={"flow_runs": {"id": {"any_": [run]}}}
        )
        return len(found.json()) == 1


@pytest.fixture
def swept(home: Path, admin_url: str) -> dict[str, Swept]:
    DatabaseHome().init(admin_url)
    for tenant in ("local", "rye"):
        _write_releases(home / "out", tenant)
        _leave_half_a_release(home / "out", tenant)
    _keep_results()
    return {one.what: one for one in keep_house(str(home / "out"), newest=1)}


def test_what_is_old_goes_and_the_rest_stays_with_a_reason(
    home: Path, swept: dict[str, Swept]
) -> None:
    for project in (home / "out" / "rye", home / "out" / "rye" / "rye"):
        assert sorted(path.name for path in (project / "releases").iterdir()) == ["2", "5"]
        assert (project / "latest" / "site" / "index.html").is_file()
    assert swept["releases"].removed == 6
    assert swept["releases"].kept == {ACCEPTED: 2, LIVE: 2}
    assert swept["releases"].size_bytes > 6 * len("<p>Bread</p>")
    assert (swept["results"].removed, swept["results"].size_bytes) == (1, 10)
    assert swept["results"].kept[YOUNG] == 1
    with pytest.raises(ValueError, match="its task has to run"):
        PostgresResults().read_path("rye/old")
    assert PostgresResults().read_path("rye/new") == b"0123456789"


def test_old_runs_go_from_the_history_and_those_under_way_stay(home: Path) -> None:
    mine, others = (f"swept-{uuid4().hex[:8]}" for _ in range(2))
    (ended, begun), (of_others, _) = _keep_runs(mine), _keep_runs(others)
    swept = remove_old_runs.fn([mine], days=1)
    assert (swept.removed, swept.kept) == (0, {YOUNG: 1, UNDER_WAY: 1})
    # Nothing can be made to have ended long ago, so the day is said from which on it is old.
    swept = remove_old_runs.fn([mine], days=-1)
    assert (swept.removed, swept.kept) == (1, {UNDER_WAY: 1})
    assert [_is_there(run) for run in (ended, begun, of_others)] == [False, True, True]


def test_the_report_is_a_table_in_the_dashboard(home: Path) -> None:
    keep_house(str(home / "out"))
    found = cast("ArtifactResponse | None", Artifact.get("housekeeping"))
    assert found
    assert found.description
    assert found.description.startswith("Removed: 0 releases, 0 results, ")


def test_files_of_results_go_too_but_none_in_a_folder_of_others(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder,) = result_folders()
    for name in ("old", "new"):
        (folder / "rye").mkdir(parents=True, exist_ok=True)
        (folder / "rye" / name).write_bytes(b"0123")
    os.utime(folder / "rye" / "old", (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    found = {one.what: one for one in keep_house(str(home / "out"))}["results"]
    assert (found.removed, found.kept) == (0, {ELSEWHERE: 2})
    monkeypatch.setenv("ATELIER_HOME", str(home))
    found = {one.what: one for one in keep_house(str(home / "out"))}["results"]
    assert (found.removed, found.size_bytes, found.kept) == (1, 4, {YOUNG: 1})
    assert [path.name for path in (folder / "rye").iterdir()] == ["new"]


def test_a_release_nobody_can_read_stays(home: Path) -> None:
    _write_releases(home / "out", "local")
    (home / "out" / "rye" / "releases" / "1" / "manifest.json").write_text("{", encoding="utf-8")
    found = {one.what: one for one in keep_house(str(home / "out"), newest=1)}["releases"]
    assert found.kept == {UNREADABLE: 1, ACCEPTED: 1, LIVE: 1}
