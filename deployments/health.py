"""How every part is that `atelier up` brings up, and what to do about one that is ill."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from deployments.fast_worker import FastWorker
from deployments.keeper import Keeper
from deployments.keeper_process import POOL, is_embedded
from deployments.local_server import LocalServer
from deployments.server_questions import Alert, QueueLength, ServerQuestions

SILENT_S = 100.0
"""A worker that has said nothing for so long does not work: three of its heartbeats are 90 s."""

_UP = "Run `atelier up`."
_SWITCH = f"{_UP} One that is switched off stays so until it is switched on in the dashboard."


@dataclass(frozen=True)
class Part:
    """One part and how it is."""

    name: str
    is_well: bool
    detail: str
    pid: int | None = None
    since: datetime | None = None
    """Since when its process runs."""
    remedy: str | None = None
    """What to do; None when it is well."""


@dataclass(frozen=True)
class Health:
    """How everything is."""

    parts: tuple[Part, ...]
    queues: tuple[QueueLength, ...] = ()
    alerts: tuple[Alert, ...] = ()
    """Automations that acted in the last day, the newest first."""
    dashboard: str | None = None

    @property
    def is_well(self) -> bool:
        """Whether every part is."""
        return all(part.is_well for part in self.parts)


def _part(name: str, detail: str, *, pid: int | None = None, remedy: str | None = None) -> Part:
    since: datetime | None = None
    if pid:
        with contextlib.suppress(psutil.NoSuchProcess):
            since = datetime.fromtimestamp(psutil.Process(pid).create_time(), UTC)
    return Part(name, is_well=remedy is None, detail=detail, pid=pid, since=since, remedy=remedy)


def examine(home: Path) -> Health:
    """Look at everything; nothing is started or changed."""
    keeper, server = Keeper(home), LocalServer(home)
    url = server.url
    parts = [_database(home), _server(server, url, keeper), _keeper(keeper)]
    if url is None:
        parts += [_worker(keeper, None), *fast_worker(FastWorker(home), is_kept=keeper.is_running)]
        return Health(parts=tuple(parts))
    from deployments.alert_automations import alert_names  # Prefect's events take 0.3 s

    asked = ServerQuestions(url, POOL)
    queues = asked.queues()
    parts.append(_worker(keeper, asked if queues else None))
    parts += fast_worker(FastWorker(home), is_kept=keeper.is_running)
    parts += _on_server(asked, queues)
    return Health(
        parts=tuple(parts),
        queues=tuple(queues),
        alerts=tuple(asked.alerts(alert_names(), within=timedelta(days=1))),
        dashboard=url.removesuffix("/api"),
    )


def _database(home: Path) -> Part:
    from blocks.database_home import DatabaseHome
    from blocks.home import Home
    from domain.errors import DatabaseUnavailable

    database = DatabaseHome(home=Home(folder=home))
    if not is_embedded(home):
        try:
            revision, version = database.revision()
        except DatabaseUnavailable as error:
            return _part("database", str(error), remedy=_UP)
        return _part("database", f"PostgreSQL {version}, schema {revision}")
    status = database.embedded.status()
    if status.is_running:
        detail = f"PostgreSQL {status.version} in {status.folder}"
        return _part("database", detail, pid=status.pid)
    if status.pid:
        remedy = f"Wait a minute; it may be recovering. Its log is in {status.folder / 'log'}."
        return _part("database", "does not answer", pid=status.pid, remedy=remedy)
    return _part("database", "stopped", remedy=_UP)


def _server(server: LocalServer, url: str | None, keeper: Keeper) -> Part:
    process = server.process
    pid = process.pid if process else None
    if url:
        return _part("server", url.removesuffix("/api"), pid=pid)
    if pid:
        remedy = f"Wait; the keeper replaces it if it stays so. Its log is {server.log}."
        remedy = remedy if keeper.is_running else _UP
        return _part("server", "does not answer", pid=pid, remedy=remedy)
    return _part("server", "stopped", remedy=_UP)


def _keeper(keeper: Keeper) -> Part:
    note = keeper.note
    if not keeper.is_running or note is None:
        remedy = f"{_UP} Until then nothing that ends is started again."
        return _part("keeper", "stopped", remedy=remedy)
    detail = "nothing had to be started again"
    if note.restarts:
        detail = f"{note.restarts} times something had to be started again; see {keeper.log}"
    return _part("keeper", detail, pid=note.keeper.pid)


def _worker(keeper: Keeper, asked: ServerQuestions | None) -> Part:
    note = keeper.note
    process = note.worker.process() if note and note.worker else None
    if note is None or process is None:
        remedy = "Wait a few seconds; the keeper starts it again." if keeper.is_running else _UP
        return _part("worker", "stopped", remedy=remedy)
    if asked is None:
        remedy = "Nobody can be asked how it is. See to the server; the worker waits for it."
        return _part("worker", "its process lives", pid=process.pid, remedy=remedy)
    began = datetime.fromtimestamp(process.create_time(), UTC)
    detail, is_silent = voice(asked.last_heard(), began=began, now=datetime.now(UTC))
    if is_silent:
        remedy = (
            f"`kill {process.pid}` has the keeper start another. Its log is {keeper.worker_log}."
        )
        return _part("worker", detail, pid=process.pid, remedy=remedy)
    return _part("worker", f"{detail}; flows run in {note.folder}", pid=process.pid)


def voice(heard: datetime | None, *, began: datetime, now: datetime) -> tuple[str, bool]:
    """Return when a worker was heard, in words, and whether it has been silent for too long.

    Args:
        heard: When one of its name was heard last; None for never.
        began: When its process began; what was heard before was another's.
        now: The time.
    """
    if heard is None or heard < began:
        silent_s = (now - began).total_seconds()
        return f"not heard of since its start {silent_s:.0f} s ago", silent_s > SILENT_S
    silent_s = (now - heard).total_seconds()
    return f"heard of {silent_s:.0f} s ago", silent_s > SILENT_S


def fast_worker(worker: FastWorker, *, is_kept: bool = True) -> list[Part]:
    """Return how the second worker is, where one is wanted.

    Args:
        worker: The worker.
        is_kept: Whether a keeper lives that starts it again.
    """
    if not worker.is_wanted:
        return []
    if process := worker.process:
        return [_part("fast worker", f"its log is {worker.log}", pid=process.pid)]
    remedy = f"Wait half a minute; the keeper starts it again. Its log is {worker.log}."
    remedy = remedy if is_kept else _UP
    return [_part("fast worker", "stopped", remedy=remedy)]


def _on_server(asked: ServerQuestions, queues: list[QueueLength]) -> Iterator[Part]:
    from deployments.automations import automations
    from deployments.deploying import deployment_names

    yield _pool(asked, queues)
    yield _complete("deployments", deployment_names(), asked.deployments())
    switched_on = {name for name, is_on in asked.automations().items() if is_on}
    yield _complete("automations", [one.name for one in automations()], switched_on)


def _pool(asked: ServerQuestions, queues: list[QueueLength]) -> Part:
    if not queues:
        return _part("work pool", "missing", remedy=_UP)
    paused = [f"queue {one.name}" for one in queues if one.is_paused]
    if asked.is_paused():
        paused = [f"pool {POOL}"]
    if paused:
        remedy = "Somebody paused it; resume it on the dashboard's page of work pools."
        return _part("work pool", f"{paused[0]} is paused", remedy=remedy)
    detail = f"{sum(q.running for q in queues)} running, {sum(q.waiting for q in queues)} waiting"
    if late := sum(one.late for one in queues):
        remedy = "See `A run is late` in docs/operations.md."
        return _part("work pool", f"{detail}, {late} late", remedy=remedy)
    return _part("work pool", detail)


def _complete(name: str, wanted: list[str], found: set[str]) -> Part:
    missing = [one for one in wanted if one not in found]
    if not missing:
        return _part(name, f"{len(wanted)}")
    detail = f"{len(wanted) - len(missing)} of {len(wanted)}; missing or off: {missing[0]}"
    return _part(name, detail, remedy=_UP if name == "deployments" else _SWITCH)
