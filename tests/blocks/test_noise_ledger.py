"""Calibrations are kept, oldest first, and a torn line takes no other along."""

import fcntl
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from blocks.home import Home
from blocks.noise_ledger import NoiseLedger, cores, load_average, this_machine
from domain.calibration import Calibration, Load
from domain.grading.noise import Spread


@pytest.fixture
def ledger(tmp_path: Path) -> NoiseLedger:
    return NoiseLedger(home=Home(folder=tmp_path / "home"))


def calibration(minute: int, *, high: float = 1.0) -> Calibration:
    spread = Spread(
        page_class="plain",
        quantity="performance",
        engine="lighthouse",
        version="13.5.0 with Chromium 156.0",
        runs=3,
        low=0.97,
        median=0.98,
        high=high,
    )
    return Calibration(
        measured_at=f"2026-11-26T04:{minute:02}:00Z",
        machine=this_machine(),
        load=Load(cores=2, load_average=0.1, benchmark_low=2000, benchmark_high=2000),
        spreads=(spread,),
    )


def test_an_empty_ledger_knows_nothing_and_makes_no_folder(ledger: NoiseLedger) -> None:
    assert ledger.calibrations() == ()
    assert ledger.spreads() == ()
    assert not ledger.home.folder.exists()


def test_what_was_written_is_read_in_order_and_twice_is_once(ledger: NoiseLedger) -> None:
    first, second = calibration(1), calibration(2, high=0.99)
    for one in (first, second, first):
        ledger.add(one)
    assert ledger.calibrations() == (first, second)
    assert [spread.high for spread in ledger.spreads()] == [1.0, 0.99]


def test_a_line_that_was_torn_takes_no_other_along(ledger: NoiseLedger) -> None:
    ledger.add(calibration(1))
    file = ledger.home.folder / "noise" / "ledger.jsonl"
    with file.open("ab") as torn:
        torn.write(b'{"measured_at": "2026')
    ledger.add(calibration(2))
    assert ledger.calibrations() == (calibration(1), calibration(2))


def test_several_that_write_at_once_lose_nothing(ledger: NoiseLedger) -> None:
    every = [calibration(minute) for minute in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ledger.add, every))
    assert sorted(one.measured_at for one in ledger.calibrations()) == [
        one.measured_at for one in every
    ]


def test_who_writes_waits_for_who_is_writing(ledger: NoiseLedger) -> None:
    ledger.add(calibration(1))
    file = ledger.home.folder / "noise" / "ledger.jsonl"
    with file.open("ab") as writing, ThreadPoolExecutor(1) as pool:
        fcntl.flock(writing, fcntl.LOCK_EX)
        adding = pool.submit(ledger.add, calibration(2))
        try:
            with pytest.raises(TimeoutError):
                adding.result(timeout=0.3)
        finally:
            fcntl.flock(writing, fcntl.LOCK_UN)
        adding.result(timeout=30)
    assert ledger.calibrations() == (calibration(1), calibration(2))


def test_the_machine_says_what_it_is() -> None:
    assert cores() >= 1
    assert this_machine().endswith(f"with {cores()} cores")
    assert (load_average() or 0) >= 0
