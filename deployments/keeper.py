"""The keeper: a small process beside server, database and worker that starts again what ended."""

import fcntl
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from deployments.local_server import ServerUnavailable
from deployments.processes import Mark, end

START_S = 30.0
"""Longest the keeper itself may take to start; it imports next to nothing."""


@dataclass(frozen=True)
class Note:
    """What the keeper writes down, so that the next one finds what this one started."""

    keeper: Mark
    folder: str
    """Where flows run: paths in parameters are relative to it."""
    worker: Mark | None = None
    url: str | None = None
    """Address of the API the worker asks."""
    restarts: int = 0
    """How often something had to be started again since the keeper began."""


class Keeper:
    """The keeper of one home folder."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.folder = home / "keeper"

    @property
    def log(self) -> Path:
        """What the keeper says of itself."""
        return self.folder / "keeper.log"

    @property
    def worker_log(self) -> Path:
        """What the worker and the flows it runs say."""
        return self.folder / "worker.log"

    @property
    def process_lock(self) -> Path:
        """A file that is locked for as long as a keeper lives, however it ends."""
        return self.folder / "lock"

    @property
    def note(self) -> Note | None:
        """What the last keeper wrote down; its processes may be gone by now."""
        try:
            said = json.loads((self.folder / "state.json").read_text(encoding="utf-8"))
            worker = said["worker"]
            return Note(
                keeper=Mark(int(said["keeper"]["pid"]), float(said["keeper"]["started"])),
                folder=str(said["folder"]),
                worker=Mark(int(worker["pid"]), float(worker["started"])) if worker else None,
                url=said["url"],
                restarts=int(said["restarts"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @property
    def is_running(self) -> bool:
        """Whether a keeper lives."""
        try:
            with self.process_lock.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except FileNotFoundError:
            return False
        except BlockingIOError:
            return True
        return False

    def ensure(self, folder: Path) -> bool:
        """Start the keeper if there is none; return whether one was started.

        Args:
            folder: Where flows are to run.

        Raises:
            ServerUnavailable: It did not start; the message names its log.
        """
        if self.is_running:
            return False
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            child = subprocess.Popen(  # noqa: S603 # our own file, with our own arguments
                [
                    sys.executable,
                    "-P",
                    "-m",
                    "deployments.keeper_process",
                    *map(str, (self._home, folder)),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline and child.poll() is None:
            note = self.note
            if note and note.keeper.pid == child.pid:
                return True
            time.sleep(0.05)
        if self.is_running:  # another command was faster
            return False
        raise ServerUnavailable(
            f"The keeper of server and worker did not start. Read {str(self.log)!r}."
        )

    def stop(self) -> bool:
        """End the keeper, and nothing it keeps; return whether there was one."""
        note = self.note
        if not self.is_running or note is None:
            return False
        if process := note.keeper.process():
            end(process, patience_s=10)
        return True
