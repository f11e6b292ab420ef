"""The process behind `Keeper`: looks after server, database and worker until it is told to end.

It starts them as the commands do and keeps no state of its own but a note of the worker, so that
nothing is lost with it.
"""

import fcntl
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from blocks._postgres_process import postmaster
from deployments.fast_worker import FastWorker
from deployments.keeper import Keeper, Note
from deployments.local_server import LocalServer, ServerUnavailable, settings_of
from deployments.orphaned_runs import end_processes, give_back, let_go_on, let_wait
from deployments.processes import Mark, end, trim, write_note
from deployments.server_questions import ServerQuestions

POOL = "atelier"
LOOK_S = 1.0
"""Seconds between two looks; what was killed is missed for so long."""

_RUNS_S = 10.0
"""Seconds between two looks at runs that were taken and have not begun, and at crashed ones."""
_UNTOLD_S = 75.0
"""Seconds a crashed run may rest: its automation lets it go on after 30 s, hears of it up to 20 s
later, and is looked at every 5 s."""
_SHORT_LIFE_S = 20.0
_LONGEST_WAIT_S = 60.0
_DATABASE_S = 120.0
_START_DATABASE = (
    "from blocks.database_home import DatabaseHome; DatabaseHome().embedded.start()"  # its own lock
)
_log = logging.getLogger("keeper")


