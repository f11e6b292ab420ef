"""Folders of servers, in memory where there is room."""

import subprocess
from pathlib import Path

import psutil

from blocks.embedded_postgres import EmbeddedPostgres


def memory() -> Path | None:
    """Return the folder that is kept in memory, where 40 MB are copied in no time."""
    shared = Path("/dev/shm")  # noqa: S108 # folders of random names are made in it
    return shared if shared.is_dir() and psutil.disk_usage(str(shared)).free > 2**30 else None


def copied(baked: Path, folder: Path) -> EmbeddedPostgres:
    folder.parent.mkdir(exist_ok=True)
    subprocess.run(["cp", "-a", baked, folder], check=True)  # keeps the owners
    return EmbeddedPostgres(folder=folder)
