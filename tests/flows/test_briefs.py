"""A brief is stored once and built from by its project, and another tenant finds nothing of it."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from blocks.database_home import DatabaseHome
from blocks.embedded_postgres import EmbeddedPostgres
from domain.errors import DatabaseUnavailable, ProjectUnknown, TenantUnknown
from domain.intake import read_brief
from domain.release import Built
from flows.briefs import take_brief
from flows.website import build_website

TEXT = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."


def build(brief: str, *, tenant: str, out: str, rounds: int = 3) -> Built:
    return asyncio.run(build_website(brief, tenant=tenant, out=out, rounds=rounds))


@pytest.fixture(scope="module")
def admin_url() -> Iterator[str]:
    with EmbeddedPostgres.throwaway() as url:
        yield url


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
    built = build(first, tenant="rye", out=str(database / "out"), rounds=0)
    assert built.manifest.brief_sha256 == read_brief("brief", changed.encode()).sha256


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
