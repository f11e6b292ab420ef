"""What the server does by itself, on a real one: a lost run goes on, one that keeps crashing does not."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from uuid import UUID, uuid4

import httpx
import pytest
from prefect import flow
from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.objects import State, StateType
from prefect.events.actions import DoNothing, SendNotification
from prefect.events.schemas.automations import AutomationCore
from prefect.settings import PREFECT_API_URL, Settings

from deployments.alert_automations import TAG, alert_names
from deployments.automations import (
    SILENCE,
    automations,
    ensure_automations,
    ensure_these,
)
from deployments.local_server import settings_of
from deployments.server_questions import ServerQuestions
from tests.prefect_server import prefect_api, served_home

pytestmark = pytest.mark.long

__all__ = ["prefect_api", "served_home"]

T = TypeVar("T")
SHORT = timedelta(seconds=10)


def asked(work: Callable[[PrefectClient], Awaitable[T]]) -> T:
    """Do something with a client of the server."""

    async def run() -> T:
        async with get_client() as client:
            return await work(client)

    return asyncio.run(run())


@pytest.fixture
def ours(prefect_api: None) -> Iterator[None]:
    """The automations are on the server, and gone afterwards."""
    asked(ensure_automations)
    yield

    async def remove(client: PrefectClient) -> None:
        for one in await client.read_automations():
            await client.delete_automation(one.id)

    asked(remove)


@pytest.mark.usefixtures("ours")
def test_a_second_time_changes_nothing() -> None:
    assert asked(ensure_automations) == []
    assert len(asked(lambda client: client.read_automations())) == len(automations())


@pytest.mark.usefixtures("ours")
def test_what_somebody_changed_is_set_right_and_what_was_switched_off_stays_off() -> None:
    name = automations()[0].name

    async def spoil(client: PrefectClient) -> list[str]:
        (found,) = await client.read_automations_by_name(name)
        told = found.model_dump(exclude={"id", "owner_resource"})
        told |= {"description": "mine", "enabled": False}
        await client.update_automation(found.id, AutomationCore.model_validate(told))
        await client.create_automation(automations()[1])
        return await ensure_automations(client)

    second = automations()[1].name
    assert asked(spoil) == [f"automation {name!r} set right", f"a second {second!r} removed"]
    (found,) = asked(lambda client: client.read_automations_by_name(name))
    assert (found.description, found.enabled) == (automations()[0].description, False)
    assert asked(ensure_automations) == []


def test_alerts_tell_the_notification_block_when_there_is_one() -> None:
    block = uuid4()
    told = {one.name: one.actions[0] for one in automations(block)}
    assert {name for name, action in told.items() if isinstance(action, SendNotification)} == set(
        alert_names()
    )
    silent = {one.name for one in automations() if one.actions == [DoNothing()]}
    assert silent == set(alert_names())


def test_a_lost_run_is_noticed_within_a_minute_and_a_late_heartbeat_is_borne() -> None:
    beat = timedelta(seconds=int(settings_of("worker.env")["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"]))
    looks = Settings().server.events.proactive_granularity
    assert SILENCE + looks < timedelta(minutes=1)
    assert beat + timedelta(seconds=15) < SILENCE


class Runs:
    """Runs of one deployment of ours, as their processes would report them."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._deployment = asked(self._make)

    async def _make(self, client: PrefectClient) -> UUID:
        @flow(name="is-killed")
        def is_killed() -> None: ...

        flow_id = await client.create_flow(is_killed)
        return await client.create_deployment(flow_id, f"of-{uuid4().hex[:6]}", tags=[TAG])

    def start(self) -> UUID:
        """Make a run that is under way for the first time."""
        made = asked(lambda c: c.create_flow_run_from_deployment(self._deployment))
        self.reports(made.id, StateType.RUNNING)
        return made.id

    def reports(self, run: UUID, state: StateType) -> None:
        """Set a state as a process does."""
        asked(lambda client: client.set_flow_run_state(run, State(type=state), force=True))

    def beats(self, run: UUID) -> None:
        """Send one heartbeat."""
        event = {
            "id": str(uuid4()),
            "occurred": datetime.now(UTC).isoformat(),
            "event": "prefect.flow-run.heartbeat",
            "resource": {"prefect.resource.id": f"prefect.flow-run.{run}"},
            "related": [
                {"prefect.resource.id": f"prefect.tag.{TAG}", "prefect.resource.role": "tag"}
            ],
        }
        httpx.post(f"{self._url}/events", json=[event], timeout=60).raise_for_status()

    def names(self, *runs: UUID) -> list[str]:
        """Return the name of the state of each run."""
        found = [httpx.get(f"{self._url}/flow_runs/{run}", timeout=60).json() for run in runs]
        return [str(one["state"]["name"]) for one in found]


@pytest.mark.usefixtures("ours")
def test_a_run_whose_heart_stops_goes_on_and_one_that_keeps_crashing_is_an_alert() -> None:
    url = str(PREFECT_API_URL.value())
    shorter = automations(silence=SHORT, patience=SHORT, pause=SHORT)
    asked(lambda client: ensure_these(client, shorter))
    runs = Runs(url)
    lost, alive, broken, stuck, taken = (runs.start() for _ in range(5))
    runs.reports(stuck, StateType.PENDING)
    runs.beats(lost)
    runs.beats(alive)
    for _ in range(2):  # it was started three times
        runs.reports(broken, StateType.PENDING)
        runs.reports(broken, StateType.RUNNING)
    runs.reports(broken, StateType.CRASHED)
    runs.reports(alive, StateType.COMPLETED)
    deadline = time.monotonic() + 90
    while runs.names(lost) != ["AwaitingRetry"] and time.monotonic() < deadline:
        # Somebody takes it again and again, for longer than one may take to start it.
        runs.reports(taken, StateType.PENDING)
        time.sleep(2)
    assert runs.names(lost, alive, broken) == ["AwaitingRetry", "Completed", "Crashed"]
    assert runs.names(stuck, taken) == ["AwaitingRetry", "Pending"]
    alerts = ServerQuestions(url, "atelier").alerts(alert_names(), within=timedelta(hours=1))
    assert [alert.name for alert in alerts] == ["Atelier: a run crashed for good"]
