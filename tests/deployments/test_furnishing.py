"""`atelier deploy` on a real server that is bare: everything a worker needs is there afterwards."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, PREFECT_HOME

from deployments.automations import automations
from deployments.cli import run
from deployments.deploying import deployment_names
from deployments.fast_worker import FAST
from deployments.work_pool import POOL, QUEUES
from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]

pytestmark = pytest.mark.long


@pytest.fixture
def bare_server(prefect_api: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server with nothing of ours on it, named by the settings; bare again afterwards."""
    url = str(PREFECT_API_URL.value())
    monkeypatch.setenv("PREFECT_API_URL", url)
    monkeypatch.setenv("PREFECT_HOME", str(PREFECT_HOME.value()))
    yield url

    async def clear() -> None:
        async with get_client() as client:
            for one in await client.read_deployments():
                await client.delete_deployment(one.id)
            for one in await client.read_automations():
                await client.delete_automation(one.id)
            for one in await client.read_block_documents():
                await client.delete_block_document(one.id)
            for name in (POOL, FAST):
                await client.delete_work_pool(name)
            await client.delete_variable_by_name("atelier_deployed")

    asyncio.run(clear())


def _found(url: str, what: str) -> set[str]:
    return {one["name"] for one in httpx.post(f"{url}/{what}/filter", json={}, timeout=60).json()}


def test_a_bare_server_gets_everything_and_a_second_time_nothing(
    bare_server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["deploy", "--folder", str(tmp_path)]
    before = _found(bare_server, "deployments")  # of other tests, on the server they share
    assert run(words) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ")[0] for line in lines[:4]] == [
        *("work pool", "blocks", "automations", "deployments")
    ]
    assert lines[-1] == f"Start a worker with `prefect worker start --pool {POOL}`."
    assert _found(bare_server, "deployments") - before == set(deployment_names())
    assert {one.name for one in automations()} <= _found(bare_server, "automations")
    assert _found(bare_server, f"work_pools/{POOL}/queues") == {one.name for one in QUEUES}
    one = httpx.get(f"{bare_server}/deployments/name/discover/discover", timeout=60).json()
    assert one["job_variables"]["working_dir"] == str(tmp_path)
    assert one["parameter_openapi_schema"]["additionalProperties"] is False
    assert run(words) == 0
    said = capsys.readouterr().out
    assert "Everything was there; nothing was changed." in said
    assert "(" not in said


def test_without_a_server_in_the_settings_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_API_URL", "")
    assert run(["deploy"]) == 1
    assert " ".join(capsys.readouterr().err.split()) == (
        "Your settings name no Prefect server. Set `PREFECT_API_URL` to the one of your own, or say "
        "`atelier up`, which runs one and puts all of this on it."
    )
