"""A calibration measures for real, is kept, and says what stands in the way of using it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

from blocks.lighthouse import shared_lighthouse
from blocks.noise_ledger import NoiseLedger
from domain.errors import InstrumentMissing
from domain.grading.noise import QUANTITIES
from flows.calibration import calibrate
from tasks.noise import read_spreads
from tests.blocks.browsers import needs_browser, needs_packages


@pytest.fixture(autouse=True)
def end_lighthouse() -> Iterator[None]:
    yield
    shared_lighthouse.end()


def description(key: str) -> str:
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
        )
    return str(max(found, key=lambda one: str(one.created)).description)


@needs_browser
@needs_packages
def test_two_runs_are_measured_and_kept_but_not_believed(home: Path) -> None:
    made = calibrate(runs=2)
    assert [(one.page_class, one.quantity) for one in made.spreads] == [
        (of, quantity) for of in ("plain", "scripted") for quantity in QUANTITIES
    ]
    assert made.spreads[0].runs == 2
    assert made.spreads[0].median > 0.5
    assert made.load.benchmark_low > 0
    assert NoiseLedger().calibrations() == (made,)
    assert read_spreads.fn() == ()
    assert description("noise") == made.verdict
    assert made.warnings[-1] == (
        "2 runs say nothing of the noise, so the guard goes on assuming 0.16. "
        "Run `atelier calibrate --runs 3` or more."
    )


def test_without_a_browser_nothing_is_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROME_PATH", "/none/such")
    with pytest.raises(InstrumentMissing):
        calibrate(runs=3)
    assert NoiseLedger().calibrations() == ()
