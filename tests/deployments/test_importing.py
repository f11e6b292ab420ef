"""`atelier import` as a person uses it: one sentence per fault, a report, a brief to build from."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from blocks import expectations
from deployments.cli import run
from tests.deployments.loaded import Loaded, Operator
from tests.deployments.person import ROOT, Person

TABLE = (
    "Service;Price (£);Mood\n"
    "Sourdough loaf;4.20;good\n"
    "Rye loaf;dear;\n"
    '"=HYPERLINK(""http://evil.example"";""Bun"")";3;\n'
    "<script>alert(1)</script>;3.50;\n"
)
SAID = """\
rye.csv, rows understood: services 3.
Sheet 'rye', row 1, column 'Mood': This column is not known, so its value is not used. Call it one \
of: currency, description, duration, group, notes, unit.
Sheet 'rye', row 3, column 'Price (£)': The price 'dear' cannot be read, so it is left out. Write it \
as '12.50 EUR'.
Sheet 'rye', row 4, column 'Service': '=HYPERLINK("http://evil.example";"Bun")' is a formula, not a \
value, so it is left out. Write the value itself.
The report for the client: {folder}/report.html
"""
REMEDY = "Give a table as CSV, or as Excel (.xlsx) without macros."


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Say = Callable[..., Said]


@pytest.fixture
def without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has Great Expectations, which adds a report of its own and takes five seconds for it."""
    monkeypatch.setattr(expectations, "is_installed", lambda: False)


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a command in a folder with a table, as a person with an empty home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    (tmp_path / "rye.csv").write_text(TABLE, encoding="utf-8")

    def ask(*arguments: str) -> Said:
        code = run(arguments)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return ask


def test_every_fault_is_said_and_the_brief_is_named(say: Say) -> None:
    said = say("import", "rye.csv", "--project", "rye")
    folder = "out/rye/import"
    assert said.code == 0
    assert said.out == SAID.format(folder=folder) + (
        f"Build from it: atelier build {folder}/brief.yaml\n"
    )


@pytest.mark.usefixtures("without_the_library")
def test_a_table_without_a_fault_says_so_little(say: Say, tmp_path: Path) -> None:
    (tmp_path / "team.csv").write_text("Name,Role\nAnna,Baker\n", encoding="utf-8")
    said = say("import", "team.csv", "--tenant", "oat", "--out", "there")
    assert said.out.splitlines() == [
        "team.csv, rows understood: people 1.",
        "The report for the client: there/oat/team/import/report.html",
        "Build from it: atelier build there/oat/team/import/brief.yaml",
    ]


@pytest.mark.usefixtures("without_the_library")
def test_of_many_faults_the_first_twenty_are_said(say: Say, tmp_path: Path) -> None:
    rows = "".join(f"Loaf {i},dear\n" for i in range(30))
    (tmp_path / "many.csv").write_text(f"Service,Price\n{rows}", encoding="utf-8")
    lines = say("import", "many.csv").out.splitlines()
    assert len(lines) == 1 + 20 + 1 + 1 + 1
    assert lines[21] == "10 more problems are in the report."


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("import none.csv", f"none.csv: There is no such file. {REMEDY}"),
        ("import folder.csv", f"folder.csv: It is a folder, not a file. {REMEDY}"),
        ("import large.csv", f"large.csv: It is 50 MB, more than the 10 MB a table may have. {REMEDY}"),
        ("import binary.csv", "binary.csv: The file is binary, no table. Save the table as CSV in UTF-8, "
         "or as Excel (.xlsx)."),
        ("import rye.csv --tenant A", "--tenant: 'A' is no slug. Use a-z and 0-9, words joined by `-`."),
        ("import rye.csv --project ../x",
         "--project: '../x' is no slug. Use a-z and 0-9, words joined by `-`."),
        ("import rye.csv --out rye.csv",
         "--out: 'rye.csv/rye/import' cannot be made: Not a directory. Give a folder you may write to."),
    ],
)  # fmt: skip
def test_bad_input_gets_one_sentence_and_nothing_is_written(
    say: Say, tmp_path: Path, line: str, sentence: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "binary.csv").write_bytes(b"\x7fELF\x00\x01")
    with (tmp_path / "large.csv").open("wb") as large:
        large.truncate(50_000_000)
    before = sorted(tmp_path.rglob("*"))
    assert say(*line.split()) == Said(2, "", f"{sentence}\n")
    assert sorted(tmp_path.rglob("*")) == before


def test_a_bad_table_is_refused_without_loading_what_is_slow() -> None:
    program = (
        "import sys; from deployments.cli import run; run(['import', 'none.csv']); "
        "print(*({'prefect', 'sqlalchemy', 'pandas', 'great_expectations', 'openpyxl'} "
        "& set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
    assert "There is no such file." in done.stderr


@pytest.mark.usefixtures("without_the_library")
def test_nothing_usable_is_bad_input_with_a_report(say: Say, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Q1,Q2\n1,2\n", encoding="utf-8")
    said = say("import", "odd.csv")
    assert said.code == 2
    assert said.out.startswith("odd.csv, rows understood: none.\n")
    assert "odd.csv: Nothing in it can be used. No column of this sheet is known" in said.err
    assert (tmp_path / "out" / "odd" / "import" / "report.html").is_file()


def test_with_a_database_the_brief_is_stored_for_the_tenant(operator: Operator) -> None:
    operator.person.write("rye.csv", TABLE)
    said = operator.atelier("import", "rye.csv", "--project", "rye", "--tenant", "rye")
    tenants = operator.atelier("tenants", "list")
    assert (said.returncode, said.stderr) == (0, "")
    stored = next(line for line in said.stdout.splitlines() if line.startswith("Stored for rye"))
    assert "build from project:" in stored
    assert "rye" in tenants.stdout


def test_what_was_imported_can_be_built_and_no_cell_becomes_code(
    person: Person, loaded: Loaded
) -> None:
    person.write("rye.csv", TABLE)
    imported = person.atelier("import", "rye.csv", "--project", "rye")
    assert imported.returncode == 0
    built = loaded.atelier(person, "build", "out/rye/import/brief.yaml", "--rounds", "0")
    assert built.returncode in (0, 3), built.stderr
    pages = list((person.folder / "out" / "rye" / "releases" / "1" / "site").rglob("*.html"))
    words = "".join(path.read_text(encoding="utf-8") for path in pages)
    assert "Sourdough loaf" in words
    assert "£4.20" in words
    assert "<script>alert(1)" not in words
    assert "HYPERLINK" not in words
