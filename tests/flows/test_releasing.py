"""A release that fails half-way, at every point, leaves no trace on disk nor in the database."""

import asyncio
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from prefect.settings import get_current_settings
from sqlalchemy import func, make_url, select

from blocks.database.schema import GeneratedAsset, ReleaseRow, WorkflowExecution
from blocks.database_home import DatabaseHome
from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from blocks.site_store import SiteStore
from blocks.staged_site import StagedSite
from blocks.tenants import tenant_id
from domain.errors import DatabaseUnavailable
from domain.release import Built
from flows.website import build_website

ROOT = Path(__file__).parents[2]
BRIEF = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."
BUILD = """
import asyncio, os, sys
from blocks.site_store import SiteStore
from blocks.staged_site import StagedSite
from flows.website import build_website

def killed(*words, **more):
    os.kill(os.getpid(), 9)

def half(self, files):
    (self.folder / "site").mkdir()
    (self.folder / "site" / "index.html").write_text("<!doctype", encoding="utf-8")
    killed()

def sealed(self, *words, **more):
    seal(self, *words, **more)
    killed()

seal = SiteStore.seal
where, name, by = {
    "while files are written": (StagedSite, "fill", half),
    "before the manifest": (StagedSite, "write", killed),
    "before the commit": (SiteStore, "seal", sealed),
    "after the commit": (SiteStore, "publish", killed),
    "before latest": (SiteStore, "point_latest", killed),
}[sys.argv[1]]
setattr(where, name, by)
asyncio.run(build_website(sys.argv[2], tenant=sys.argv[3], out=sys.argv[4]))
"""
POINTS = (
    "while files are written",
    "before the manifest",
    "before the commit",
    "after the commit",
    "before latest",
)


@pytest.fixture
def tenant() -> str:
    return f"rye-{uuid4().hex[:8]}"


@pytest.fixture
def database(home: Path, admin_url: str) -> Path:
    DatabaseHome().init(admin_url)
    return home


def build(home: Path, tenant: str) -> Built:
    return asyncio.run(build_website(BRIEF, tenant=tenant, out=str(home / "out")))


def project(home: Path, tenant: str) -> Path:
    return home / "out" / tenant / "rye-co"


def on_disk(home: Path, tenant: str) -> list[str]:
    """Return everything there is of releases, also what is hidden."""
    place = project(home, tenant)
    found = [*place.glob("releases/*"), *(path for path in place.iterdir() if path.is_symlink())]
    return sorted(path.name for path in found)


def in_database(tenant: str) -> tuple[int, int, int]:
    """Return how many releases, files of releases, and runs that ended with one there are."""
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        releases = session.scalars(select(func.count()).select_from(ReleaseRow)).one()
        files = session.scalars(select(func.count()).select_from(GeneratedAsset)).one()
        ended = select(func.count()).where(WorkflowExecution.status == "completed")
        return releases, files, session.scalars(ended).one()


def is_whole(home: Path, tenant: str) -> bool:
    """Whether there is one release, `latest` names it, and it is what its manifest says."""
    latest = project(home, tenant) / "latest"
    stated = ReleaseFolder(path=latest.resolve()).verify(SigningKey())
    return (stated.release, on_disk(home, tenant)) == (1, ["1", "latest"])


