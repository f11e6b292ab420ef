"""A build waits for its approval in the worker of many runs, holds no place, and goes on there."""

from pathlib import Path

import pytest
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings

from flows.website import build_website
from tests.deployments.throughput.hall import hall, rehearse, until

pytestmark = pytest.mark.usefixtures("prefect_api")
TEXT = "Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm."


def test_a_build_waits_without_a_place_and_is_released_when_it_is_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    out = tmp_path / "out"

    async def scenario() -> None:
        async with hall(build_website) as one:
            run = await one.order(build_website, brief=TEXT, out=str(out), approval=True)

            async def waits() -> bool:
                await one.poll()
                return (
                    await one.state(run)
                ).name == "Suspended" and run not in one.worker.floor.live

            await until(waits)
            assert not list(out.glob("*/releases/*"))
            form = {"decision": "accept", "reviewer": "ann@rye.example"}
            await one.client.resume_flow_run(run, run_input=form)
            (state,) = await one.finished(run)
            assert state.is_completed(), state
            assert [path.name for path in out.glob("*/releases/[0-9]*")] == ["1"]

    with temporary_settings({PREFECT_LOCAL_STORAGE_PATH: tmp_path / "results"}):
        rehearse(scenario)
