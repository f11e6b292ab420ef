"""An import leaves a brief that can be built from, and a report that calls nobody."""

import re
import sys
from pathlib import Path

import pytest

from blocks._expectations import Answer, Job, Tables
from blocks.expectations import ask
from blocks.imports import (
    BRIEF,
    DATA_DOCS,
    REPORT,
    import_folder,
    read_tables,
    understood_brief,
    write_import,
)
from domain.errors import BriefInvalid
from domain.gates import GateUnavailable
from domain.imports.gate import expected_of
from tests.blocks.expectations import needs_gx

TABLE = (
    "Service,Price (£),<script>alert(1)</script>\n"
    "Sourdough secret-loaf,4.20,x\n"
    ",5,\n"
    '"=HYPERLINK(""http://evil.example"",""Bread"")",5,\n'
    "Rye,dear,\n"
    "Rye,dear,\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rye.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def without_gx(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "great_expectations", None)


def test_an_import_leaves_a_report_and_a_brief_to_build_from(
    table: Path, tmp_path: Path, without_gx: None
) -> None:
    imported = read_tables(table, project="rye")
    folder = import_folder(tmp_path / "out", imported, tenant="local")
    assert folder == tmp_path / "out" / "rye" / "import"
    assert write_import(imported, folder) == (
        "Great Expectations could not measure: It is not installed; `pip install "
        "'atelier[quality]'`. The gate gives its verdict without it."
    )
    assert sorted(path.name for path in folder.iterdir()) == [BRIEF, REPORT]
    brief = understood_brief(imported, folder)
    assert (brief.project, brief.source) == ("rye", "brief.yaml")
    page = (folder / REPORT).read_text(encoding="utf-8")
    assert "The price &#39;dear&#39; cannot be read" in page
    assert "<script" not in page
    assert "<a " not in page


def test_imports_of_tenants_and_projects_lie_apart(table: Path, tmp_path: Path) -> None:
    imported = read_tables(table)
    assert import_folder(tmp_path, imported, tenant="oat") == tmp_path / "oat" / "rye" / "import"


def test_nothing_usable_is_refused_with_the_place_of_the_report(
    tmp_path: Path, without_gx: None
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Q1,Q2\n1,2\n", encoding="utf-8")
    imported = read_tables(path)
    write_import(imported, tmp_path / "import")
    with pytest.raises(BriefInvalid) as refused:
        understood_brief(imported, tmp_path / "import")
    assert str(refused.value).startswith(
        "odd.csv: Nothing in it can be used. No column of this sheet is known, so it is not used."
    )
    assert str(refused.value).endswith(
        f"Everything that is wrong stands in {str(tmp_path / 'import' / REPORT)!r}."
    )
    assert not (tmp_path / "import" / BRIEF).exists()


@pytest.mark.long
@needs_gx
def test_great_expectations_adds_a_report_that_calls_nobody_and_quotes_nothing(
    table: Path, tmp_path: Path
) -> None:
    imported = read_tables(table)
    folder = tmp_path / "import"
    stale = folder / DATA_DOCS / "stale.html"
    stale.parent.mkdir(parents=True)
    stale.touch()
    assert write_import(imported, folder) == ""
    assert not stale.exists()
    assert f'<a href="{DATA_DOCS}/index.html">' in (folder / REPORT).read_text(encoding="utf-8")
    pages = list((folder / DATA_DOCS).rglob("*.html"))
    assert any("validations" in path.parts for path in pages)
    for path in pages:
        page = path.read_text(encoding="utf-8")
        assert "script-src 'none'" in page
        loaded = re.findall(r"""<(?:script|link|img)\b[^>]*(?:src|href)=["']https?:""", page)
        assert loaded == []
        for quoted in ("secret-loaf", "HYPERLINK", "evil.example", "alert(1)", "dear"):
            assert quoted not in page


@pytest.mark.long
@needs_gx
def test_great_expectations_answers_as_the_gate_does(table: Path, tmp_path: Path) -> None:
    imported = read_tables(table)
    rows = Tables(tables=imported.rows, report=str(tmp_path))
    found = ask(Job(expectations=expected_of(imported.rows), rows=rows))
    checks = imported.report.checks
    assert found == Answer(answers={one.name: one.passed for one in checks})
    assert [one.name for one in checks if not one.passed] == [
        "columns-known",
        "services-name-present",
        "services-name-read",
        "services-price-read",
        "services-row-new",
    ]


def test_a_library_that_is_missing_is_told(without_gx: None) -> None:
    job = Job(expectations=(), rows=Tables(tables={}, report="x"))
    with pytest.raises(GateUnavailable, match=r"It is not installed; `pip install"):
        ask(job)