@contextmanager
def full_disk() -> Generator[None]:
    """Let no file of this process grow beyond 100 bytes, as the kernel does on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def on_full_disk(work: Callable[..., Any]) -> Callable[..., Any]:
    def worked(*words: Any, **more: Any) -> Any:
        with full_disk():
            return work(*words, **more)

    return worked


@pytest.mark.parametrize(("where", "name"), [(StagedSite, "fill"), (StagedSite, "write")])
def test_a_full_disk_leaves_no_trace_and_the_next_run_releases(
    database: Path, tenant: str, monkeypatch: pytest.MonkeyPatch, where: type, name: str
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(where, name, on_full_disk(getattr(where, name)))
        with pytest.raises(OSError, match="File too large"):
            build(database, tenant)
    assert on_disk(database, tenant) == []
    assert in_database(tenant) == (0, 0, 0)
    assert build(database, tenant).manifest.release == 1
    assert is_whole(database, tenant)


def test_without_a_database_a_full_disk_leaves_no_trace_either(
    home: Path, tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(StagedSite, "write", on_full_disk(StagedSite.write))
        with pytest.raises(OSError, match="File too large"):
            build(home, tenant)
    assert on_disk(home, tenant) == []


def test_a_row_the_database_refuses_leaves_no_trace_on_disk(
    database: Path, tenant: str, admin_url: str
) -> None:
    url = make_url(admin_url).set(drivername="postgresql", database="atelier")
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as admin:
        admin.execute("ALTER TABLE app.releases ADD CONSTRAINT full_up CHECK (false) NOT VALID")
        try:
            with pytest.raises(Exception, match="full_up"):
                build(database, tenant)
        finally:
            admin.execute("ALTER TABLE app.releases DROP CONSTRAINT full_up")
    assert on_disk(database, tenant) == []
    assert in_database(tenant) == (0, 0, 0)


def test_a_database_that_goes_away_before_the_commit_is_asked_again(
    database: Path, tenant: str, monkeypatch: pytest.MonkeyPatch, admin_url: str
) -> None:
    gone: list[str] = []

    def cut_off(self: SiteStore, *words: Any, **more: Any) -> None:
        seal(self, *words, **more)
        if not gone:
            _end_all_sessions(admin_url)
            gone.append("once")

    seal = SiteStore.seal
    monkeypatch.setattr(SiteStore, "seal", cut_off)
    assert build(database, tenant).manifest.release == 1
    assert gone == ["once"]
    assert is_whole(database, tenant)
    assert in_database(tenant)[::2] == (1, 1)


def test_an_answer_to_the_commit_that_never_came_makes_no_second_release(
    database: Path, tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unheard: list[str] = []

    def lost(self: SiteStore, *words: Any, **more: Any) -> Path:
        if not unheard:
            unheard.append("once")
            raise DatabaseUnavailable("It was committed, and nobody heard of it.")
        return publish(self, *words, **more)

    publish = SiteStore.publish
    monkeypatch.setattr(SiteStore, "publish", lost)
    assert build(database, tenant).manifest.release == 1
    assert unheard == ["once"]
    assert is_whole(database, tenant)
    assert in_database(tenant)[::2] == (1, 1)


def test_what_is_committed_and_cannot_be_published_is_published_by_the_next_run(
    database: Path, tenant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: SiteStore, *_words: Any) -> Path:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(SiteStore, "publish", broken)
        with pytest.raises(OSError, match="Input/output error"):
            build(database, tenant)
    assert not (project(database, tenant) / "latest").exists()
    assert in_database(tenant)[::2] == (1, 1)
    again = build(database, tenant)
    assert (again.is_new, again.manifest.release) == (False, 1)
    assert is_whole(database, tenant)
    assert in_database(tenant)[0] == 1


@pytest.mark.long
@pytest.mark.parametrize("point", POINTS)
def test_a_run_killed_while_it_releases_is_cleared_away_by_the_next(
    database: Path, tenant: str, point: str
) -> None:
    settings = get_current_settings()
    killed = subprocess.run(
        [sys.executable, "-c", BUILD, point, BRIEF, tenant, str(database / "out")],
        cwd=ROOT,
        env={
            **os.environ,
            **settings.to_environment_variables(exclude_unset=True),
            "PREFECT_LOCAL_STORAGE_PATH": str(settings.results.local_storage_path),
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr[-2000:]
    assert not (project(database, tenant) / "latest").exists()
    is_committed = point in ("after the commit", "before latest")
    assert in_database(tenant)[0] == is_committed
    again = build(database, tenant)
    assert (again.is_new, again.manifest.release) == (not is_committed, 1)
    assert is_whole(database, tenant)
    assert in_database(tenant)[0] == 1


def test_what_another_process_is_at_work_on_is_left_alone(home: Path, tenant: str) -> None:
    store = SiteStore(folder=home / "out", tenant=tenant)
    first = build(home, tenant)
    with store.door("rye-co"):
        at_work = StagedSite.below(store.releases("rye-co"))
    assert build(home, tenant).release == first.release
    assert at_work.folder.is_dir()
    at_work.close()
    build(home, tenant)
    assert not at_work.folder.exists()


def _end_all_sessions(admin_url: str) -> None:
    url = make_url(admin_url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = 'atelier' AND pid <> pg_backend_pid()"
        )
