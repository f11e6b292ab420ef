"""How long `atelier up` takes beside the bare start of a Prefect server and a worker.

Run: `python tests/benchmarks/bench_up.py`. Each is started in a home of its own, one after the other.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from stage import ROOT

ATELIER = [sys.executable, "-P", "-c", "from deployments.cli import main; main()"]
PREFECT = [sys.executable, "-P", "-m", "prefect"]
BRIEF = "Rye & Co bakes bread in Otley. Call 01943 496 0000."


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ask(url: str, body: object = None) -> Any:
    """Ask a Prefect API."""
    answer = httpx.get(url, timeout=60) if body is None else httpx.post(url, json=body, timeout=60)
    return answer.raise_for_status().json()


def until(is_so: Callable[[], object]) -> None:
    """Wait until something is so."""
    while True:
        try:
            if is_so():
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)


def bare(folder: Path) -> float:
    """Return the seconds until a server answers and a worker of a new pool has started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    settings = {**kept, "PREFECT_HOME": str(folder / "bare"), "PREFECT_API_URL": url}
    log = folder / "bare.log"
    running: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> None:
        with log.open("ab") as out:
            running.append(
                subprocess.Popen([*PREFECT, *words], env=settings, stdout=out, stderr=out)
            )

    def bring_up() -> None:
        start("server", "start", "--host", "127.0.0.1", "--port", str(port))
        until(lambda: httpx.get(f"{url}/health", timeout=2).is_success)
        start("worker", "start", "--pool", "bare", "--type", "process")
        until(lambda: b"started!" in log.read_bytes())

    seconds = timed(bring_up)
    for process in reversed(running):
        process.terminate()
        process.wait()
    return seconds


def first_task_after(url: str) -> float:
    """Return the seconds from asking for a run to the start of its first task."""
    deployment = ask(f"{url}/deployments/name/discover/discover")["id"]
    start = time.time()
    run = ask(f"{url}/deployments/{deployment}/create_flow_run", {"parameters": {"brief": BRIEF}})
    until(lambda: ask(f"{url}/flow_runs/{run['id']}")["state_type"] in ("COMPLETED", "FAILED"))
    time.sleep(3)  # the server writes tasks down once a second
    asked = {"flow_runs": {"id": {"any_": [run["id"]]}}, "sort": "EXPECTED_START_TIME_ASC"}
    begun = [one["start_time"] for one in ask(f"{url}/task_runs/filter", asked)]
    return min(datetime.fromisoformat(one).timestamp() for one in begun) - start


def atelier(word: str, folder: Path) -> float:
    """Return the seconds one of the commands takes."""
    return timed(
        lambda: subprocess.run([*ATELIER, word], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    )


def main() -> None:
    """Time everything and print it."""
    with tempfile.TemporaryDirectory(prefix="atelier-bench-") as name:
        folder = Path(name)
        os.environ["ATELIER_HOME"] = str(folder / "home")
        for variable in [one for one in os.environ if one.startswith("PREFECT_")]:
            del os.environ[variable]
        yardstick = bare(folder)
        print(f"a bare server and worker: {yardstick:.1f} s")
        try:
            first = atelier("up", folder)
            print(f"the first `atelier up`: {first:.1f} s, {first / yardstick:.2f} x as long")
            second = atelier("up", folder)
            print(f"a second one, which changes nothing: {second:.1f} s")
            port = (folder / "home" / "server" / "port").read_text(encoding="utf-8")
            latency = [first_task_after(f"http://127.0.0.1:{port}/api") for _ in range(3)]
            median = statistics.median(latency)
            print(f"from asking for a run to its first task: {median:.1f} s")
        finally:
            ended = atelier("down", folder)
            print(f"`atelier down`: {ended:.1f} s")
        print(f"`atelier up` below 60 s: {'reached' if first < 60 else 'MISSED'}")
        print(f"first task below 6 s: {'reached' if median < 6 else 'MISSED'}")


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
