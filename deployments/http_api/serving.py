"""`atelier api`: serve the HTTP API on this machine."""

import contextlib
import os
from tempfile import TemporaryDirectory
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console

from deployments.replaying import prefect_api
from domain.errors import BriefInvalid

ACCEPTED = 0
_MOST = 64
_say = Console(stderr=True, highlight=False)


def api(
    *,
    port: int = 8080,
    origin: Annotated[tuple[str, ...], Parameter(name="--origin")] = (),
    processes: int | None = None,
) -> int:
    """Serve the HTTP API for tenants at 127.0.0.1, until you press Ctrl-C.

    Put a proxy with TLS in front of it, which passes on `/v1/` and `/projects/` and nothing else.

    Args:
        port: Where to listen; 0 takes any free one.
        origin: Origin whose pages may call it from a browser, such as `https://app.example`; may be
            given several times.
        processes: How many processes answer, each on a core; as many as there are cores when left
            out. Limits hold for all of them together.
    """
    _check("--port", port, 0, 65_535, "Give another one; 0 takes any that is free.")
    count = processes if processes is not None else min(_cores(), _MOST)
    _check("--processes", count, 1, _MOST, "Leave it out to use every core.")
    with TemporaryDirectory(prefix="atelier-api-") as counts, prefect_api(_say):
        # Not before: importing Prefect fixes which server runs are started on.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts
        from blocks.database_home import DatabaseHome
        from deployments.http_api.app import http_api
        from deployments.http_api.server import listening, serve
        from deployments.http_api.settings import Settings

        home = DatabaseHome()
        app = http_api(home.postgres(), Settings(origins=origin), tenants=home.tenants)
        with listening(port, processes=count) as sockets:
            _say.print(f"http://127.0.0.1:{sockets[0].getsockname()[1]}/v1/  (Ctrl-C stops it)")
            with contextlib.suppress(KeyboardInterrupt):
                serve(app, sockets)
    return ACCEPTED


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _check(name: str, value: int, least: int, most: int, remedy: str) -> None:
    if not least <= value <= most:
        problem = f"{value} is not in {least}-{most}."
        raise BriefInvalid(source=name, problem=problem, remedy=remedy)
