"""A client's table as text, and what is wrong with it."""

from pydantic import Field

from domain.value import Value

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 5_000, 60, 5_000
"""More than the tables of a small firm have; beyond it somebody sent the wrong file."""


class Sheet(Value):
    """One table: cells as text, row 1 first, an empty cell is ``""``."""

    name: str
    rows: tuple[tuple[str, ...], ...]


class Problem(Value):
    """One fault of the client's data."""

    sheet: str
    row: int = Field(ge=1)
    """As the client's program counts: the first row is 1."""
    column: str = ""
    """What stands over the column; empty when it is about the whole row."""
    sentence: str
    """What is wrong, what was done about it, and what to write instead."""

    def __str__(self) -> str:
        column = f", column {self.column!r}" if self.column else ""
        return f"Sheet {self.sheet!r}, row {self.row}{column}: {self.sentence}"


class Entry(Value):
    """One row that is understood."""

    row: int
    values: dict[str, str]
    """By field; fields without a value are left out."""


class Table(Value):
    """The rows of a sheet under the names of our fields."""

    sheet: str
    kind: str
    """`services`, `people`, `hours`, `reviews`, `contacts` or `areas`."""
    headers: dict[str, str]
    """What the client wrote over each field."""
    entries: tuple[Entry, ...]
