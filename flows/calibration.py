"""Measure how far gradings of the same bytes differ on this machine."""

from datetime import UTC, datetime
from typing import Annotated

from prefect import flow, get_run_logger
from prefect.artifacts import create_table_artifact

from blocks.noise_ledger import cores, this_machine
from domain.calibration import MOST_RUNS, REFERENCE_PAGES, Calibration, load_of, reference_site
from domain.grading.noise import measure_spreads
from flows import _forms as form
from tasks.measuring import run_lighthouse
from tasks.noise import keep_calibration, read_load


@flow(name="calibrate", flow_run_name="calibrate with {runs} runs")
def calibrate(runs: Annotated[int, form.titled("Runs", ge=2, le=MOST_RUNS)] = 5) -> Calibration:
    """Measure the reference pages again and again, and keep how far the figures lay apart.

    Args:
        runs: How often each of the two pages is measured, 2-50; the guard takes no noise from fewer
            than 3, and more than 5 find rarer outliers. A run takes about 4 s.

    Returns:
        The spreads, and why the machine was too busy if it was.

    Raises:
        InstrumentMissing: There is no browser, no Node or no Lighthouse.
        InstrumentFailed: The worker broke twice.
        PageFailed: Lighthouse cannot measure a page.
    """
    before = read_load()
    site = reference_site()
    measured = {
        page: run_lighthouse(page, site=site, origin="", base="", runs=runs)
        for _, page in REFERENCE_PAGES
    }
    every = [run for found in measured.values() for run in found]
    calibration = Calibration(
        measured_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        machine=this_machine(),
        load=load_of(every, cores=cores(), load_average=before),
        spreads=tuple(
            spread
            for of, page in REFERENCE_PAGES
            for spread in measure_spreads(measured[page], of=of)
        ),
    )
    keep_calibration(calibration)
    create_table_artifact(calibration.rows(), key="noise", description=calibration.verdict)
    for warning in calibration.warnings:
        get_run_logger().warning("%s", warning)
    return calibration
