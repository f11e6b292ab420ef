import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from prefect.settings import PREFECT_API_URL, PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from blocks.engine import OfflineEngine
from blocks.site_folder import SiteFolder
from domain.agents import WEBSITE_AGENTS
from flows.website import build_website

pytestmark = pytest.mark.long

AGENTS = frozenset(agent.name for agent in WEBSITE_AGENTS)
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


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, prefect_api: None) -> str:
    """Hash of the site that a run nobody kills makes of the brief."""
    home = tmp_path_factory.mktemp("whole")
    brief = home / "brief.md"
    brief.write_text(BRIEF, encoding="utf-8")
    kept = temporary_settings({PREFECT_LOCAL_STORAGE_PATH: home / "results"})
    with pytest.MonkeyPatch.context() as patch, kept:
        patch.setenv("ATELIER_HOME", str(home / "home"))
        return asyncio.run(build_website(str(brief), out=str(home / "out"))).manifest.site_sha256


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_killed_run_resumes_with_nothing_done_twice_and_the_same_bytes(
    home: Path, whole: str, seed: int
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
    wanted = random.Random(seed).randint(1, 20)  # noqa: S311 # picks a moment, keeps no secret
    deadline = time.monotonic() + 60
    while _kept(results) < wanted and run.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    assert not list((home / "out").glob("*/releases/[0-9]*"))
    kept = _kept(results)

    resumed = asyncio.run(build_website(str(brief), out=str(home / "out")))
    assert len(resumed.agents_cached) >= kept
    assert SiteFolder(path=Path(resumed.release)).read().sha256 == whole


def _kept(results: Path) -> int:
    """Count agent results that are whole and have their name; the kill may have cut one short before."""
    named = [path for path in results.glob("*/*") if not path.name.startswith(".")]
    return sum(_is_whole(path) for path in named if path.parent.name in AGENTS)


def _is_whole(path: Path) -> bool:
    try:
        json.loads(path.read_bytes())
    except ValueError:
        return False
    return True


def test_a_result_cut_short_by_a_kill_is_made_again(home: Path) -> None:
    brief = home / "brief.md"
    brief.write_text(BRIEF, encoding="utf-8")
    first = asyncio.run(build_website(str(brief), out=str(home / "out")))
    for cut, name in ((0, "color_palette"), (100, "hero_copy")):
        (result,) = (home / "results" / "local" / name).iterdir()
        result.write_bytes(result.read_bytes()[:cut])
    again = asyncio.run(build_website(str(brief), out=str(home / "again")))
    assert again.agents_run == ("color_palette", "hero_copy")
    assert again.manifest.site_sha256 == first.manifest.site_sha256
