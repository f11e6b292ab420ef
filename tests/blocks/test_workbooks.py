"""A client's file becomes sheets of text, or one sentence that says why not."""

import datetime
import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart

from blocks._workbooks import sheets_of
from domain.errors import BriefInvalid

REMEDY = "Give a table as CSV, or as Excel (.xlsx) without macros."
VALUES = "Copy the sheet, paste it as values only, and import that."


def book(**sheets: list[list[Any]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    return made


def saved(folder: Path, made: openpyxl.Workbook, name: str = "client.xlsx") -> Path:
    path = folder / name
    made.save(path)
    return path


def test_cells_are_what_a_person_reads_in_them(tmp_path: Path) -> None:
    made = book(
        A=[
            ["Bread", 4.2, 1250, 0.3958333, True, None],
            [
                datetime.time(9, 5),
                datetime.date(2026, 3, 1),
                datetime.datetime(2026, 3, 1),  # noqa: DTZ001
                4.25,
                3,
            ],
        ]
    )
    page = made["A"]
    page["B1"].number_format = '#,##0.00 "€"'
    page["C1"].number_format = "[$£-809]#,##0.00"
    page["D1"].number_format = "hh:mm"
    page["D2"].number_format = "#,##0.00 [$€-407]"
    page["E2"].number_format = "0.0%"
    (read,) = sheets_of(saved(tmp_path, made))
    assert read.name == "A"
    assert read.rows == (
        ("Bread", "4.20 €", "1250 £", "09:30", "yes"),
        ("09:05", "2026-03-01", "2026-03-01", "4.25 €", "3"),
    )


def test_every_sheet_is_read_without_what_is_empty_at_its_end(tmp_path: Path) -> None:
    made = book(Team=[["Name", "", None], ["Ben"], [None], [""]], Preise=[["Leistung"]])
    read = sheets_of(saved(tmp_path, made))
    assert [(one.name, one.rows) for one in read] == [
        ("Team", (("Name",), ("Ben",))),
        ("Preise", (("Leistung",),)),
    ]


def with_part(path: Path, name: str, body: bytes) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, body)
    return path


def formula(folder: Path) -> Path:
    return saved(folder, book(Preise=[["Leistung", "Preis"], ["Schnitt", "=1+1"]]))


def macros(folder: Path) -> Path:
    path = saved(folder, book(A=[["Name"]]), "client.xlsm")
    return with_part(path, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")


def hidden_macros(folder: Path) -> Path:
    return with_part(saved(folder, book(A=[["Name"]])), "xl/VBAPROJECT.BIN", b"x")


def bomb(folder: Path) -> Path:
    path = saved(folder, book(A=[["Name"]]))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zero.bin", bytes(100_000_001))
    return path


def no_sheet(folder: Path) -> Path:
    made = book(A=[["Name"]])
    made.create_chartsheet("Chart").add_chart(BarChart())  # pyright: ignore[reportUnknownMemberType] # openpyxl says no type
    made.remove(made["A"])
    return saved(folder, made)


def damaged(folder: Path) -> Path:
    return with_workbook_xml(folder, b"<")


def entities(folder: Path) -> Path:
    """A few hundred bytes that stand for gigabytes."""
    names = "abcdefghij"
    tenfold = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    text = f'<!DOCTYPE x [<!ENTITY a "{"x" * 10}">{tenfold}]><x>&j;</x>'
    return with_workbook_xml(folder, text.encode())


def with_workbook_xml(folder: Path, body: bytes) -> Path:
    path = saved(folder, book(A=[["Name"]]))
    out = io.BytesIO()
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w") as other:
        for name in archive.namelist():
            other.writestr(name, body if name == "xl/workbook.xml" else archive.read(name))
    path.write_bytes(out.getvalue())
    return path


def other_zip(folder: Path) -> Path:
    path = folder / "client.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return path


def far_cell(folder: Path) -> Path:
    made = book(A=[["Name"]])
    made["A"]["XFD1048576"] = "x"
    return saved(folder, made)


def bytes_of(body: bytes, name: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(body)
        return path

    return write


def large(folder: Path) -> Path:
    path = folder / "client.csv"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    return path


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (formula, f"client.xlsx: The cell B2 of the sheet 'Preise' is a formula, which is not worked "
         f"out here. {VALUES}"),
        (macros, f"client.xlsm: The workbook has macros, which are programs. {REMEDY}"),
        (hidden_macros, f"client.xlsx: The workbook has macros, which are programs. {REMEDY}"),
        (bomb, f"client.xlsx: The workbook unpacks into more than 100 MB. {REMEDY}"),
        (no_sheet, f"client.xlsx: The workbook has 0 sheets with cells; 1 to 30 are read. {REMEDY}"),
        (damaged, f"client.xlsx: The workbook is damaged: ParseError. {REMEDY}"),
        (entities, f"client.xlsx: The workbook is damaged: ParseError. {REMEDY}"),
        (other_zip, f"client.xlsx: It is a ZIP file, but no Excel workbook. {REMEDY}"),
        (far_cell, "client.xlsx: The sheet 'A' has 1,048,576 rows and 16384 columns. " + REMEDY),
        (large, f"client.csv: It is 50 MB, more than the 10 MB a table may have. {REMEDY}"),
        (bytes_of(b"\x00\x01garbage", "client.xlsx"),
         f"client.xlsx: It is no Excel workbook, whatever its name says. {REMEDY}"),
        (bytes_of(b"PK\x03\x04garbage", "client.csv"),
         f"client.csv: It is no Excel workbook, whatever its name says. {REMEDY}"),
        (bytes_of(b"\xd0\xcf\x11\xe0", "client.xls"),
         f"client.xls: It is an old Excel file or one with a password. {REMEDY}"),
        (bytes_of(b"Name\nBen\n", "client.pdf"), f"client.pdf: '.pdf' is no kind of table. {REMEDY}"),
        (bytes_of(b"", "client.csv"),
         "client.csv: The file is empty. Send a table with titles in its first row."),
        (bytes_of(b"", "client.xlsx"),
         f"client.xlsx: It is no Excel workbook, whatever its name says. {REMEDY}"),
    ],
)  # fmt: skip
def test_a_bad_file_gets_one_sentence(
    tmp_path: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    with pytest.raises(BriefInvalid) as refused:
        sheets_of(make(tmp_path))
    assert str(refused.value) == sentence


def test_a_file_that_is_not_there_is_told_by_its_path(tmp_path: Path) -> None:
    for name, problem in (
        ("none.csv", "There is no such file."),
        ("", "It is a folder, not a file."),
    ):
        with pytest.raises(BriefInvalid) as refused:
            sheets_of(tmp_path / name)
        assert str(refused.value) == f"{tmp_path / name}: {problem} {REMEDY}"


def test_text_that_only_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    made = book(A=[["Name"], ["x"]])
    cell = made["A"]["A2"]
    cell.value, cell.data_type = "=HYPERLINK(1)", "s"
    (read,) = sheets_of(saved(tmp_path, made))
    assert read.rows[1] == ("=HYPERLINK(1)",)
