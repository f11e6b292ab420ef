"""Runs whose worker or server was killed: those with no process any more are noticed at once."""

import urllib.error
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import psutil

from deployments.server_questions import ServerQuestions

RUN = "PREFECT__FLOW_RUN_ID"
"""Variable by which Prefect tells a process which run it is for."""


def give_back(asked: ServerQuestions, home: Path, *, worker: str, is_alive: bool = False) -> int:
    """Say of runs that they have no process any more; return how many there were.

    The server would notice by missing heartbeats, which takes up to a minute, and five for a run that
    had not begun. Here the processes themselves can be looked at, so this is for the only worker of
    the pool: what others run has its processes on their machines.

    Args:
        asked: The server.
        home: Whose runs, as their processes were told.
        worker: Name of the worker of this machine.
        is_alive: Whether it lives, and may be about to give a run a process.
    """
    if not _is_alone(asked, worker):
        return 0
    runs = asked.busy(ours=True)
    return _told(home, runs, lambda run: asked.lost(run, may_begin=is_alive))


def let_wait(asked: ServerQuestions, home: Path, *, worker: str, since: datetime) -> int:
    """Let runs wait again that an earlier worker took and that have no process; return how many.

    A process that was killed while it began told nobody, and the worker that lives knows nothing of it.

    Args:
        asked: The server.
        home: Whose runs, as their processes were told.
        worker: Name of the worker of this machine.
        since: When it began.
    """
    if not _is_alone(asked, worker):
        return 0
    return _told(home, asked.busy(ours=True), lambda run: asked.never_begun(run, since=since))


def let_go_on(asked: ServerQuestions, home: Path, *, worker: str, since: datetime) -> int:
    """Let runs go on that crashed by this moment and that nobody was told of; return how many.

    A server that is killed between writing down a crash and telling its automations does not tell
    them later.

    Args:
        asked: The server.
        home: Whose runs, as their processes were told.
        worker: Name of the worker of this machine.
        since: Those that crashed later are left to the automation.
    """
    if not _is_alone(asked, worker):
        return 0
    return _told(home, asked.crashed(), lambda run: asked.goes_on(run, since=since))


def _is_alone(asked: ServerQuestions, worker: str) -> bool:
    """Whether no other worker of the pool lives, whose runs have their processes elsewhere."""
    return not asked.workers() - {worker}


def _told(home: Path, runs: list[str], tell: Callable[[str], bool]) -> int:
    """Tell of each of these runs that has no process; return for how many it was news."""
    if not runs:
        return 0
    alive = _alive(home)
    news = 0
    for run in runs:
        if run not in alive:
            with suppress(urllib.error.HTTPError):  # it was removed in this very moment
                news += tell(run)
    return news


def end_processes(home: Path) -> None:
    """End the processes of all runs: those of a server that moved look for it in vain."""
    for process, _ in _processes(home):
        with suppress(psutil.Error):
            process.kill()


def _alive(home: Path) -> set[str]:
    """Return the runs of this home that have a process."""
    return {run for _, run in _processes(home)}


def _processes(home: Path) -> Iterator[tuple[psutil.Process, str]]:
    """Yield the processes of runs of this home, each with its run."""
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            told = process.environ()
            is_alive = process.status() != psutil.STATUS_ZOMBIE
            if is_alive and told.get("ATELIER_HOME") == str(home) and RUN in told:
                yield process, told[RUN]
