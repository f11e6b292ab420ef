"""`atelier up` as a person runs it, once: everything it brings up, killed, mended and stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from deployments.deploying import deployment_names
from deployments.health import Part, examine
from deployments.keeper import Keeper
from deployments.local_server import LocalServer
from deployments.server_questions import ServerQuestions
from deployments.work_pool import POOL, QUEUES

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]


class Operator:
    """Somebody who runs Atelier on one machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"

    def atelier(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run the command as from a shell."""
        program = "from deployments.cli import main; main()"
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
        return subprocess.run(
            [sys.executable, "-P", "-c", program, *words],
            cwd=self.folder,
            env={**environment, "ATELIER_HOME": str(self.home)},
            capture_output=True,
            text=True,
            timeout=300,
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """How every part is; asked here, because a command of its own costs 3 s."""
        return examine(self.home).parts

    @property
    def url(self) -> str:
        """Address of the API."""
        return LocalServer(self.home).url or ""

    @property
    def worker(self) -> psutil.Process | None:
        """The worker's process."""
        note = Keeper(self.home).note
        return note.worker.process() if note and note.worker else None


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[tuple[Operator, str]]":
    """Somebody whose everything is up, and what the command said of it."""
    operator = Operator(tmp_path_factory.mktemp("up"))
    said = operator.atelier("up")
    try:
        assert said.returncode == 0, said.stdout + said.stderr
        yield operator, said.stdout
    finally:
        operator.atelier("down", "--wait", "1")


@pytest.fixture(scope="module")
def operator(first: tuple[Operator, str]) -> Operator:
    return first[0]


def _until(is_so: Callable[[], object], *, within_s: float) -> None:
    deadline = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.2)


def test_it_says_what_runs_and_where_the_dashboard_is(first: tuple[Operator, str]) -> None:
    operator, said = first
    lines = said.splitlines()
    parts = [line.split("  ")[0] for line in lines[:8]]
    assert parts == [
        *("database", "server", "work pool", "blocks"),
        *("automations", "deployments", "keeper", "worker"),
    ]
    dashboard = operator.url.removesuffix("/api")
    assert lines[1] == f"server       {dashboard} (started)"
    assert lines[5] == f"deployments  {len(deployment_names())} (made from prefect.yaml)"
    assert lines[-2].endswith(f"The dashboard is at {dashboard}.")
    assert lines[-1] == "`atelier status` says how it is, `atelier down` stops it."


def test_every_part_is_well(operator: Operator) -> None:
    shown = operator.atelier("status", "--json")
    assert shown.returncode == 0
    status = json.loads(shown.stdout)
    assert [part["name"] for part in status["parts"]] == [
        *("database", "server", "keeper", "worker", "work pool", "deployments", "automations"),
    ]
    assert [part["remedy"] for part in status["parts"]] == [None] * 7
    assert all(part["pid"] and part["since"] for part in status["parts"][:4])
    assert [queue["name"] for queue in status["queues"]] == [queue.name for queue in QUEUES]
    assert (status["is_well"], status["alerts"]) == (True, [])


def test_a_second_time_changes_nothing(operator: Operator) -> None:
    before = [part.pid for part in operator.parts]
    said = operator.atelier("up").stdout
    assert f"Everything ran; nothing was changed. The dashboard is at {operator.url[:-4]}." in said
    assert "(" not in said
    assert [part.pid for part in operator.parts] == before


def test_a_run_of_a_deployment_begins_with_no_more_than_the_form_says(operator: Operator) -> None:
    found = httpx.get(f"{operator.url}/deployments/name/discover/discover", timeout=60).json()
    asked = {"parameters": {"brief": "Rye & Co bakes bread in Otley. Call 01943 496 0000."}}
    address = f"{operator.url}/deployments/{found['id']}/create_flow_run"
    run = httpx.post(address, json=asked, timeout=60).json()["id"]

    def state() -> str:
        return httpx.get(f"{operator.url}/flow_runs/{run}", timeout=60).json()["state"]["type"]

    _until(lambda: state() not in ("SCHEDULED", "PENDING", "RUNNING"), within_s=120)
    assert state() == "COMPLETED"
    assert found["work_queue_name"] == "P0"


def test_a_parameter_no_flow_takes_is_refused_before_a_run_is_made(operator: Operator) -> None:
    found = httpx.get(f"{operator.url}/deployments/name/discover/discover", timeout=60).json()
    asked = {"parameters": {"brief": "We bake bread.", "tennant": "rye"}}
    address = f"{operator.url}/deployments/{found['id']}/create_flow_run"
    answer = httpx.post(address, json=asked, timeout=60)
    assert answer.status_code == 409
    assert answer.json()["detail"].endswith(
        "Additional properties are not allowed ('tennant' was unexpected)"
    )


def test_what_is_killed_runs_again_within_seconds(operator: Operator) -> None:
    server, worker = LocalServer(operator.home).process, operator.worker
    assert server
    assert worker
    for process in (server, worker):
        process.kill()
        process.wait(timeout=10)
    _until(lambda: operator.worker not in (None, worker), within_s=60)
    _until(lambda: operator.url, within_s=60)
    assert LocalServer(operator.home).process != server
    log = Keeper(operator.home).log.read_text(encoding="utf-8")
    assert "The server was started; it answers at" in log


def test_up_mends_what_was_killed_together_with_its_keeper(operator: Operator) -> None:
    note = Keeper(operator.home).note
    assert note
    os.kill(note.keeper.pid, signal.SIGKILL)
    _until(lambda: not Keeper(operator.home).is_running, within_s=10)
    ill = operator.atelier("status")
    assert ill.returncode == 1
    assert "keeper: Run `atelier up`. Until then nothing that ends is started again." in ill.stdout
    worker = operator.worker
    said = operator.atelier("up").stdout
    assert " (started)" in next(line for line in said.splitlines() if line.startswith("keeper"))
    assert operator.worker == worker
    assert all(part.is_well for part in operator.parts)


def test_down_ends_all_of_it_and_puts_back_what_was_under_way(operator: Operator) -> None:
    processes = [psutil.Process(part.pid) for part in operator.parts if part.pid]
    assert len(processes) == 4
    assert ServerQuestions(operator.url, POOL).busy(ours=True) == []
    said = operator.atelier("down")
    assert said.returncode == 0
    assert said.stdout.splitlines() == [
        "The keeper has ended.",
        "The worker has ended; nothing was under way.",
        "The server has ended.",
        "The database has ended.",
    ]
    assert psutil.wait_procs(processes, timeout=10)[1] == []
    assert operator.atelier("down").stdout == "Nothing is up.\n"
    assert [part.detail for part in operator.parts] == ["stopped"] * 4


def test_up_from_another_folder_has_flows_run_there(operator: Operator) -> None:
    operator.atelier("down", "--wait", "1")
    other = operator.folder / "other"
    other.mkdir()
    said = operator.atelier("up", "--folder", str(other))
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.splitlines()[-4].endswith(f"flows run in {other} (started)")
    found = httpx.get(f"{operator.url}/deployments/name/discover/discover", timeout=60).json()
    assert found["job_variables"]["working_dir"] == str(other)
