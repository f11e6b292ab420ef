"""The ledger of calibrations: a line for each, in the home folder of the machine they hold for."""

import fcntl
import os
import platform

from prefect.blocks.core import Block
from pydantic import Field, ValidationError

from blocks.home import Home
from domain.calibration import Calibration, known_spreads
from domain.grading.noise import Spread
from domain.value import canonical


class NoiseLedger(Block):
    """What calibrations of this machine came to; only ever added to.

    Not in the database: noise belongs to a machine and to no tenant, and the pages it is measured on
    are ours.
    """

    _block_type_name = "Atelier noise ledger"
    _block_type_slug = "atelier-noise-ledger"

    home: Home = Field(default_factory=Home)

    def add(self, calibration: Calibration) -> None:
        """Write a calibration down; the same one again changes nothing."""
        line = canonical(calibration)
        with (self.home.room("noise") / "ledger.jsonl").open("ab+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            known = file.read()
            if line in known.splitlines():
                return
            # What a process that was killed left half written ends here.
            torn = b"" if not known or known.endswith(b"\n") else b"\n"
            file.write(torn + line + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def calibrations(self) -> tuple[Calibration, ...]:
        """Return all, oldest first; a line that cannot be read is left out."""
        path = self.home.folder / "noise" / "ledger.jsonl"
        lines = path.read_bytes().splitlines() if path.exists() else []
        read = (_calibration(line) for line in lines)
        return tuple(one for one in read if one)

    def spreads(self) -> tuple[Spread, ...]:
        """Return what was calibrated on a machine like this one while it was quiet, oldest first."""
        return known_spreads(self.calibrations(), machine=this_machine())


def _calibration(line: bytes) -> Calibration | None:
    try:
        return Calibration.model_validate_json(line)
    except ValidationError:  # half written, or of another version
        return None


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load_average() -> float | None:
    """Return how many processes wanted a core in the last minute; None where the system does not say."""
    try:
        return os.getloadavg()[0]
    except (AttributeError, OSError):
        return None


def this_machine() -> str:
    """Return what kind of machine this is; names of containers change with each start."""
    return f"{platform.system()} {platform.machine()} with {cores()} cores"
