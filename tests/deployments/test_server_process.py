"""What our server process changes in Prefect's own server: a real one, asked without a client's retries."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from deployments.local_server import LocalServer


@pytest.fixture(scope="module")
def url(served_home: Path) -> str:
    address = LocalServer(served_home).url
    assert address
    return address


def test_runs_registered_at_the_same_moment_are_all_taken(url: str) -> None:
    flow = httpx.post(f"{url}/flows/", json={"name": "crowd"}).json()["id"]

    def register(number: int) -> int:
        run = {"flow_id": flow, "name": f"run {number}", "state": {"type": "PENDING"}}
        return httpx.post(f"{url}/flow_runs/", json=run, timeout=60).status_code

    with ThreadPoolExecutor(12) as crowd:
        answers = list(crowd.map(register, range(48)))
    assert set(answers) == {201}


def test_events_travel_uncompressed(url: str) -> None:
    address = url.replace("http://", "ws://") + "/events/in"
    with connect(address, compression="deflate") as socket:
        assert socket.response
        assert "sec-websocket-extensions" not in socket.response.headers


def test_a_schedule_makes_runs(url: str) -> None:
    flow = httpx.post(f"{url}/flows/", json={"name": "scheduled"}).json()["id"]
    schedules = [{"schedule": {"interval": 3600}}]
    said = {"name": "hourly", "flow_id": flow, "schedules": schedules}
    deployment = httpx.post(f"{url}/deployments/", json=said).json()["id"]
    made = httpx.post(f"{url}/deployments/{deployment}/schedule", json={}, timeout=60)
    assert made.status_code == 200, made.text
    runs = {"deployments": {"id": {"any_": [deployment]}}}
    assert httpx.post(f"{url}/flow_runs/count", json=runs).json() >= 1
