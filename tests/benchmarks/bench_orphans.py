"""Whether anything is left of gradings that were killed. Run: `python tests/benchmarks/bench_orphans.py`.

50 gradings of a small site, every third killed with SIGKILL at a random moment: the grading process, its
guardians, or both at the same moment. Every third runs Lighthouse. At the end nothing may run that any of
them started, whatever session it went to, and no folder may be left. This process adopts what loses its
parent, so that the process table below it is whole.
"""

import argparse
import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
from stage import ROOT

sys.path.insert(0, str(ROOT))

from tests.blocks.browsers import adopt_orphans, left_over, running

GRADINGS = 50
GRADING = """
import sys
from blocks.measuring import measure_site
from tests.blocks.browsers import SOUND, site_of
measured = measure_site(site_of(index=SOUND), lighthouse_runs=int(sys.argv[1]))
assert measured.pages and not measured.missing, measured.missing
"""


def guardians(grading: psutil.Process) -> list[psutil.Process]:
    """Return what a grading process started itself: guardians and nothing else."""
    with suppress(psutil.Error):
        return grading.children()
    return []


def kill_owner(grading: psutil.Process) -> None:
    """Kill the grading process."""
    kill([grading])


def kill_guardians(grading: psutil.Process) -> None:
    """Kill its guardians; it may go on with others."""
    kill(guardians(grading))


def kill_all(grading: psutil.Process) -> None:
    """Kill both at the same moment: none is left that could end what they started."""
    kill([*guardians(grading), grading])


def kill(processes: list[psutil.Process]) -> None:
    """Stop all first, so that none sees another end."""
    for number in (signal.SIGSTOP, signal.SIGKILL):
        for process in processes:
            with suppress(psutil.Error):
                process.send_signal(number)


def grade(folder: Path, *, runs: int) -> "subprocess.Popen[bytes]":
    """Start one grading with a home and a folder for temporary files of the benchmark's own."""
    known = {"ATELIER_HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp")}
    return subprocess.Popen(
        [sys.executable, "-c", GRADING, str(runs)], cwd=ROOT, env={**os.environ, **known}
    )


def main() -> None:
    """Print what is left."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gradings", type=int, default=GRADINGS)
    gradings = parser.parse_args().gradings
    adopt_orphans()
    before = running()
    chance = random.Random(5)  # noqa: S311 # moments, not secrets
    kills: itertools.cycle[Callable[[psutil.Process], None]]
    kills = itertools.cycle((kill_owner, kill_all, kill_guardians, kill_all))
    killed, failed, survived, took_s = 0, 0, 0, 3.0
    print(f"load {os.getloadavg()[0]:.1f} at the start", flush=True)
    with TemporaryDirectory(prefix="atelier-bench-") as name:
        folder = Path(name)
        (folder / "tmp").mkdir()
        for number in range(gradings):
            begun = time.monotonic()
            grading = grade(folder, runs=int(number % 3 != 1))
            if number % 3 == 2:
                time.sleep(chance.uniform(0.2, took_s))
                killed += 1
                next(kills)(psutil.Process(grading.pid))
                grading.wait()
                survived += len(left_over(before, patience_s=2))
            elif grading.wait():
                failed += 1
            elif number % 3 == 0:
                took_s = time.monotonic() - begun
        # The next grading, whichever it is, ends what the last ones left.
        failed += bool(grade(folder, runs=0).wait())
        left = left_over(before)
        files = [path.name for path in (folder / "tmp").iterdir()]
        files += [path.name for path in (folder / "home" / "browsers").iterdir()]
    for process in left:
        print(f"left: {process}")
    is_clean = not left and files == [".lock"] and not failed
    print(
        f"{gradings} gradings, {sum(n % 3 != 1 for n in range(gradings))} with Lighthouse, {killed} killed: "
        f"{failed} others failed; {survived} processes lived until the next start, {len(left)} after it; "
        f"{len(files) - 1} files and folders left; 0: {'reached' if is_clean else 'MISSED'}"
    )


if __name__ == "__main__":
    main()
