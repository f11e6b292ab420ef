"""A client's table becomes a brief to build from, with a database and without one."""

from pathlib import Path

import pytest
from sqlalchemy import select

from blocks import expectations
from blocks.database.schema import QualityReport
from blocks.database_home import DatabaseHome
from blocks.tenants import tenant_id
from domain.errors import BriefInvalid
from flows.imports import import_client_data
from tasks.gathering import read_brief

TABLE = "Service,Price (£)\nSourdough loaf,4.20\nRye loaf,dear\n"


@pytest.fixture
def without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has Great Expectations, which adds a report of its own and takes five seconds for it."""
    monkeypatch.setattr(expectations, "is_installed", lambda: False)


@pytest.fixture
def table(home: Path) -> Path:
    path = home / "rye.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.usefixtures("without_the_library")
def test_without_a_database_a_brief_file_is_left(table: Path, home: Path) -> None:
    taken = import_client_data(str(table), project="rye", out=str(home / "out"))
    folder = home / "out" / "rye" / "import"
    assert taken.brief == str(folder / "brief.yaml")
    assert (taken.project, taken.counts, taken.problems) == ("rye", {"services": 2}, 1)
    assert (folder / "report.html").is_file()
    brief = read_brief.fn(taken.brief, tenant="local", project=None)
    assert [fact.text for fact in brief.facts if fact.kind == "service"] == [
        "Sourdough loaf – £4.20",
        "Rye loaf",
    ]


def test_with_a_database_the_brief_and_the_verdict_are_stored_for_the_tenant(
    table: Path, home: Path, admin_url: str
) -> None:
    DatabaseHome().init(admin_url)
    taken = import_client_data(str(table), tenant="rye", project="rye", out=str(home / "out"))
    assert taken.brief.startswith("project:")
    assert taken.folder == str(home / "out" / "rye" / "rye" / "import")
    brief = read_brief.fn(taken.brief, tenant="rye", project=None)
    assert brief.project == "rye"
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, "rye"), read_only=True) as session:
        (kept,) = session.scalars(select(QualityReport)).all()
    assert (kept.gate, kept.engine, kept.verdict) == ("import", "python", "warn")
    assert "loaf" not in str(kept.results)
    assert "dear" not in str(kept.results)


@pytest.mark.usefixtures("without_the_library")
def test_nothing_usable_fails_the_run_with_the_place_of_the_report(home: Path) -> None:
    path = home / "odd.csv"
    path.write_text("Q1,Q2\n1,2\n", encoding="utf-8")
    with pytest.raises(BriefInvalid, match=r"odd\.csv: Nothing in it can be used"):
        import_client_data(str(path), out=str(home / "out"))
    assert (home / "out" / "odd" / "import" / "report.html").is_file()
