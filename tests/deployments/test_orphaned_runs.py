"""What becomes of runs whose worker was killed, on a real server."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from prefect import flow, get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.objects import State, StateType
from prefect.settings import PREFECT_API_URL

from deployments.orphaned_runs import RUN, end_processes, give_back, let_go_on, let_wait
from deployments.server_questions import ServerQuestions
from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]


class Pool:
    """A work pool of its own, with runs in whatever state."""

    def __init__(self, client: SyncPrefectClient) -> None:
        @flow(name="is-orphaned")
        def is_orphaned() -> None: ...

        self._client = client
        self.name = f"pool-{uuid4().hex[:8]}"
        client.create_work_pool(WorkPoolCreate(name=self.name, type="process"))
        self._deployment = client.create_deployment(
            client.create_flow(is_orphaned), f"of-{self.name}", work_pool_name=self.name
        )

    @property
    def asked(self) -> ServerQuestions:
        """The questions of a keeper of this pool."""
        return ServerQuestions(str(PREFECT_API_URL.value()), self.name)

    def run(self, kind: StateType, *, starts: int = 1) -> UUID:
        """Make a run in a state, which was started so often."""
        made = self._client.create_flow_run_from_deployment(self._deployment)
        states = (StateType.PENDING, StateType.RUNNING, StateType.CANCELLING)
        for _ in range(starts):
            for state in states[: states.index(kind) + 1]:
                self._client.set_flow_run_state(made.id, State(type=state), force=True)
        return made.id

    def state(self, run: UUID) -> tuple[str, str]:
        """Return the name of a run's state, and what it says."""
        state = self._client.read_flow_run(run).state
        assert state
        return str(state.name), state.message or ""

    def crash(self, run: UUID) -> None:
        """Let a run have crashed."""
        self._client.set_flow_run_state(run, State(type=StateType.CRASHED), force=True)

    def heard_from(self, worker: str) -> None:
        """Let a worker have spoken to the server."""
        body = {"name": worker}
        path = f"/work_pools/{self.name}/workers/heartbeat"
        self._client._client.post(path, json=body).raise_for_status()  # pyright: ignore[reportPrivateUsage] # as workers do


def _process(run: UUID, home: Path) -> subprocess.Popen[bytes]:
    """Start what has the marks of a run's process, and ends when its input does."""
    told = {**os.environ, "ATELIER_HOME": str(home), RUN: str(run)}
    return subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, env=told)


@pytest.fixture
def pool(prefect_api: None) -> Iterator[Pool]:
    with get_client(sync_client=True) as client:
        made = Pool(client)
        yield made
        client.delete_work_pool(made.name)


def test_runs_without_a_process_are_given_back_and_one_that_works_is_left_alone(
    pool: Pool, tmp_path: Path
) -> None:
    lost, unbegun, unwanted, works = map(
        pool.run,
        (StateType.RUNNING, StateType.PENDING, StateType.CANCELLING, StateType.RUNNING),
    )
    pool.heard_from("mine")
    with _process(works, tmp_path) as process:
        assert give_back(pool.asked, tmp_path, worker="mine") == 3
        end_processes(tmp_path)
        assert process.wait(timeout=10) == -signal.SIGKILL
    gone = "Its process was killed, and nobody lived to say so."
    assert [pool.state(run) for run in (lost, unbegun, unwanted)] == [
        ("AwaitingRetry", "It crashed and goes on from what was kept."),
        ("AwaitingRetry", gone),
        ("Cancelled", gone),
    ]
    assert pool.state(works)[0] == "Running"


def test_a_run_that_lost_its_process_too_often_does_not_go_on(pool: Pool, tmp_path: Path) -> None:
    second, third = (pool.run(StateType.RUNNING, starts=starts) for starts in (2, 3))
    assert give_back(pool.asked, tmp_path, worker="mine") == 2
    assert [pool.state(run)[0] for run in (second, third)] == ["AwaitingRetry", "Crashed"]


def test_a_run_that_a_living_worker_may_be_about_to_begin_is_left_to_it(
    pool: Pool, tmp_path: Path
) -> None:
    lost, unbegun = pool.run(StateType.RUNNING), pool.run(StateType.PENDING)
    assert give_back(pool.asked, tmp_path, worker="mine", is_alive=True) == 1
    assert [pool.state(run)[0] for run in (lost, unbegun)] == ["Crashed", "Pending"]


def test_where_another_worker_lives_nothing_is_said_of_its_runs(pool: Pool, tmp_path: Path) -> None:
    theirs = pool.run(StateType.RUNNING)
    pool.heard_from("theirs")
    assert give_back(pool.asked, tmp_path, worker="mine") == 0
    assert pool.state(theirs)[0] == "Running"


def test_a_run_an_earlier_worker_took_and_never_began_waits_again(
    pool: Pool, tmp_path: Path
) -> None:
    before, works = pool.run(StateType.PENDING), pool.run(StateType.RUNNING)
    since = datetime.now(UTC)
    after = pool.run(StateType.PENDING)
    pool.heard_from("mine")
    assert let_wait(pool.asked, tmp_path, worker="mine", since=since) == 1
    assert [pool.state(run)[0] for run in (before, works, after)] == [
        "AwaitingRetry",
        "Running",
        "Pending",
    ]
    assert pool.state(before)[1] == "The worker that took it never started it."
    pool.heard_from("theirs")
    assert let_wait(pool.asked, tmp_path, worker="mine", since=datetime.now(UTC)) == 0


def test_a_crashed_run_nobody_was_told_of_goes_on(pool: Pool, tmp_path: Path) -> None:
    forgotten, thrice, works = (pool.run(StateType.RUNNING, starts=n) for n in (2, 3, 1))
    for run in (forgotten, thrice, works):
        pool.crash(run)
    since = datetime.now(UTC)
    fresh = pool.run(StateType.RUNNING)
    pool.crash(fresh)
    pool.heard_from("mine")
    with _process(works, tmp_path):
        assert let_go_on(pool.asked, tmp_path, worker="mine", since=since) == 1
    assert [pool.state(run)[0] for run in (forgotten, thrice, works, fresh)] == [
        "AwaitingRetry",
        "Crashed",
        "Crashed",
        "Crashed",
    ]
    assert pool.state(forgotten)[1] == "It crashed and goes on from what was kept."
    pool.heard_from("theirs")
    assert let_go_on(pool.asked, tmp_path, worker="mine", since=datetime.now(UTC)) == 0
