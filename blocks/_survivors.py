"""Find and end what still runs of a program when nobody is left who would end it."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

MARK = "ATELIER_GUARDED"
"""Environment variable that names the private folder of a guarded program; what it starts inherits it."""

_PATIENCE_S = 10.0
_GLANCE_S = 0.2


def end_survivors(folder: Path) -> bool:
    """End every process that was started for a folder, and return whether none is left.

    Only for a folder whose owner and guardian are both gone, or whose guardian is and that is ours.
    """
    import psutil  # 20 ms, and next to never needed

    end = time.monotonic() + _PATIENCE_S
    while found := list(_survivors(folder)):
        if time.monotonic() > end:
            return False
        for process in found:
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(found, timeout=_GLANCE_S)
    return True


def _survivors(folder: Path) -> "Iterator[psutil.Process]":
    import psutil

    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and _belongs(process, folder):
                yield process
                yield from process.children(recursive=True)


def _belongs(process: "psutil.Process", folder: Path) -> bool:
    """Whether a process was started for a folder.

    Chromium's pages write their titles over their environment, but stay in the folder they were
    started in. So may somebody who looks around in it, but only at a terminal.
    """
    if process.environ().get(MARK) == str(folder):
        return True
    return process.cwd() == str(folder.resolve()) and not _has_terminal(process.pid)


def _has_terminal(pid: int) -> bool:
    """Whether a process belongs to a terminal; not asked of psutil, which knows no newer one."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:  # gone, or a system that does not say
        return True
    return told.rpartition(")")[2].split()[4] != "0"
