"""Put one statement to PostgreSQL inside a transaction, and name what comes back."""

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import Connection, pq, sql

Raw = Connection[tuple[Any, ...]]

_DOORS = {
    "ExecWithCheckOptions": "policy",
    "aclcheck_error": "grant",
    "aclcheck_error_col": "grant",
    "exec_stmt_raise": "seal",
}
"""C function that refused, which is the same in every language, and the door it stands for."""

GRANT = "42501 grant"
POLICY = "42501 policy"
SEAL = "42501 seal"


def rows(count: int) -> str:
    """Return how the outcome of a statement that met so many rows is written."""
    return f"{count} rows"


def open_probe(connection: Raw) -> None:
    """Mark the state of the open transaction that every probe starts from."""
    connection.execute("SAVEPOINT probe")


def ask(connection: Raw, statement: str) -> str:
    """Run a statement from the marked state and return its row count, or the SQLSTATE and door.

    One message carries the way back to the mark and the statement, and libpq is called directly:
    a proof asks some 28,000 times, and a cursor for each made it three times as long.
    """
    result = connection.pgconn.exec_(f"ROLLBACK TO SAVEPOINT probe; {statement}".encode())
    if result.status == pq.ExecStatus.TUPLES_OK:
        return rows(result.ntuples)
    if result.status == pq.ExecStatus.COMMAND_OK:
        count = result.command_tuples
        return "done" if count is None else rows(count)
    state = result.error_field(pq.DiagnosticField.SQLSTATE) or result.error_message
    door = result.error_field(pq.DiagnosticField.SOURCE_FUNCTION) or b""
    return _worded(state.decode(), door.decode())


def copy(connection: Raw, statement: str) -> str:
    """Like `ask`, for COPY, which speaks a protocol of its own."""
    connection.execute("ROLLBACK TO SAVEPOINT probe")
    try:
        with connection.cursor() as cursor, cursor.copy(statement.encode()) as transfer:
            if "TO STDOUT" in statement:
                return rows(sum(1 for _ in transfer.rows()))
        return "done"
    except psycopg.Error as error:
        return named(error)


def named(error: psycopg.Error) -> str:
    """Return the SQLSTATE, and for refusals which door refused."""
    return _worded(
        error.sqlstate or type(error).__name__, error.diag.source_function or "not known"
    )


def _worded(state: str, function: str) -> str:
    door = _DOORS.get(function)
    return f"{state} {door}" if state == "42501" and door else state


def run(connection: Raw, statements: Sequence[str]) -> None:
    """Run statements that have to work."""
    for statement in statements:
        connection.execute(statement.encode(), prepare=False)


def text(composed: sql.Composed | sql.SQL) -> str:
    """Return the text of SQL that was put together safely."""
    return composed.as_string()
