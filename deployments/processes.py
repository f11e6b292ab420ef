"""Processes that outlive the command that started them, told apart from later ones with their number."""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

_SAME_S = 1.0
"""How far two readings of one start may lie apart, as clocks are set."""

LARGEST_LOG_BYTES = 5_000_000
"""A log that has grown larger is put aside as `.1`, in place of the one before."""


@dataclass(frozen=True)
class Mark:
    """A process by its number and its start: numbers are given out again, also after a reboot."""

    pid: int
    started: float
    """Seconds since 1970."""

    @classmethod
    def of(cls, process: psutil.Process) -> "Mark":
        """Return the mark of a process that is there.

        Raises:
            psutil.NoSuchProcess: It is gone.
        """
        return cls(process.pid, process.create_time())

    def process(self) -> psutil.Process | None:
        """Return the process; None when it is gone, whoever has its number now."""
        with contextlib.suppress(psutil.Error, ValueError, OverflowError):
            found = psutil.Process(self.pid)
            is_same = abs(found.create_time() - self.started) < _SAME_S
            if is_same and found.status() != psutil.STATUS_ZOMBIE:
                return found
        return None


def write_note(path: Path, note: object) -> None:
    """Write a dataclass to a file, whole or not at all."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.write_text(json.dumps(asdict(note)), encoding="utf-8")  # pyright: ignore[reportArgumentType] # any dataclass
    part.replace(path)


def end(process: psutil.Process, *, patience_s: float) -> bool:
    """Ask a process to end; make it if it has not after a while. Return whether asking was enough."""
    with contextlib.suppress(psutil.NoSuchProcess):
        process.terminate()
        try:
            process.wait(timeout=patience_s)
        except psutil.TimeoutExpired:
            process.kill()
            with contextlib.suppress(psutil.TimeoutExpired):
                process.wait(timeout=5)
            return False
    return True


def trim(log: Path) -> None:
    """Put a log aside that has grown too large; whoever writes at its end goes on in an empty one."""
    with contextlib.suppress(OSError):
        if log.stat().st_size > LARGEST_LOG_BYTES:
            kept = log.with_name(f"{log.name}.1")
            kept.write_bytes(log.read_bytes())
            os.truncate(log, 0)