class Upkeep:
    """Server, database and worker of one home, each started again when it has ended."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.keeper = Keeper(home)
        self._home = home
        self._server = LocalServer(home)
        self._fast = FastWorker(home)
        self._begun = False
        """Whether everything ran once; what starts after that is a restart."""
        self._wait_s = 0.0
        self._not_before = 0.0
        self._next_look_at_runs = 0.0
        before = self.keeper.note
        self._note = Note(
            keeper=Mark.of(psutil.Process()),
            folder=str(folder),
            worker=before.worker if before else None,
            url=before.url if before else None,
        )
        self._keep_note()

    def look(self) -> None:
        """Start what is not there."""
        self._server.touch()
        self._look_at_database()
        url = self._server.url
        if url is None:
            before = self._server.process
            url = self._server.ensure()
            if self._server.process != before:
                self._restarted("The server was started; it answers at %s.", url)
                self._give_back_runs(url, is_alive=True)
        if self._look_at_worker(url):
            self._begun = True
            self._look_at_resting_runs(url)
        self._fast.look(url, folder=self._note.folder, environment=self._worker_environment(url))
        for log in (self.keeper.log, self.keeper.worker_log, self._server.log):
            trim(log)

    def _look_at_database(self) -> None:
        if not is_embedded(self._home) or postmaster(data_folder(self._home)):
            return
        done = subprocess.run(  # noqa: S603 # our own words
            [sys.executable, "-P", "-c", _START_DATABASE],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=_DATABASE_S,
            check=False,
        )
        if done.returncode == 0:
            self._restarted("The database was started.")
        else:
            _log.error("The database does not start: %s", done.stderr.strip()[-500:])

    def _look_at_worker(self, url: str) -> bool:
        worker = self._note.worker.process() if self._note.worker else None
        if worker and self._note.url == url:
            return True
        if worker:  # the server moved to another port
            end(worker, patience_s=10)
            end_processes(self._home)
        if time.monotonic() < self._not_before:
            return False
        self._slow_down()
        self._give_back_runs(url, is_alive=False)
        started = self._start_worker(url)
        self._note = replace(self._note, worker=started, url=url)
        self._restarted("The worker was started with process id %s.", started.pid)
        return True

    def _look_at_resting_runs(self, url: str) -> None:
        """See now and then to runs that an ended worker took and never began, and to crashed ones."""
        worker, now = self._note.worker, time.monotonic()
        if worker is None or now < self._next_look_at_runs:
            return
        self._next_look_at_runs = now + _RUNS_S
        since = datetime.fromtimestamp(worker.started, UTC)
        with suppress(OSError):  # the automation tells of them later
            asked = ServerQuestions(url, POOL)
            if waiting := let_wait(asked, self._home, worker=_worker_name(), since=since):
                _log.info("%s runs had been taken and never begun.", waiting)
            rested = datetime.now(UTC) - timedelta(seconds=_UNTOLD_S)
            if going := let_go_on(asked, self._home, worker=_worker_name(), since=rested):
                _log.info("%s runs had crashed and nobody was told.", going)

    def _give_back_runs(self, url: str, *, is_alive: bool) -> None:
        """See to runs of which neither the worker nor the server can say that they were killed."""
        if self._note.worker is None:
            return
        try:
            asked = ServerQuestions(url, POOL)
            given = give_back(asked, self._home, worker=_worker_name(), is_alive=is_alive)
        except OSError as error:  # heartbeats tell of them later
            _log.warning("Runs of the worker could not be looked at: %s", error)
        else:
            if given:
                _log.info("%s runs had lost their process.", given)

    def _slow_down(self) -> None:
        """Wait longer before each start of a worker that ended soon after the one before."""
        lived_s = time.time() - self._note.worker.started if self._note.worker else _SHORT_LIFE_S
        self._wait_s = min(_LONGEST_WAIT_S, self._wait_s * 2 + 1) if lived_s < _SHORT_LIFE_S else 0
        self._not_before = time.monotonic() + self._wait_s

    def _start_worker(self, url: str) -> Mark:
        with self.keeper.worker_log.open("ab") as log:
            child = subprocess.Popen(  # noqa: S603 # our own words
                [sys.executable, "-P", "-m", "prefect", "worker", "start", *_worker_words()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self._note.folder,
                env=self._worker_environment(url),
                start_new_session=True,
            )
        # Whoever started it has to collect it, or it stays as a ghost.
        threading.Thread(target=child.wait, daemon=True).start()
        return Mark.of(psutil.Process(child.pid))

    def _worker_environment(self, url: str) -> dict[str, str]:
        own = {**self._server.environment(url), "ATELIER_HOME": str(self._home)}
        return {**os.environ, **settings_of("worker.env"), **own}

    def _restarted(self, sentence: str, *words: object) -> None:
        _log.info(sentence, *words)
        restarts = self._note.restarts + (1 if self._begun else 0)
        self._note = replace(self._note, restarts=restarts)
        self._keep_note()

    def _keep_note(self) -> None:
        write_note(self.keeper.folder / "state.json", self._note)


def is_embedded(home: Path) -> bool:
    """Whether this home has a database and runs it itself."""
    try:
        access = json.loads((home / "database" / "access.json").read_text(encoding="utf-8"))
        return access["server"] is None
    except (OSError, ValueError, KeyError, TypeError):
        return False


def data_folder(home: Path) -> Path:
    """Return where the embedded database keeps its data, as its process names it."""
    return (home / "postgres").resolve() / "data"


def _worker_name() -> str:
    return f"{POOL}-{socket.gethostname()}"


def _worker_words() -> list[str]:
    words = ["--pool", POOL, "--type", "process", "--install-policy", "never"]
    return [*words, "--name", _worker_name()]


def main(home: Path, folder: Path) -> None:
    """Keep everything up until a signal says to end; leave it running then."""
    told = threading.Event()

    def end_soon(_number: int, _frame: object) -> None:
        told.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end_soon)
    with Keeper(home).process_lock.open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        upkeep = Upkeep(home, folder)
        _log.info("Keeping %s up; flows run in %s.", home, folder)
        while not told.is_set():
            try:
                upkeep.look()
            except (ServerUnavailable, OSError, psutil.Error, subprocess.SubprocessError) as error:
                _log.error("%s", error)
            told.wait(LOOK_S)
        _log.info("Told to end; what runs goes on running.")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    main(*map(Path, sys.argv[1:3]))
