"""Keep what calibrations measured, and look it up."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks.noise_ledger import NoiseLedger, load_average
from domain.calibration import Calibration
from domain.grading.noise import Spread


@task(name="read-load", cache_policy=NO_CACHE, timeout_seconds=10)
def read_load() -> float | None:
    """Return how many processes wanted a core in the last minute; None where nobody says."""
    return load_average()


@task(name="keep-calibration", cache_policy=NO_CACHE, timeout_seconds=30)
def keep_calibration(calibration: Calibration) -> None:
    """Add a calibration to the ledger of this machine; twice is once."""
    NoiseLedger().add(calibration)


@task(name="read-spreads", cache_policy=NO_CACHE, timeout_seconds=30)
def read_spreads() -> tuple[Spread, ...]:
    """Return what was calibrated on this kind of machine while it was quiet, oldest first."""
    return NoiseLedger().spreads()
