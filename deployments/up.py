"""`atelier up`: database, server, queues, deployments, automations and worker, in one command."""

import asyncio
import fcntl
import subprocess
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from blocks._home_folder import home_folder
from blocks._postgres_process import postmaster
from deployments.api import configured_api, local_server, use_local_server
from deployments.fast_worker import FAST, FastWorker
from deployments.keeper import Keeper
from deployments.keeper_process import POOL, data_folder, is_embedded
from deployments.local_server import ServerUnavailable
from domain.errors import BriefInvalid

if TYPE_CHECKING:
    from prefect.client.orchestration import PrefectClient

ACCEPTED = 0
WORKER_S = 90.0
"""Longest a worker may take from its start to its first word to the server."""

_out = Console(highlight=False)


@dataclass
class Report:
    """What is told while things come up."""

    changes: int = 0
    began_at: float = field(default_factory=time.time)

    def tell(self, part: str, words: str, changes: Sequence[str]) -> None:
        """Print one line: what a part is, and what had to be done about it."""
        self.changes += len(changes)
        done = "; ".join(changes[:3]) + (f" and {len(changes) - 3} more" if changes[3:] else "")
        line = f"{part:<13}{words}" + (f" ({done})" if changes else "")
        _out.print(line, markup=False, soft_wrap=True)


def up(*, folder: Path | None = None, fast: bool | None = None) -> int:
    """Bring everything up that Atelier runs on, or mend what is not; safe to repeat.

    What runs goes on when this command ends, and a keeper starts again what is killed.

    Args:
        folder: Where flows run; paths in their parameters, such as `out`, are relative to it. This
            folder when nothing runs yet and none is named.
        fast: Whether a second worker runs builds side by side in one process, now and after every
            later `atelier up`; as it was when neither is said.

    Raises:
        AtelierError: A part does not come up; the message says which, and where to read why.
    """
    home = home_folder()
    if url := configured_api():
        raise ServerUnavailable(
            f"Your settings name the Prefect server {url!r}, and `atelier up` runs one of its own. "
            f"Say `PREFECT_API_URL= atelier up`, or put everything on yours with `atelier deploy`."
        )
    keeper, report = Keeper(home), Report()
    with alone(keeper):
        folder = _where(keeper, folder)
        making = _begin_database(home)
        server = local_server()
        was_there = server.url
        url = was_there or server.ensure()
        _await_database(making)
        use_local_server(url)
        report.tell("database", _database_words(home), ["started"] if making else [])
        dashboard = url.removesuffix("/api")
        report.tell("server", dashboard, [] if was_there else ["started"])
        asyncio.run(_furnish(keeper, folder, report))
        _see_to_fast_worker(home, report, fast=fast)
    if report.changes:
        seconds = time.time() - report.began_at
        _say(f"\nUp after {seconds:.0f} s. The dashboard is at {dashboard}.")
    else:
        _say(f"\nEverything ran; nothing was changed. The dashboard is at {dashboard}.")
    _say("`atelier status` says how it is, `atelier down` stops it.")
    return ACCEPTED


def _where(keeper: Keeper, wanted: Path | None) -> Path:
    """Return the folder flows run in: what runs stays where it is."""
    check_folder(wanted or Path())
    noted = keeper.note if keeper.is_running else None
    if noted is None:
        return (wanted or Path()).absolute()
    there = Path(noted.folder)
    if wanted is not None and wanted.resolve() != there.resolve():
        raise BriefInvalid(
            source="--folder",
            problem=f"Everything is up already, and flows run in {noted.folder!r}.",
            remedy="Say `atelier down` first, or leave it out.",
        )
    return there


def check_folder(folder: Path) -> None:
    """Refuse a folder no flow could run in.

    Raises:
        BriefInvalid: There is none, or it is a file.
    """
    if not folder.is_dir():
        problem = (
            f"{str(folder)!r} is a file." if folder.exists() else f"There is no {str(folder)!r}."
        )
        remedy = "Name a folder that is there; releases are written below it."
        raise BriefInvalid(source="--folder", problem=problem, remedy=remedy)


