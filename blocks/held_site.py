"""The folder of a version that waits for its approval, to be looked at."""

import os
import shutil
from pathlib import Path

from domain.site import Site


def held_folder(releases: Path, *, run: str, number: int) -> Path:
    """Return where a version waits.

    Args:
        releases: Folder of the project's releases.
        run: Id of the run in Prefect.
        number: How often it has asked before.
    """
    return releases.parent / "waiting" / f"{run}-{number}"


def write_held(folder: Path, site: Site, *, report: str) -> None:
    """Write site and report whole or not at all; twice is once."""
    if folder.is_dir():
        return
    part = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    for file in site.files:
        path = part / "site" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.body)
    (part / "report.html").write_text(report, encoding="utf-8")
    part.rename(folder)


def remove_held(folder: Path) -> None:
    """Remove a version that waits no longer, and the folder of all once it is empty."""
    shutil.rmtree(folder, ignore_errors=True)
    if folder.parent.is_dir() and not any(folder.parent.iterdir()):
        folder.parent.rmdir()
