import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL

from blocks.engine import OfflineEngine
from blocks.site_folder import SiteFolder
from flows.website import build_website

BRIEF = """\
# Rye & Co
We bake sourdough in Otley. Call 01943 496 0000.
## Bread
- Sourdough loaf - £4.20
- Rye loaf - £3.90
## Hours
Tue-Sat 7am-3pm
"""
PROGRAM = """
import asyncio, sys
from flows.website import build_website
asyncio.run(build_website(sys.argv[1], out=sys.argv[2], engine="offline-engine/slow"))
"""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_killed_run_resumes_with_nothing_done_twice_and_the_same_bytes(
    home: Path, seed: int
) -> None:
    brief = home / "brief.md"
    brief.write_text(BRIEF, encoding="utf-8")
    OfflineEngine(seconds_per_call=0.15).save("slow", overwrite=True)
    environment = {
        **os.environ,
        "PREFECT_API_URL": str(PREFECT_API_URL.value()),
        "PREFECT_LOCAL_STORAGE_PATH": str(home / "results"),
    }
    command = [sys.executable, "-c", PROGRAM, str(brief), str(home / "out")]
    run = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    results = home / "results" / "local"
    wanted = random.Random(seed).randint(1, 20)
    deadline = time.monotonic() + 60
    while _kept(results) < wanted and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert not list((home / "out").glob("*/releases/[0-9]*"))
    kept = _kept(results)
    assert kept >= wanted

    resumed = asyncio.run(build_website(str(brief), out=str(home / "out")))
    assert len(resumed.agents_cached) >= kept
    whole = asyncio.run(build_website(str(brief), tenant="other", out=str(home / "whole")))
    first, second = (SiteFolder(path=Path(built.release)).read() for built in (resumed, whole))
    assert first.sha256 == second.sha256


def _kept(results: Path) -> int:
    """Count finished agent results; what is being written has another name until it is whole."""
    names = (path.parent.name for path in results.glob("*/*") if len(path.name) == 64)
    return sum(name not in ("photo", "marks", "face") and "grade" not in name for name in names)