@contextmanager
def alone(keeper: Keeper) -> Generator[None]:
    """Wait until no other command brings things up or down.

    Raises:
        ServerUnavailable: The home folder cannot be written to.
    """
    try:
        keeper.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (keeper.folder / "command.lock").open("ab")
    except OSError as error:
        raise ServerUnavailable(
            f"The home folder {str(keeper.folder.parent)!r} cannot be used: {error.strerror}. Set "
            f"`ATELIER_HOME` to a folder you may write to."
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _begin_database(home: Path) -> "subprocess.Popen[str] | None":
    """Begin to make or start the database; None when it runs, or somebody else runs it."""
    has_one = (home / "database" / "access.json").exists()
    if has_one and (not is_embedded(home) or postmaster(data_folder(home))):
        return None
    return subprocess.Popen(
        [sys.executable, "-P", "-c", "from deployments.cli import main; main()", "db", "init"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _await_database(making: "subprocess.Popen[str] | None") -> None:
    if making is None:
        return
    said, _ = making.communicate()
    if making.returncode:
        raise ServerUnavailable(f"The database does not come up. {said.strip()}")


def _database_words(home: Path) -> str:
    if not is_embedded(home):
        return "a PostgreSQL of your own"
    process = postmaster(data_folder(home))
    return f"PostgreSQL in {home / 'postgres'}" + (f", process {process.pid}" if process else "")


async def _furnish(keeper: Keeper, folder: Path, report: Report) -> None:
    """Put on the server what belongs there, and start the worker meanwhile."""
    from prefect.client.orchestration import get_client

    from deployments import automations, block_documents, deploying, missed_runs, work_pool

    async with get_client() as client:
        pool = await work_pool.ensure_pool(client)
        pool += await work_pool.ensure_fast_pool(client)
        report.tell("work pool", work_pool.words(), pool)
        is_deployed = await deploying.is_deployed(client, folder)
        made = None if is_deployed else deploying.deploy(folder)
        if not keeper.is_running and (missed := await missed_runs.drop_missed_runs(client)):
            _say(f"{missed} runs of schedules were missed; the last of each is caught up with.")
        kept = keeper.ensure(folder)
        blocks = await block_documents.ensure_blocks(client, renew=not is_deployed)
        report.tell("blocks", block_documents.WORDS, blocks)
        changes = await automations.ensure_automations(client)
        report.tell("automations", f"{len(automations.automations())}", changes)
        names = deploying.deployment_names()
        if made:
            await deploying.await_deployed(client, made, folder)
        report.tell("deployments", f"{len(names)}", ["made from prefect.yaml"] if made else [])
        await _tell_of_worker(client, keeper, report, is_new=kept)


def _see_to_fast_worker(home: Path, report: Report, *, fast: bool | None) -> None:
    """Have the keeper start or end the second worker within seconds, when that was said."""
    worker = FastWorker(home)
    is_new = fast is not None and worker.want(is_wanted=fast)
    if worker.is_wanted:
        words = f"builds of {FAST} side by side in one process"
        report.tell("fast worker", words, ["to be started"] if is_new else [])
    elif is_new:
        report.tell("fast worker", "none", ["to be ended"])


async def _tell_of_worker(
    client: "PrefectClient", keeper: Keeper, report: Report, *, is_new: bool
) -> None:
    pid = await _await_worker(client, keeper)
    note = keeper.note
    changes = ["started"] if is_new else []
    report.tell("keeper", f"process {note.keeper.pid}" if note else "", changes)
    changes = ["started"] if note and note.worker and note.worker.started > report.began_at else []
    report.tell("worker", f"process {pid}, flows run in {note.folder if note else ''}", changes)


async def _await_worker(client: "PrefectClient", keeper: Keeper) -> int:
    """Wait until the worker has spoken to the server; return its process id."""
    deadline = time.monotonic() + WORKER_S
    while time.monotonic() < deadline:
        note = keeper.note
        process = note.worker.process() if note and note.worker else None
        for worker in await client.read_workers_for_work_pool(POOL) if process else ():
            heard = worker.last_heartbeat_time
            if process and heard and heard.timestamp() > process.create_time():
                return process.pid
        await asyncio.sleep(0.2)
    raise ServerUnavailable(
        f"The worker has not spoken to the server for {WORKER_S:.0f} s. Read "
        f"{str(keeper.worker_log)!r}."
    )


def _say(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
