"""The worker that runs many builds in one process, kept beside the ordinary one where it is wanted."""

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from deployments.keeper import Keeper
from deployments.orphaned_runs import give_back
from deployments.processes import Mark, end, trim, write_note
from deployments.server_questions import ServerQuestions

FAST = "atelier-fast"
"""Its work pool, which is there in any case."""

TYPE = "atelier-throughput"
_OWN_PACE = "PREFECT_WORKER_QUERY_SECONDS"
"""It looks for runs more often than other workers unless it is told how often."""

BETWEEN_S = 20.0
"""Least time between two starts."""

DRAIN_S = 75.0
"""Longest it may take to end: half a minute for its runs to finish, and another to put them back."""


@dataclass(frozen=True)
class _Noted:
    worker: Mark
    url: str


class FastWorker:
    """The fast worker of one home folder; nobody starts it unless it is wanted."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._folder = Keeper(home).folder
        self._wanted = self._folder / "fast"

    @property
    def log(self) -> Path:
        """What the worker and its runs say."""
        return self._folder / "fast-worker.log"

    @property
    def is_wanted(self) -> bool:
        """Whether the keeper is to keep one."""
        return self._wanted.exists()

    @property
    def process(self) -> psutil.Process | None:
        """Its process; None when there is none."""
        noted = self._noted()
        return noted.worker.process() if noted else None

    def want(self, *, is_wanted: bool) -> bool:
        """Say whether one is to run, also after the next start; return whether that is new."""
        is_new = is_wanted != self.is_wanted
        if is_wanted:
            self._wanted.touch()
        else:
            self._wanted.unlink(missing_ok=True)
        return is_new

    def look(self, url: str, *, folder: str, environment: Mapping[str, str]) -> None:
        """Start it if it is wanted and not there, and end it if it is not wanted any more.

        Args:
            url: Address of the API.
            folder: Where its runs work.
            environment: Settings of every worker.
        """
        noted = self._noted()
        process = noted.worker.process() if noted else None
        if process and noted and (not self.is_wanted or noted.url != url):
            end(process, patience_s=DRAIN_S)
            process = None
        is_soon = noted is not None and time.time() - noted.worker.started < BETWEEN_S
        if process is None and self.is_wanted and not is_soon:
            self._start(url, folder, environment)
        trim(self.log)

    def stop(self) -> bool:
        """End it, its runs put back for the next one; return whether there was one."""
        process = self.process
        if process:
            end(process, patience_s=DRAIN_S)
        return process is not None

    def _start(self, url: str, folder: str, environment: Mapping[str, str]) -> None:
        name = f"{FAST}-{socket.gethostname()}"
        words = ["--pool", FAST, "--type", TYPE, "--name", name]
        with suppress(OSError):  # heartbeats tell of them later
            # They ran inside of the one that ended. What it had taken would wait for five minutes.
            give_back(ServerQuestions(url, FAST), self._home, worker=name)
        with self.log.open("ab") as log:
            child = subprocess.Popen(  # noqa: S603 # our own words
                [sys.executable, "-P", "-m", "prefect", "worker", "start", *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                env={name: value for name, value in environment.items() if name != _OWN_PACE},
                start_new_session=True,
            )
        # Whoever started it has to collect it, or it stays as a ghost.
        threading.Thread(target=child.wait, daemon=True).start()
        write_note(self._folder / "fast.json", _Noted(Mark.of(psutil.Process(child.pid)), url))

    def _noted(self) -> _Noted | None:
        try:
            said = json.loads((self._folder / "fast.json").read_text(encoding="utf-8"))
            worker = Mark(int(said["worker"]["pid"]), float(said["worker"]["started"]))
            return _Noted(worker, str(said["url"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
