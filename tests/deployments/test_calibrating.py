"""`atelier calibrate`: what a person is told."""

import re
from pathlib import Path

import pytest

from deployments.cli import run
from domain.calibration import Calibration, Load
from domain.grading.noise import Spread


@pytest.mark.parametrize("runs", [1, 51])
def test_a_number_of_runs_that_makes_no_sense_is_refused_before_anything_starts(
    runs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    assert run(["calibrate", "--runs", str(runs)]) == 2
    assert capsys.readouterr().err == (
        f"--runs {runs}: A page is measured 2 to 50 times. "
        "Leave it out for 5, or give a number from 3 on.\n"
    )
    assert not (tmp_path / "home").exists()


def test_a_person_sees_every_spread_with_its_engine_and_the_verdict(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from deployments.calibrating import show

    found = Calibration(
        measured_at="2026-11-26T04:30:00Z",
        machine="two cores",
        load=Load(cores=2, load_average=1.9, benchmark_low=2000, benchmark_high=2000),
        spreads=(
            Spread(
                page_class="plain",
                quantity="performance",
                engine="lighthouse",
                version="13.5.0 with Chromium 156.0",
                runs=5,
                low=0.97,
                median=0.98,
                high=1.0,
            ),
        ),
    )
    show(found)
    out, err = capsys.readouterr()
    assert re.sub(r" {2,}", "  ", out.strip()).splitlines()[2:] == [
        "  plain  performance  0.98 (0.97 to 1 in 5 runs)  0.03  ",
        "  ",
        "Measured with lighthouse 13.5.0 with Chromium 156.0.",
        "Noise of performance: plain pages 0.03; not used by the guard.",
    ]
    assert err == (
        "This machine is too busy to grade: its load average of 1.90 is above 1.40 for its 2 cores. "
        "Stop other work, wait a minute and run `atelier calibrate` again.\n"
    )
