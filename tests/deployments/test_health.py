"""What is said of a worker: of the one that lives now, and not of the one before it."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest

from deployments import server_process
from deployments.fast_worker import FastWorker
from deployments.health import SILENT_S, examine, voice
from deployments.keeper import Note
from deployments.processes import Mark, write_note

BEGAN = datetime(2026, 11, 26, 6, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("heard", "now", "said"),
    [
        (BEGAN + 3 * SECOND, BEGAN + 9 * SECOND, ("heard of 6 s ago", False)),
        (BEGAN, BEGAN + (SILENT_S + 1) * SECOND, ("heard of 101 s ago", True)),
        (None, BEGAN + 9 * SECOND, ("not heard of since its start 9 s ago", False)),
        # Of the one before it, which was there until last night.
        (
            BEGAN - timedelta(hours=9),
            BEGAN + 9 * SECOND,
            ("not heard of since its start 9 s ago", False),
        ),
        (BEGAN - SECOND, BEGAN + 300 * SECOND, ("not heard of since its start 300 s ago", True)),
    ],
)
def test_a_worker_is_silent_from_its_own_start_on(
    heard: datetime | None, now: datetime, said: tuple[str, bool]
) -> None:
    assert voice(heard, began=BEGAN, now=now) == said


def test_nobody_is_told_to_kill_a_worker_that_waits_for_its_server(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as child:
        mark = Mark.of(psutil.Process(child.pid))
        (tmp_path / "keeper").mkdir()
        write_note(tmp_path / "keeper" / "state.json", Note(keeper=mark, folder="/", worker=mark))
        worker = next(part for part in examine(tmp_path).parts if part.name == "worker")
        child.kill()
    assert (worker.detail, worker.pid) == ("its process lives", mark.pid)
    assert worker.remedy == (
        "Nobody can be asked how it is. See to the server; the worker waits for it."
    )


def test_a_fast_worker_nobody_starts_again_is_missed_also_without_a_server(tmp_path: Path) -> None:
    (tmp_path / "keeper").mkdir()
    FastWorker(tmp_path).want(is_wanted=True)
    last = examine(tmp_path).parts[-1]
    assert (last.name, last.detail, last.remedy) == ("fast worker", "stopped", "Run `atelier up`.")


def test_nobody_waits_for_a_keeper_that_is_not_there_to_replace_a_server(tmp_path: Path) -> None:
    folder = tmp_path / "server"
    folder.mkdir()
    program = ["sh", "-s", str(Path(server_process.__file__)), str(folder), "1"]  # known by these
    with subprocess.Popen(program, stdin=subprocess.PIPE) as child:
        state = {"pid": child.pid, "port": 1, "is_ready": True}
        (folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
        server = next(part for part in examine(tmp_path).parts if part.name == "server")
    assert (server.detail, server.pid, server.remedy) == (
        "does not answer",
        child.pid,
        "Run `atelier up`.",
    )
