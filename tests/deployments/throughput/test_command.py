"""The worker as an operator starts and ends it: a process of its own, told by signals."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.objects import StateType

from blocks.engine import OfflineEngine
from deployments.local_server import LocalServer
from deployments.throughput.worker import ThroughputWorker
from flows.generation import generate_website
from tests.deployments.person import BRIEF, ROOT
from tests.deployments.throughput.hall import rehearse, until

pytestmark = pytest.mark.usefixtures("prefect_api")


@contextmanager
def _worker(pool: str, *, home: Path, folder: Path) -> Generator[subprocess.Popen[str]]:
    server = LocalServer(home)
    words = ["worker", "start", "--type", "atelier-throughput", "--pool", pool]
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "prefect", *words],
        cwd=folder,
        env={
            **{
                name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")
            },
            **server.environment(server.ensure()),
            "ATELIER_HOME": str(folder / "home"),
            "PYTHONPATH": str(ROOT),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


def test_a_build_under_way_when_the_worker_is_terminated_is_put_back(
    served_home: Path, tmp_path: Path
) -> None:
    pool = f"fast-{uuid4().hex[:8]}"
    template = ThroughputWorker.get_default_base_job_template()
    template["variables"]["properties"]["grace_s"]["default"] = 0

    async def scenario() -> None:
        async with get_client() as client:
            await OfflineEngine(seconds_per_call=60).asave(pool, client=client)
            await client.create_work_pool(
                WorkPoolCreate(name=pool, type="atelier-throughput", base_job_template=template)
            )
            deployment = await client.create_deployment(
                flow_id=await client.create_flow(generate_website), name=pool, work_pool_name=pool
            )
            parameters = {"brief": BRIEF, "engine": f"offline-engine/{pool}"}
            run = await client.create_flow_run_from_deployment(deployment, parameters=parameters)

            async def has_begun() -> bool:
                assert process.poll() is None
                state = (await client.read_flow_run(run.id)).state
                return bool(state and state.is_running())

            with _worker(pool, home=served_home, folder=tmp_path) as process:
                await until(has_begun)
                process.send_signal(signal.SIGTERM)
                said, _ = await asyncio.to_thread(process.communicate, timeout=60)
            assert process.returncode == 0, said
            state = (await client.read_flow_run(run.id)).state
            assert state is not None
            assert (state.type, state.name) == (StateType.SCHEDULED, "AwaitingRetry")

    rehearse(scenario)
