"""A program that works with a part of Prefect's server, on a database of its own."""

import subprocess
import sys
from pathlib import Path


def run_program(program: str, folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a program, and return what it printed.

    Args:
        program: Python; it makes the tables it needs.
        folder: Where the database is.
        words: Its arguments.
    """
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={
            "PREFECT_HOME": str(folder),
            "PREFECT_API_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{folder / 'events.db'}",
        },
    )
