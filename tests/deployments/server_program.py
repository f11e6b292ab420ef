"""A program that works with a part of Prefect's server, on a database of its own."""

import shutil
import subprocess
import sys
from pathlib import Path

_DATABASE = "events.db"
_MAKE_TABLES = """
import asyncio
from prefect.server.database.dependencies import provide_database_interface

asyncio.run(provide_database_interface().create_db())
"""


def make_tables(folder: Path) -> Path:
    """Make a database with every table of Prefect's server and nothing in them, which takes 5 s."""
    folder.mkdir()
    run_program(_MAKE_TABLES, folder).check_returncode()
    return folder / _DATABASE


def run_program(
    program: str, folder: Path, *words: str, tables: Path | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a program, and return what it printed.

    Args:
        program: Python; it makes the tables it needs.
        folder: Where the database is.
        words: Its arguments.
        tables: The database it begins with; none when nothing is said.
    """
    if tables:
        folder.mkdir(exist_ok=True)
        shutil.copy(tables, folder / _DATABASE)
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={
            "PREFECT_HOME": str(folder),
            "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{folder / _DATABASE}",
        },
    )
