"""Runs whose worker or server was killed: those with no process any more are noticed at once."""

import urllib.error
from contextlib import suppress
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
    if asked.workers() - {worker}:
        return 0
    alive = _alive(home)
    given = 0
    for run in asked.busy(ours=True):
        if run not in alive:
            with suppress(urllib.error.HTTPError):  # it was removed in this very moment
                given += asked.lost(run, may_begin=is_alive)
    return given


def _alive(home: Path) -> set[str]:
    """Return the runs of this home that have a process."""
    found: set[str] = set()
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            told = process.environ()
            if told.get("ATELIER_HOME") == str(home) and RUN in told:
                found.add(told[RUN])
    return found
