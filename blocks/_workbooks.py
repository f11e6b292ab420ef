"""Open a client's table, CSV or Excel, as sheets of text; nothing in it is ever worked out."""

import datetime
import io
import re
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blocks._brief_files import is_file
from domain.errors import BriefInvalid
from domain.imports.delimited import LARGEST_BYTES, sheet_of_csv
from domain.imports.sheet import MOST_COLUMNS, MOST_ROWS, Sheet

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_CSV, _EXCEL = (".csv", ".tsv", ".txt"), (".xlsx", ".xlsm")
_LARGEST_UNPACKED_BYTES = 100_000_000
"""A workbook is a ZIP file: a small one can unpack into far more than there is memory."""
_MOST_SHEETS = 30
_REMEDY = "Give a table as CSV, or as Excel (.xlsx) without macros."


def sheets_of(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a file.

    Raises:
        BriefInvalid: It is no table, or none that may be read; the message is one sentence.
    """
    body = _body(path)
    ending = path.suffix.lower()
    if body.startswith(b"PK\x03\x04") or ending in _EXCEL:
        return _workbook(path.name, body)
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        raise _bad(path.name, "It is an old Excel file or one with a password.")
    if ending not in _CSV:
        raise _bad(path.name, f"{ending or 'A name without an ending'!r} is no kind of table.")
    return (sheet_of_csv(path.name, body),)


def _body(path: Path) -> bytes:
    if not is_file(path):
        problem = "It is a folder, not a file." if path.is_dir() else "There is no such file."
        raise _bad(str(path), problem)
    if (size := path.stat().st_size) > LARGEST_BYTES:
        problem = f"It is {size / 1e6:.0f} MB, more than the {LARGEST_BYTES / 1e6:.0f} MB a table may have."
        raise _bad(path.name, problem)
    try:
        return path.read_bytes()
    except OSError as error:
        raise _bad(str(path), f"It cannot be read: {error.strerror}.") from error


def _workbook(name: str, body: bytes) -> tuple[Sheet, ...]:
    _look_inside(name, body)
    # 0.3 s, and only for Excel.
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings(action="ignore"):  # of what it leaves out, such as colours
            book = load_workbook(io.BytesIO(body), data_only=False, keep_links=False)
    except Exception as error:  # the library raises whatever its parsers do
        raise _bad(name, f"The workbook is damaged: {type(error).__name__}.") from error
    pages = book.worksheets
    if not pages or len(pages) > _MOST_SHEETS:
        problem = f"The workbook has {len(pages)} sheets with cells; 1 to {_MOST_SHEETS} are read."
        raise _bad(name, problem)
    return tuple(
        Sheet(name=str(page.title), rows=_rows(name, str(page.title), page)) for page in pages
    )


def _look_inside(name: str, body: bytes) -> None:
    """Refuse what is no workbook, carries programs, or would unpack into too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise _bad(name, "It is no Excel workbook, whatever its name says.") from error
    names = {part.filename.lower() for part in parts}
    if any(part.endswith("vbaproject.bin") for part in names):
        raise _bad(name, "The workbook has macros, which are programs.")
    if "xl/workbook.xml" not in names:
        raise _bad(name, "It is a ZIP file, but no Excel workbook.")
    if sum(part.file_size for part in parts) > _LARGEST_UNPACKED_BYTES:
        raise _bad(name, "The workbook unpacks into more than 100 MB.")


def _rows(name: str, sheet: str, page: Any) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a sheet as text, without empty rows and columns at its end."""
    if page.max_row > MOST_ROWS * 4 or page.max_column > MOST_COLUMNS * 4:
        problem = f"The sheet {sheet!r} has {page.max_row:,} rows and {page.max_column} columns."
        raise _bad(name, problem)
    rows = [tuple(_text(name, sheet, cell) for cell in cells) for cells in page.iter_rows()]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((at for cells in rows for at, text in enumerate(cells, start=1) if text), default=0)
    return tuple(cells[:width] for cells in rows)


def _text(name: str, sheet: str, cell: "Cell") -> str:
    """Return what a cell says, as a person would write it."""
    value = cell.value
    if cell.data_type == "f":
        raise BriefInvalid(
            source=name,
            problem=f"The cell {cell.coordinate} of the sheet {sheet!r} is a formula, which is not "
            "worked out here.",
            remedy="Copy the sheet, paste it as values only, and import that.",
        )
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case datetime.datetime():
            return value.date().isoformat()
        case datetime.date():
            return value.isoformat()
        case datetime.time():
            return _clock(value.hour * 60 + value.minute + (value.second >= 30))
        case int() | float():
            return _number(value, str(cell.number_format))
        case _:
            return str(value)


_CURRENCY = re.compile(r"€|£|\bEUR\b|\bGBP\b|\bCHF\b|\bUSD\b|\$(?![-]|\])")


def _clock(minutes: int) -> str:
    """Return a time to the minute; a sheet keeps 9:30 as a share of a day, a little less than it."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _number(value: float, shown: str) -> str:
    """Return a number as the sheet shows it: with its currency."""
    sign = _CURRENCY.search(shown.replace("[$€", "€ [").replace("[$£", "£ ["))
    if sign:
        amount = f"{value:.2f}".removesuffix(".00")
        return f"{amount} {sign.group()}"
    return f"{value:.10g}"


def _bad(source: str, problem: str) -> BriefInvalid:
    return BriefInvalid(source=source, problem=problem, remedy=_REMEDY)
