"""`atelier calibrate`: how far gradings of the same bytes differ on this machine."""

from collections.abc import Generator
from contextlib import contextmanager

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from deployments.api import configured_api, local_server, use_configured_api, use_local_server
from domain.calibration import MOST_RUNS, Calibration
from domain.errors import BriefInvalid

_ACCEPTED, _FAILURE = 0, 1
_out = Console(highlight=False)
_say = Console(stderr=True, highlight=False)


def calibrate(*, runs: int = 5) -> int:
    """Measure how far gradings of the same bytes differ on this machine, and keep it.

    Args:
        runs: How often each of the two reference pages is measured, 2-50; a run takes about 4 s.
    """
    if not 2 <= runs <= MOST_RUNS:
        raise BriefInvalid(
            source=f"--runs {runs}",
            problem=f"A page is measured 2 to {MOST_RUNS} times.",
            remedy="Leave it out for 5, or give a number from 3 on.",
        )
    with _api(), _say.status(f"Measuring two pages {runs} times each."):
        # 1 s of Prefect, which a wrong number never needs, and which reads its settings when it loads.
        from flows import calibration

        found = calibration.calibrate(runs)
    show(found)
    return _FAILURE if found.too_busy else _ACCEPTED


@contextmanager
def _api() -> Generator[None]:
    """Make Prefect work with the configured API, or with the local server."""
    if configured := configured_api():
        use_configured_api(configured)
        yield
        return
    server = local_server()
    with _say.status("Starting the local Prefect server; the first time takes a while."):
        url = server.ensure()
    use_local_server(url)
    with server.in_use():
        yield


def show(found: Calibration) -> None:
    """Print the spreads, what measured them, and what they are good for."""
    table = Table("page class", "quantity", "measured", "noise", box=SIMPLE)
    for one in found.spreads:
        table.add_row(one.page_class, one.quantity, one.told, f"{one.noise:.4g}")
    _out.print(table)
    for engine in sorted({f"{one.engine} {one.version}" for one in found.spreads}):
        _out.print(f"Measured with {engine}.", markup=False, soft_wrap=True)
    _out.print(found.verdict, markup=False, soft_wrap=True)
    for warning in found.warnings:
        _say.print(warning, markup=False, soft_wrap=True)
