"""`atelier down`: stop what `atelier up` started, in the order in which nothing is lost."""

import contextlib
from pathlib import Path
from typing import Annotated

import psutil
from cyclopts import Parameter
from rich.console import Console

from blocks._home_folder import home_folder
from blocks._postgres_process import postmaster
from deployments.api import local_server
from deployments.fast_worker import FastWorker
from deployments.keeper import Keeper
from deployments.keeper_process import POOL, data_folder
from deployments.local_server import LocalServer
from deployments.processes import end
from deployments.server_questions import ServerQuestions
from deployments.up import alone

ACCEPTED = 0
INTERRUPT_S = 30.0
"""Longest a run that is asked to end may take; its agents' results are written as they come."""
IDLE_S = 5.0
"""Longest a worker without runs may take. Once in a while one of Prefect 3.8.8 says that it has stopped,
and stays: after its server was killed and started again, in two of three rehearsals."""

_out = Console(highlight=False)


def down(*, wait: Annotated[float, Parameter(name="--wait")] = 60.0) -> int:
    """Stop keeper, worker, server and database. Runs end first, or go on with the next `up`.

    Args:
        wait: Seconds to wait for runs to end by themselves; those that take longer are interrupted
            and wait for the next `atelier up`, which starts from what they finished.
    """
    home = home_folder()
    keeper, server = Keeper(home), local_server()
    if not keeper.folder.is_dir():
        _say("Nothing is up.")
        return ACCEPTED
    with alone(keeper):
        did_stop = keeper.stop()
        if did_stop:
            _say("The keeper has ended.")
        if FastWorker(home).stop():
            _say("The fast worker has ended; its runs go on with the next `atelier up`.")
            did_stop = True
        did_stop |= stop_worker(keeper, server.url, wait_s=wait)
        did_stop |= _stop_server_and_database(home, server)
    if not did_stop:
        _say("Nothing is up.")
    return ACCEPTED


def stop_worker(keeper: Keeper, url: str | None, *, wait_s: float) -> bool:
    """End the worker, its runs first; return whether there was one."""
    note = keeper.note
    worker = note.worker.process() if note and note.worker else None
    if worker is None:
        return False
    asked = ServerQuestions(url, POOL) if url else None
    runs = asked.busy(ours=True) if asked else []
    if runs:
        _say(f"Runs under way: {len(runs)}; up to {wait_s:.0f} s are given to them.")
    # Asked once, the worker takes nothing new and waits for its runs. Asked twice, it kills them.
    with contextlib.suppress(psutil.NoSuchProcess):
        is_idle = bool(asked) and not runs and not worker.children()
        worker.terminate()
        with contextlib.suppress(psutil.TimeoutExpired):
            worker.wait(timeout=min(wait_s, IDLE_S) if is_idle else wait_s)
        if worker.is_running():
            _interrupt_runs(worker, patience_s=0 if is_idle else INTERRUPT_S)
    put_back = sum(asked.put_back(run) for run in runs) if asked else 0
    _say("The worker has ended; " + _told(runs, put_back))
    return True


def _interrupt_runs(worker: psutil.Process, *, patience_s: float) -> None:
    """End the runs a worker waits for, so that it ends too."""
    children = worker.children(recursive=True)
    for child in children:
        with contextlib.suppress(psutil.NoSuchProcess):
            child.terminate()
    _, alive = psutil.wait_procs([*children, worker], timeout=patience_s)
    for process in alive:
        end(process, patience_s=0)


def _told(runs: list[str], put_back: int) -> str:
    if not runs:
        return "nothing was under way."
    if not put_back:
        return f"all {len(runs)} runs came to their end."
    return f"of {len(runs)} runs {put_back} go on with the next `atelier up`."


def _stop_server_and_database(home: Path, server: LocalServer) -> bool:
    url = server.url
    others = ServerQuestions(url, POOL).busy(ours=False) if url else []
    if others:
        _say(
            f"Server and database stay, as other commands use them for {len(others)} runs. The "
            f"server ends by itself when it is idle."
        )
        return True
    did_stop = server.stop()
    if did_stop:
        _say("The server has ended.")
    if postmaster(data_folder(home)):
        from blocks.embedded_postgres import EmbeddedPostgres

        EmbeddedPostgres(folder=home / "postgres").stop()
        _say("The database has ended.")
        return True
    return did_stop


def _say(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
