"""What runs in flight cost: processor, memory, server and disk, with the curve of all the time."""

import os
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from deployments.local_server import LocalServer

LOOK_S = 0.5
POINTS = 24
"""Of the curve, at least."""


@dataclass
class Side:
    """What one way of running them came to."""

    cpu_ms: float
    """Processor time of the process for each run."""
    mb: float
    """Memory of each run while most were in flight."""
    in_flight: int
    wall_s: float
    failures: int
    tasks: float = 0
    """Task runs of each run."""
    latency_s: float = 0
    server_ms: float = 0
    """Processor time of Prefect's server for each run."""
    server_mb: float = 0
    """Memory of Prefect's server in the end."""
    disk_mb: float = 0
    """What each run left on disk: release, results and history."""
    curve: list[tuple[float, int, float]] = field(default_factory=list[tuple[float, int, float]])
    """Seconds, runs in flight, and MB more than at the start."""


@contextmanager
def watched(in_flight: Callable[[], int]) -> Generator[dict[str, Any]]:
    """Measure this process while the block runs, with all its threads."""
    process, done = psutil.Process(), threading.Event()
    seen: dict[str, Any] = {"in_flight": 0, "rss": 0.0, "curve": []}
    before, rss = process.cpu_times(), process.memory_info().rss
    home = Path(os.environ["ATELIER_HOME"])
    server = LocalServer(home).process
    served, stored = server.cpu_times() if server else None, _size(home)
    started = time.perf_counter()

    def look() -> None:
        while not done.wait(LOOK_S):
            number, more = in_flight(), process.memory_info().rss - rss
            seen["in_flight"] = max(number, seen["in_flight"])
            seen["rss"] = max(seen["rss"], more)
            seen["curve"].append((time.perf_counter() - started, number, more / 1e6))

    watch = threading.Thread(target=look, daemon=True)
    watch.start()
    yield seen
    seen["wall_s"] = time.perf_counter() - started
    done.set()
    watch.join()
    after = process.cpu_times()
    seen["cpu_s"] = after.user + after.system - before.user - before.system
    seen["disk"] = _size(home) - stored
    if server and served:
        now = server.cpu_times()
        seen["server_s"] = now.user + now.system - served.user - served.system
        seen["server_rss"] = server.memory_info().rss


def _size(folder: Path) -> int:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


def side_of(seen: dict[str, Any], *, runs: int, failures: int) -> Side:
    """Return what was seen of so many runs."""
    return Side(
        cpu_ms=1000 * seen["cpu_s"] / runs,
        mb=seen["rss"] / 1e6 / max(1, seen["in_flight"]),
        in_flight=seen["in_flight"],
        wall_s=seen["wall_s"],
        failures=failures,
        server_ms=1000 * seen.get("server_s", 0) / runs,
        server_mb=seen.get("server_rss", 0) / 1e6,
        disk_mb=seen["disk"] / 1e6 / runs,
        curve=seen["curve"][:: max(1, len(seen["curve"]) // POINTS)],
    )
