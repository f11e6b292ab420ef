"""A brief is stored once and built from by its project, and another tenant finds nothing of it."""

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from blocks.audit_log import check_audit_log
from blocks.database.schema import (
    AgentExecution,
    GeneratedAsset,
    ReleaseRow,
    WebsiteEvaluation,
    WorkflowExecution,
)
from blocks.database_home import DatabaseHome
from blocks.tenants import tenant_id
from domain.errors import DatabaseUnavailable, ProjectUnknown, TenantUnknown
from domain.intake import read_brief
from domain.release import Built
from flows.briefs import take_brief
from flows.website import build_website
from tasks.gathering import read_brief as read_stored

TEXT = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."


def build(brief: str, *, tenant: str, out: str, rounds: int = 3) -> Built:
    return asyncio.run(build_website(brief, tenant=tenant, out=out, rounds=rounds))


@pytest.fixture
def database(home: Path, admin_url: str) -> Path:
    DatabaseHome().init(admin_url)
    return home


def test_a_stored_brief_is_built_by_its_project(database: Path) -> None:
    stored = take_brief(TEXT, tenant="rye")
    assert stored == take_brief(TEXT, tenant="rye")
    built = build(stored, tenant="rye", out=str(database / "out"))
    assert built.manifest.accepted
    assert built.manifest.project == "rye-co"


def test_the_newest_brief_of_a_project_counts(database: Path) -> None:
    first = take_brief(TEXT, tenant="rye")
    changed = TEXT.replace("3pm", "5pm")
    later = take_brief(changed, tenant="rye")
    assert first == later
    assert newest(first, "rye") == read_brief("brief", changed.encode()).sha256


def test_a_brief_that_is_given_again_is_the_newest_again(database: Path) -> None:
    given = [take_brief(text, tenant="again") for text in (TEXT, TEXT.replace("3pm", "5pm"), TEXT)]
    assert newest(given[0], "again") == read_brief("brief", TEXT.encode()).sha256


def newest(stored: str, tenant: str) -> str:
    """Return the hash of the brief a build of the project works from."""
    return read_stored.fn(stored, tenant=tenant, project=None).sha256


def test_another_tenant_finds_nothing_of_it(database: Path) -> None:
    stored = take_brief(TEXT, tenant="rye")
    take_brief(TEXT, tenant="oat")
    with pytest.raises(ProjectUnknown, match="There is no project"):
        build(stored, tenant="oat", out=str(database / "out"))


def test_a_tenant_nobody_knows_has_no_projects(database: Path) -> None:
    with pytest.raises(TenantUnknown):
        build(f"project:{uuid4()}", tenant="nobody", out=str(database / "out"))


def test_what_is_no_id_is_no_project(database: Path) -> None:
    take_brief(TEXT, tenant="rye")
    with pytest.raises(ProjectUnknown) as unknown:
        build("project:x", tenant="rye", out=str(database / "out"))
    assert str(unknown.value) == (
        "There is no project 'x' with a brief. Store one with the flow `take-brief`, which returns "
        "the project's id."
    )


def test_without_a_database_the_remedy_is_told(home: Path) -> None:
    with pytest.raises(DatabaseUnavailable, match="Make one with `atelier db init`"):
        take_brief(TEXT, tenant="rye")


def test_a_run_is_written_down_with_its_calls_grades_and_release(database: Path) -> None:
    stored = take_brief(TEXT, tenant="ledger")
    built = build(stored, tenant="ledger", out=str(database / "out"))
    postgres = DatabaseHome().postgres()
    tenant = tenant_id(postgres, "ledger")
    with postgres.session(tenant, read_only=True) as session:
        run = session.scalars(select(WorkflowExecution)).one()
        calls = session.scalars(select(AgentExecution)).all()
        grades = session.scalars(select(WebsiteEvaluation)).all()
        release = session.scalars(select(ReleaseRow)).one()
        files = session.scalars(select(GeneratedAsset.path)).all()
    assert (run.status, run.reason) == ("completed", built.manifest.stopped)
    assert len(calls) == len(built.agents_run) > 30
    assert {grade.dimension for grade in grades} == {g.dimension for g in built.manifest.grades}
    assert release.manifest["site_sha256"] == built.manifest.site_sha256
    assert sorted(files) == sorted(file.path for file in built.manifest.files)
    log = check_audit_log(postgres, tenant)
    assert (log.entries, log.problems) == (1, ())


def test_a_site_is_released_even_when_the_database_is_away(database: Path) -> None:
    access = database / "home" / "database" / "access.json"
    access.write_text("{}", encoding="utf-8")
    built = build(TEXT, tenant="away", out=str(database / "out"), rounds=0)
    assert (Path(built.release) / "site" / "index.html").is_file()
