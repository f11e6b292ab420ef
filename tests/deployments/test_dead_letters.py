"""`atelier dead-letters` and `atelier retry`, on runs of a real server."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from prefect import flow, get_client
from prefect.client.schemas.objects import State, StateType

from deployments.cli import run
from domain.dead_letters import STARTS
from domain.tries import TRIES
from tests.deployments.person import Person
from tests.prefect_server import prefect_api

pytestmark = pytest.mark.long

__all__ = ["prefect_api"]

POISON = "Flow run encountered an exception: BriefInvalid: The brief cannot be read."
PASSES = "Flow run encountered an exception: DatabaseUnavailable: The database does not answer."
LOST = "Nothing was heard of it for 50 seconds."


class Runs:
    """Runs of one deployment that works on briefs."""

    def __init__(self) -> None:
        @flow(name="builds")
        def builds(tenant: str = "local") -> str:
            return tenant

        self._client = get_client(sync_client=True)
        flow_id = self._client.create_flow(builds)
        self.deployment = self._client.create_deployment(
            flow_id, f"of-{uuid4().hex[:6]}", tags=["atelier", "website"]
        )

    def ended(self, kind: StateType, said: str, *, starts: int, name: str, tenant: str) -> UUID:
        """Make a run that was started so often and then ended so."""
        made = self._client.create_flow_run_from_deployment(
            self.deployment, parameters={"tenant": tenant}, name=name
        ).id
        for _ in range(starts):
            self._set(made, StateType.PENDING, "")
            self._set(made, StateType.RUNNING, "")
        self._set(made, kind, said)
        return made

    def state(self, one: UUID) -> str:
        """Return the name of a run's state."""
        state = self._client.read_flow_run(one).state
        assert state
        return str(state.name)

    def _set(self, one: UUID, kind: StateType, said: str) -> None:
        now = datetime(2026, 5, 1, 9, 30, tzinfo=UTC)
        state = State(type=kind, message=said, timestamp=now)
        self._client.set_flow_run_state(one, state, force=True)

    def remove(self) -> None:
        """Remove the deployment with its runs."""
        for one in self._client.read_flow_runs():
            self._client.delete_flow_run(one.id)
        self._client.delete_deployment(self.deployment)


@pytest.fixture
def runs(prefect_api: None) -> Iterator[Runs]:
    made = Runs()
    yield made
    made.remove()


def test_the_server_starts_crashed_runs_as_often_as_the_list_says() -> None:
    assert TRIES == STARTS - 1


def test_a_poison_brief_is_listed_with_its_reason_and_tried_again_when_asked(
    runs: Runs, person: Person
) -> None:
    poison = runs.ended(StateType.FAILED, POISON, starts=1, name="build rye", tenant="rye")
    broken = runs.ended(StateType.CRASHED, LOST, starts=3, name="build oat", tenant="oat")
    goes_on = runs.ended(StateType.FAILED, PASSES, starts=1, name="build emmer", tenant="emmer")
    rests = runs.ended(StateType.CRASHED, LOST, starts=2, name="build barley", tenant="barley")

    told = json.loads(person.atelier("dead-letters", "--json").stdout)
    assert {one["flow_run_id"] for one in told} == {str(poison), str(broken)}
    rye = next(one for one in told if one["tenant"] == "rye")
    assert (rye["error"], rye["attempts"], rye["reason"]) == ("BriefInvalid", 1, POISON)
    assert rye["log"].startswith("http://127.0.0.1:")
    assert rye["log"].endswith(f"/runs/flow-run/{poison}")

    again = person.atelier("retry", str(poison))
    assert again.stdout == f"build rye starts again: {rye['log']}\n"
    assert [runs.state(one) for one in (poison, broken)] == ["AwaitingRetry", "Crashed"]
    assert person.atelier("retry", "--all").stdout.startswith("build oat starts again: ")
    assert runs.state(broken) == "AwaitingRetry"
    assert [runs.state(one) for one in (goes_on, rests)] == ["Failed", "Crashed"]
    assert person.atelier("dead-letters").stdout == "No run waits for a person.\n"


def test_the_list_says_why_and_where_to_read_the_log(runs: Runs, person: Person) -> None:
    poison = runs.ended(StateType.FAILED, POISON, starts=1, name="build rye", tenant="rye")
    told = person.atelier("dead-letters").stdout.splitlines()
    assert told[0].split() == ["run", "ended", "client", "flow", "tries", "error"]
    assert told[1].split()[0] == str(poison)
    assert told[1].split()[3:] == ["rye", "builds", "1", "BriefInvalid"]
    assert told[2] == f"{poison}: {POISON}"
    assert told[3].startswith("  Its log: http://127.0.0.1:")
    assert told[4:] == ["`atelier retry RUN` starts one again from what its agents had finished."]


def test_a_run_that_does_not_wait_is_not_started(runs: Runs, person: Person) -> None:
    other = runs.ended(StateType.COMPLETED, "", starts=1, name="build rye", tenant="rye")
    refused = person.atelier("retry", str(other))
    assert refused.returncode == 2
    assert " ".join(refused.stderr.split()) == (
        f"{other}: No run of this id waits for a person. `atelier dead-letters` lists those that do."
    )
    assert runs.state(other) == "Completed"


def test_retry_wants_one_run_or_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["retry"]) == 2
    assert " ".join(capsys.readouterr().err.split()) == (
        "retry: Either one run or all of them can be started again. Give the id of a run, or `--all`."
    )


def test_without_a_server_there_is_nobody_to_ask(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: object
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_API_URL", "")
    assert run(["dead-letters"]) == 1
    assert " ".join(capsys.readouterr().err.split()) == (
        "No server is running that knows of runs. Start everything with `atelier up`."
    )
