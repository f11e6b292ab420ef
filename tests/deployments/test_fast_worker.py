"""The worker of builds side by side, which the keeper starts and ends as it is wanted."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.client.schemas.objects import StateType

from deployments.fast_worker import FAST, TYPE, FastWorker
from deployments.health import Part, fast_worker
from deployments.local_server import LocalServer
from deployments.throughput.worker import ThroughputWorker
from tests.deployments.test_orphaned_runs import Pool, pool
from tests.prefect_server import prefect_api

__all__ = ["pool", "prefect_api"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "keeper").mkdir()
    return tmp_path


@pytest.fixture
def worker(home: Path) -> Iterator[FastWorker]:
    worker = FastWorker(home)
    yield worker
    if process := worker.process:
        process.kill()


def _look(worker: FastWorker, served_home: Path, folder: Path) -> None:
    server = LocalServer(served_home)
    url = server.ensure()
    environment = {**os.environ, **server.environment(url), "PREFECT_WORKER_QUERY_SECONDS": "1"}
    worker.look(url, folder=str(folder), environment=environment)


def test_its_type_is_the_one_the_worker_has() -> None:
    assert ThroughputWorker.type == TYPE


def test_nobody_starts_it_unless_it_is_wanted(
    worker: FastWorker, served_home: Path, home: Path
) -> None:
    _look(worker, served_home, home)
    assert worker.process is None
    assert fast_worker(worker) == []


def test_it_is_wanted_until_somebody_says_otherwise(worker: FastWorker, home: Path) -> None:
    assert worker.want(is_wanted=True)
    assert not worker.want(is_wanted=True)
    assert FastWorker(home).is_wanted
    assert worker.want(is_wanted=False)
    assert not FastWorker(home).is_wanted


def test_it_is_started_kept_and_ended_as_it_is_wanted(
    worker: FastWorker, served_home: Path, home: Path
) -> None:
    worker.want(is_wanted=True)
    remedy = f"Wait half a minute; the keeper starts it again. Its log is {worker.log}."
    assert fast_worker(worker) == [
        Part("fast worker", is_well=False, detail="stopped", remedy=remedy)
    ]
    _look(worker, served_home, home)
    process = worker.process
    assert process is not None
    words = process.cmdline()
    assert words[words.index("--pool") + 1] == FAST
    assert "PREFECT_WORKER_QUERY_SECONDS" not in process.environ()
    _look(worker, served_home, home)
    assert worker.process == process
    assert [part.is_well for part in fast_worker(worker)] == [True]
    worker.want(is_wanted=False)
    _look(worker, served_home, home)
    assert worker.process is None
    assert not process.is_running()


def test_one_that_ends_at_once_is_not_started_again_at_once(
    worker: FastWorker, served_home: Path, home: Path
) -> None:
    worker.want(is_wanted=True)
    _look(worker, served_home, home)
    first = worker.process
    assert first is not None
    first.kill()
    first.wait(10)
    _look(worker, served_home, home)
    assert worker.process is None


def test_what_a_killed_one_had_taken_is_given_back_before_the_next_starts(
    worker: FastWorker, served_home: Path, home: Path, pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deployments.fast_worker.FAST", pool.name)
    taken, under_way = pool.run(StateType.PENDING), pool.run(StateType.RUNNING)
    worker.want(is_wanted=True)
    _look(worker, served_home, home)
    assert pool.state(taken) == (
        "AwaitingRetry",
        "Its process was killed, and nobody lived to say so.",
    )
    assert pool.state(under_way) == ("AwaitingRetry", "It crashed and goes on from what was kept.")
