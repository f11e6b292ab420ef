"""One machine with everything `atelier up` brings, for `bench_chaos.py` to kill."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import psutil

from blocks._postgres_process import postmaster
from blocks._survivors import MARK
from deployments.keeper import Keeper
from deployments.keeper_process import data_folder
from deployments.local_server import LocalServer
from domain.dead_letters import goes_on

LEAVING_S = 120.0
"""How long what is on its way out may take, on a machine that twenty builds keep busy."""
BROWSERS = ("chrome", "chromium", "headless_shell", "chrome-headless")


class Machine:
    """A home of its own, with its processes found by the environment they were given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.out = folder / "out"
        self._killed: set[str] = set()
        os.environ["ATELIER_HOME"] = str(self.home)
        for name in [one for one in os.environ if one.startswith("PREFECT_")]:
            del os.environ[name]

    # What is up.

    def up(self, *, at_once: int) -> None:
        """Bring everything up, and let so many runs work at once."""
        self._atelier("up")
        self.deployment = self._ask("/deployments/name/build-website/build-website")["id"]
        self._send("PATCH", "/work_pools/atelier", {"concurrency_limit": at_once + 10})
        self._send("PATCH", "/work_pools/atelier/queues/P0", {"concurrency_limit": at_once})
        limit = {"concurrency_limit": at_once}
        self._send("PATCH", f"/deployments/{self.deployment}", limit)

    @property
    def api(self) -> str:
        """Address of the API, which may move when the server is killed."""
        port = (self.home / "server" / "port").read_text(encoding="utf-8")
        return f"http://127.0.0.1:{port}/api"

    def down(self) -> None:
        """Stop everything."""
        self._atelier("down", "--wait", "5")

    def _atelier(self, *words: str) -> None:
        said = subprocess.run(
            [sys.executable, "-P", "-c", "from deployments.cli import main; main()", *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert said.returncode == 0, said.stdout + said.stderr

    # What is asked of the server, which may be away for a while.

    def _send(self, method: str, path: str, body: object = None) -> Any:
        for _ in range(300):
            with suppress(httpx.TransportError):
                answer = httpx.request(method, self.api + path, json=body, timeout=60)
                if answer.status_code < 500:
                    answer.raise_for_status()
                    return answer.json() if answer.content else None
            time.sleep(0.5)
        raise TimeoutError(path)

    def _ask(self, path: str, body: object = None) -> Any:
        return self._send("GET" if body is None else "POST", path, body)

    def order(self, parameters: dict[str, Any], *, key: str) -> str:
        """Order a build once, and return its run's id."""
        given = {"out": str(self.out), **parameters}
        asked = {"parameters": given, "idempotency_key": key}
        return str(self._ask(f"/deployments/{self.deployment}/create_flow_run", asked)["id"])

    def read(self, runs: Iterable[str]) -> list[dict[str, Any]]:
        """Return the runs as they are."""
        return self._ask("/flow_runs/filter", {"flow_runs": {"id": {"any_": [*runs]}}})

    def states(self, runs: Iterable[str]) -> dict[str, str]:
        """Return the type of each run's state."""
        return {one["id"]: one["state"]["type"] for one in self.read(runs)}

    def are_over(self, runs: Iterable[str]) -> bool:
        """Whether every run has ended for good."""
        found = self.read(runs)
        return all(one["state"]["type"] == "COMPLETED" or self.is_dead(one) for one in found)

    @staticmethod
    def is_dead(run: dict[str, Any]) -> bool:
        """Whether a run ended badly and is not started again."""
        kind, said = run["state"]["type"], run["state"]["message"] or ""
        if kind not in ("FAILED", "CRASHED", "CANCELLED"):
            return False
        failed = run["labels"].get("atelier.failed-beginnings", 0)
        return not goes_on(
            kind, starts=run["run_count"], reason=said, failed_beginnings=int(failed)
        )

    def until(self, is_so: Callable[[], object], *, within_s: float, or_else: bool = True) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + within_s
        while not is_so():
            if time.monotonic() > deadline:
                assert not or_else, "it took too long"
                return
            time.sleep(1)

    # What is killed.

    def kill(self, kind: str, chance: random.Random) -> float | None:
        """Kill one thing of a kind; return the seconds until that is noticed, None if there is none."""
        begins = time.monotonic()
        if kind in ("server", "database", "worker"):
            before = self._pid(kind)
            if before is None:
                return None
            _kill([before, *(before.children(recursive=True) if kind == "database" else ())])
            self.until(lambda: self._pid(kind) not in (None, before), within_s=120)
            return time.monotonic() - begins
        if kind == "browser":
            if not (found := self._browsers()):
                return None
            _kill([chance.choice(found)])
            return time.monotonic() - begins
        return self._kill_runs(chance, with_worker=kind == "worker and runs")

    def _kill_runs(self, chance: random.Random, *, with_worker: bool) -> float | None:
        runs = self._run_processes()
        worker = self._pid("worker") if with_worker else None
        chosen = sorted(runs)
        if runs and not with_worker:
            chosen = [chance.choice(chosen)]
        if not chosen:
            return None
        before = {one["id"]: one["state"]["id"] for one in self.read(chosen)}
        began = {one["id"] for one in self.read(chosen) if one["state"]["type"] == "RUNNING"}
        _kill([*([worker] if worker else []), *(runs[one] for one in chosen)])
        self._killed |= set(chosen)
        begins = time.monotonic()
        self.until(
            lambda: all(
                one["state"]["id"] != before[one["id"]]
                for one in self.read(chosen)
                if one["id"] in began
            ),
            within_s=180,
            or_else=False,
        )
        return time.monotonic() - begins

    def _pid(self, kind: str) -> psutil.Process | None:
        if kind == "server":
            return LocalServer(self.home).process if LocalServer(self.home).url else None
        if kind == "database":
            return postmaster(data_folder(self.home))
        note = Keeper(self.home).note
        return note.worker.process() if note and note.worker else None

    def _processes(self) -> list[psutil.Process]:
        """Return every process that was given this home."""
        return _those(lambda given: given.get("ATELIER_HOME") == str(self.home))

    def _browsers(self) -> list[psutil.Process]:
        """Return every process of a browser; they know no home, but their own folder in it."""
        room = str(self.home / "browsers")
        found = set(_those(lambda given: given.get(MARK, "").startswith(room)))
        for one in [*found]:
            with suppress(psutil.Error):
                found |= set(one.children(recursive=True))
        browsers = [one for one in found if _name(one).startswith(BROWSERS)]
        return sorted(browsers, key=lambda one: one.pid)

    def _run_processes(self) -> dict[str, psutil.Process]:
        """Return the process of each run, without what it has started."""
        named: dict[int, str] = {}
        for one in self._processes():
            with suppress(psutil.Error):
                if run := one.environ().get("PREFECT__FLOW_RUN_ID"):
                    named[one.pid] = run
        found: dict[str, psutil.Process] = {}
        for pid, run in named.items():
            with suppress(psutil.Error):
                process = psutil.Process(pid)
                if named.get(process.ppid()) != run:
                    found[run] = process
        return found

    # What is looked at afterwards.

    def faults_of_release(self, tenant: str) -> list[str]:
        """Return what is wrong with the one release a tenant should have, on disk and in the ledger."""
        from sqlalchemy import func, select

        from blocks.database.schema import ReleaseRow, WorkflowExecution
        from blocks.database_home import DatabaseHome
        from blocks.release_folder import ReleaseFolder
        from blocks.signing_key import SigningKey
        from blocks.tenants import tenant_id
        from domain.errors import AtelierError

        faults: list[str] = []
        names = [path.name for path in self.out.glob(f"{tenant}/*/releases/*")]
        if names != ["1"]:
            faults.append(f"{tenant}: on disk {names}")
        for latest in self.out.glob(f"{tenant}/*/latest"):
            try:
                ReleaseFolder(path=latest.resolve()).verify(SigningKey())
            except AtelierError as error:
                faults.append(f"{tenant}: {error}")
        postgres = DatabaseHome().postgres()
        with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
            rows = session.scalars(select(func.count()).select_from(ReleaseRow)).one()
            stands = session.scalars(select(WorkflowExecution.status)).all()
        if rows != 1 or [*stands].count("completed") != 1:
            faults.append(f"{tenant}: {rows} releases in the ledger, runs {[*stands]}")
        return faults

    def answers(self) -> tuple[int, int]:
        """Return how many answers the ledger has, and how many of them to a question it had already."""
        from sqlalchemy import func, select

        from blocks.database.schema import ModelCallRow
        from blocks.database_home import DatabaseHome

        home, counts = DatabaseHome(), list[int]()
        answered = select(func.count()).where(ModelCallRow.status == "answered")
        for tenant in home.tenants().values():
            with home.postgres().session(tenant, read_only=True) as session:
                counts += session.scalars(answered.group_by(ModelCallRow.key)).all()
        return sum(counts), sum(count - 1 for count in counts)

    def false_alarms(self, runs: Iterable[str]) -> int:
        """Return how many runs were taken for lost that nobody had killed."""
        alarms = 0
        for run in set(runs) - self._killed:
            states = self._ask(f"/flow_run_states/?flow_run_id={run}")
            alarms += any("Nothing was heard" in (one["message"] or "") for one in states)
        return alarms

    def left_over(self) -> list[str]:
        """Return processes, files and slots that nobody needs any more."""
        deadline = time.monotonic() + LEAVING_S
        while (left := self._left()) and time.monotonic() < deadline:
            time.sleep(1)
        return left

    def _left(self) -> list[str]:
        left = [f"run {run} in process {one.pid}" for run, one in self._run_processes().items()]
        left += [f"browser in process {one.pid}" for one in self._browsers()]
        left += [str(path) for path in self.out.glob("*/*/releases/.*")]
        left += [str(path) for path in self.out.glob("*/*/.latest*")]
        left += [str(path) for path in (self.home / "browsers").glob("*") if path.name != ".lock"]
        for limit in self._ask("/v2/concurrency_limits/filter", {}):
            if limit["name"] == f"deployment:{self.deployment}" and limit["active_slots"]:
                left.append(f"{limit['active_slots']} slots of the deployment")
        return left


def _those(are_wanted: Callable[[dict[str, str]], bool]) -> list[psutil.Process]:
    """Return the other living processes whose environment is such."""
    found: list[psutil.Process] = []
    for one in psutil.process_iter():
        with suppress(psutil.Error):
            is_alive = one.pid != os.getpid() and one.status() != psutil.STATUS_ZOMBIE
            if is_alive and are_wanted(one.environ()):
                found.append(one)
    return found


def _name(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        return process.name()
    return ""


def _kill(processes: Iterable[psutil.Process]) -> None:
    """Stop all first, so that none sees another end."""
    victims = [*processes]
    for number in (signal.SIGSTOP, signal.SIGKILL):
        for one in victims:
            with suppress(psutil.Error):
                one.send_signal(number)
