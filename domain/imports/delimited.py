"""A CSV file as a sheet: any delimiter, UTF-8 or Latin-1, with or without a byte order mark."""

import csv
import io

from domain.errors import BriefInvalid
from domain.imports.sheet import Sheet

LARGEST_BYTES = 10_000_000
_DELIMITERS = ";\t,|"
_REMEDY = "Save the table as CSV in UTF-8, or as Excel (.xlsx)."


def sheet_of_csv(name: str, body: bytes) -> Sheet:
    """Return the cells of a CSV file.

    Args:
        name: Name of the file; without its ending it names the sheet.
        body: Its bytes.

    Raises:
        BriefInvalid: It is binary, empty, or no table.
    """
    text = _decoded(name, body)
    if not any(letter.isalnum() for letter in text):
        raise BriefInvalid(
            source=name,
            problem="The file is empty.",
            remedy="Send a table with titles in its first row.",
        )
    try:
        rows = tuple(
            tuple(cells)
            for cells in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        )
    except csv.Error as error:
        raise BriefInvalid(
            source=name, problem=f"It is no CSV table: {error}.", remedy=_REMEDY
        ) from error
    return Sheet(name=name.rpartition(".")[0] or name, rows=rows)


def _decoded(name: str, body: bytes) -> str:
    """Return the text; what is not UTF-8 is Windows-1252, as Excel writes it."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)  # Excel's `Unicode text`
    else:
        encodings = ("utf-8-sig", "cp1252", "latin-1")
        if any(byte in _CONTROL for byte in body):
            raise _binary(name)
    for encoding in encodings:
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _binary(name)


def _binary(name: str) -> BriefInvalid:
    return BriefInvalid(source=name, problem="The file is binary, no table.", remedy=_REMEDY)


_CONTROL = frozenset(set(range(32)) - {9, 10, 11, 12, 13}) | {0x7F}


def _delimiter(text: str) -> str:
    """Return the sign that parts the most rows into the same number of cells, two or more.

    Excel may say it itself, in a first line `sep=;`.
    """
    first = text.partition("\n")[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[-1]
    sample = "\n".join(text.splitlines()[:50])

    def agreement(sign: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(io.StringIO(sample), delimiter=sign) if cells]
        usual = max(set(widths), key=widths.count) if widths else 1
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(_DELIMITERS, key=agreement)
