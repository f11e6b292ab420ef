"""Several processes that serve as one: limits, deaths, ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from blocks.postgres import Postgres
from deployments.http_api.serving import api
from domain.errors import BriefInvalid
from tests.deployments.http_api.bakery import Bakery

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]


@pytest.fixture
def server(postgres: Postgres, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    secrets = (postgres.app_url, postgres.reader_url, postgres.relay_url, postgres.seal_key)
    with subprocess.Popen(
        [
            *(sys.executable, "-m", "tests.deployments.http_api.serving_here"),
            *(one.get_secret_value() for one in secrets),
        ],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)},
    ) as process:
        assert process.stdout
        yield process, f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.kill()


def asked(address: str, who: dict[str, str]) -> int:
    """Ask over a connection of its own, which the system gives to either process."""
    return httpx.get(f"{address}/v1/projects", headers=who, timeout=60).status_code


def test_processes_serve_count_and_end_as_one(
    server: tuple[subprocess.Popen[str], str], rye: Bakery, oat: Bakery
) -> None:
    process, address = server
    # One key has five requests in all, wherever they arrive; another tenant has its own.
    answers = [asked(address, rye.key()) for _ in range(12)]
    assert answers == [200] * 5 + [429] * 7
    assert asked(address, oat.key()) == 200
    counted = httpx.get(f"{address}/metrics").text
    assert 'requests_total{method="GET",route="/v1/projects",status="429"} 7.0' in counted

    workers = psutil.Process(process.pid).children()
    assert len(workers) == 2
    workers[0].kill()
    workers[0].wait()
    # What arrives at its socket waits for the one that takes its place.
    assert [asked(address, oat.key()) for _ in range(4)] == [200] * 4
    deadline = time.monotonic() + 30
    while len(again := psutil.Process(process.pid).children()) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(again) == 2
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0
    psutil.wait_procs(again, timeout=60)
    assert not any(one.is_running() for one in again)


def test_processes_end_with_the_one_that_made_them(
    server: tuple[subprocess.Popen[str], str], oat: Bakery
) -> None:
    process, address = server
    assert asked(address, oat.key()) == 200
    workers = psutil.Process(process.pid).children()
    process.kill()
    gone, alive = psutil.wait_procs(workers, timeout=60)
    assert (len(gone), alive) == (2, [])


def test_a_number_of_processes_nobody_can_start_is_told() -> None:
    with pytest.raises(BriefInvalid) as refused:
        api(port=0, processes=65)
    assert str(refused.value) == ("--processes: 65 is not in 1-64. Leave it out to use every core.")
