"""The gate client data passes through: what must hold of its rows, and the report on it."""

from collections.abc import Mapping, Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from domain.gates import Check, Expectation, GateReport, OneOf, Present, Within, counted
from domain.imports.reading import Read
from domain.imports.sheet import Problem
from domain.value import Value

IMPORT = "import"
"""Name of the gate."""

Rows = dict[str, list[dict[str, str | float | None]]]
"""The state of every cell by kind of table: whether it could be read, never what it says."""

_CELLS: dict[str, tuple[tuple[str, str], ...]] = {
    "services": (("name", "present"), ("name", "read"), ("price", "read"), ("row", "new")),
    "people": (
        ("name", "present"), ("name", "read"), ("email", "read"), ("phone", "read"), ("row", "new"),
    ),
    "hours": (("days", "present"), ("days", "read"), ("row", "new")),
    "reviews": (
        ("quote", "present"), ("quote", "read"), ("rating", "read"), ("date", "read"), ("row", "new"),
    ),
    "contacts": (("company", "read"), ("email", "read"), ("phone", "read"), ("mobile", "read")),
    "areas": (("area", "present"), ("area", "read"), ("row", "new")),
}  # fmt: skip
"""What is expected of the cells of each kind of table."""
_SAYS = {
    "present": "the column {field} is filled in",
    "read": "the column {field} can be read",
    "new": "no row stands twice",
}

IMPORT_GATE: tuple[Expectation, ...] = (
    Expectation(
        name="usable-rows",
        severity="critical",
        says="there is a row a page can be made of",
        rows="import",
        rule=Within(column="usable_rows", low=1),
    ),
    Expectation(
        name="columns-known",
        severity="warning",
        says="every column and line is known",
        rows="import",
        rule=Within(column="unknown", high=0),
    ),
    *(
        Expectation(
            name=f"{kind}-{field}-{state}",
            severity="warning",
            says=f"{kind}: {_SAYS[state].format(field=field)}",
            rows=kind,
            rule=Present(column=field)
            if state == "present"
            else OneOf(column=field, words=(state,)),
        )
        for kind, cells in _CELLS.items()
        for field, state in cells
    ),
)
"""What must hold of client data."""


class Imported(Value):
    """What came of an import."""

    source: str
    project: str = ""
    """Name of the project, or else of the firm; empty when neither is known."""
    brief: str
    """The brief that was made, in YAML; empty when there is nothing to make one of."""
    counts: dict[str, int]
    """Rows that are used, by kind."""
    problems: tuple[Problem, ...]
    report: GateReport
    rows: Rows
    """What the report was measured on; states only."""


class Taken(Value):
    """Where an import went."""

    brief: str
    """What to give `build-website` as its brief: `project:` and an id, or the path of a file."""
    folder: str
    """Holds the report for the client, and the brief in YAML."""
    project: str
    counts: dict[str, int]
    problems: int


def rows_of(reads: Sequence[Read], *, unknown: int) -> Rows:
    """Return the rows the gate is about.

    Args:
        reads: The tables that are known.
        unknown: How many columns, lines and sheets are not.
    """
    usable = sum(len(one.table.entries) for one in reads)
    rows: Rows = {"import": [{"usable_rows": usable, "unknown": unknown}]}
    for one in reads:
        fields = [field for field, _ in _CELLS[one.table.kind]]
        rows.setdefault(one.table.kind, []).extend(
            {field: state.get(field) for field in fields} for state in one.states
        )
    return {kind: made for kind, made in rows.items() if made}


def expected_of(rows: Rows) -> tuple[Expectation, ...]:
    """Return the expectations there are rows for."""
    return tuple(one for one in IMPORT_GATE if one.rows in rows)


def judge(rows: Rows) -> tuple[Check, ...]:
    """Return what comes of every expectation there are rows for."""
    expectations = expected_of(rows)
    return counted(
        expectations,
        {one.name: sum(_breaks(one, row) for row in rows[one.rows]) for one in expectations},
    )


def _breaks(expectation: Expectation, row: Mapping[str, str | float | None]) -> bool:
    match expectation.rule:
        case Present(column=column):
            return row[column] is None
        case OneOf(column=column, words=words):
            return row[column] is not None and row[column] not in words
        case Within(column=column, low=low, high=high):
            value = row[column]
            return isinstance(value, int | float) and not (
                (low is None or value >= low) and (high is None or value <= high)
            )
        case other:
            raise TypeError(f"{other!r} is no rule for rows of a file; take one of `_CELLS`.")


def report_page(imported: Imported, *, data_docs: str = "") -> str:
    """Return what the client reads: one HTML page with nothing to load from anywhere.

    Args:
        imported: What came of the import.
        data_docs: Relative address of the report of Great Expectations; empty without one.
    """
    return _template().render(
        it=imported, data_docs=data_docs, verdict=imported.report.verdict.value
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("domain.imports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("import.html.j2")
