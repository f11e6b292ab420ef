"""What a calibration says of a machine, and which calibrations are believed."""

import pytest

from domain.calibration import (
    REFERENCE_PAGES,
    Calibration,
    Load,
    known_spreads,
    load_of,
    reference_site,
    too_busy,
)
from domain.grading.noise import PageClass, Spread, page_class

QUIET = Load(cores=2, load_average=0.3, benchmark_low=2000, benchmark_high=2200)
REMEDY = "Stop other work, wait a minute and run `atelier calibrate` again."


def spread(low: float, high: float, *, of: PageClass = "plain", runs: int = 5) -> Spread:
    return Spread(
        page_class=of,
        quantity="performance",
        engine="lighthouse",
        version="13.5.0 with Chromium 156.0",
        runs=runs,
        low=low,
        median=low,
        high=high,
    )


def calibration(*spreads: Spread, load: Load = QUIET, machine: str = "two cores") -> Calibration:
    return Calibration(
        measured_at="2026-11-26T04:30:00Z", machine=machine, load=load, spreads=spreads
    )


@pytest.mark.parametrize(
    ("load", "spreads", "sentence"),
    [
        (QUIET, [spread(0.95, 1.0), spread(0.8, 0.9, of="scripted")], ""),
        (QUIET.model_copy(update={"load_average": None}), [spread(0.95, 1.0)], ""),
        (
            QUIET.model_copy(update={"load_average": 1.41}),
            [],
            "This machine is too busy to grade: its load average of 1.41 is above 1.40 for its 2 "
            f"cores. {REMEDY}",
        ),
        (
            QUIET.model_copy(update={"benchmark_high": 3001}),
            [],
            "This machine is too busy to grade: its speed swung from a benchmark index of 2000 to "
            f"3001 between runs. {REMEDY}",
        ),
        (
            QUIET,
            [spread(0.9, 0.96)],
            "This machine is too busy to grade: 5 runs of the same plain page scored from 0.90 to "
            f"0.96. {REMEDY}",
        ),
        (
            QUIET,
            [spread(0.96, 1.0), spread(0.7, 0.81, of="scripted")],
            "This machine is too busy to grade: 5 runs of the same scripted page scored from 0.70 to "
            f"0.81. {REMEDY}",
        ),
    ],
)
def test_a_machine_is_too_busy_for_one_of_three_reasons(
    load: Load, spreads: list[Spread], sentence: str
) -> None:
    assert too_busy(load, spreads) == sentence


def test_a_calibration_says_whether_the_guard_takes_it() -> None:
    good = calibration(spread(0.97, 1.0), spread(0.8, 0.88, of="scripted"))
    assert good.warnings == ()
    assert good.verdict == (
        "Noise of performance: plain pages 0.03, scripted pages 0.08; "
        "used by the guard from now on."
    )
    few = calibration(spread(1.0, 1.0, runs=2))
    assert few.verdict == "Noise of performance: plain pages 0.02; not used by the guard."
    assert few.warnings == (
        "2 runs say nothing of the noise, so the guard goes on assuming 0.16. "
        "Run `atelier calibrate --runs 3` or more.",
    )


def test_only_calibrations_of_a_quiet_machine_of_this_kind_are_believed() -> None:
    first, last = spread(0.97, 1.0), spread(0.98, 1.0)
    every = (
        calibration(first),
        calibration(spread(0.5, 1.0)),
        calibration(spread(0.96, 1.0), machine="four cores"),
        calibration(spread(1.0, 1.0, runs=2)),
        calibration(last),
    )
    assert known_spreads(every, machine="two cores") == (first, last)


def test_a_table_has_a_row_for_each_spread() -> None:
    assert calibration(spread(0.97, 1.0)).rows() == [
        {
            "page class": "plain",
            "quantity": "performance",
            "median": 0.97,
            "min": 0.97,
            "max": 1.0,
            "runs": 5,
            "noise": 0.03,
            "engine": "lighthouse 13.5.0 with Chromium 156.0",
        }
    ]


def test_a_load_without_a_run_is_that_of_no_speed() -> None:
    assert load_of([], cores=2, load_average=None).benchmark_low == 0


def test_each_reference_page_is_of_the_class_it_stands_for() -> None:
    site = reference_site()
    for of, page in REFERENCE_PAGES:
        assert page_class(site.by_path[page].body) == of
    assert site == reference_site()
