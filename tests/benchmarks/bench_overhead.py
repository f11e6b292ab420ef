"""What a task costs beyond its work, and how soon the first one starts.

Run: `python tests/benchmarks/bench_overhead.py`.
"""

import asyncio
import json
import time
import urllib.request
from datetime import datetime
from os import environ
from pathlib import Path
from typing import Any

from stage import EXAMPLES, bare_asyncio, command, fresh_results, timed, warm_server

BRIEF = next(path for path in EXAMPLES if "northgate" in str(path))
ROUNDS = 5


def ask(path: str, question: dict[str, Any]) -> Any:
    request = urllib.request.Request(  # noqa: S310 # our own loopback address
        f"{environ['PREFECT_API_URL']}{path}",
        data=json.dumps(question).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 # as above
        return json.load(answer)


def first_task_after(started: float) -> float:
    """Return the seconds from `started` to the start of the newest run's first task."""
    (run,) = ask("/flow_runs/filter", {"limit": 1, "sort": "START_TIME_DESC"})
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        tasks = ask("/task_runs/filter", {"flow_runs": {"id": {"any_": [run["id"]]}}})
        starts = [task["start_time"] for task in tasks if task["start_time"]]
        if starts:
            return datetime.fromisoformat(min(starts)).timestamp() - started
        time.sleep(0.2)
    raise TimeoutError("the server shows no task of the run")


def in_process(home: Path) -> tuple[float, int]:
    """Return the seconds and the number of agent calls of one cold build."""
    from flows.website import build_website

    fresh_results(home)
    run = timed(
        lambda: asyncio.run(
            build_website(str(BRIEF), out=str(home / f"o{time.time_ns()}"), rounds=0)
        )
    )
    return run.seconds, len(run.result.agents_run)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


if __name__ == "__main__":
    with warm_server() as home:
        in_process(home)
        seconds, calls = min(in_process(home) for _ in range(ROUNDS))
        bare = min(
            bare_asyncio(BRIEF, seconds_per_call=0, out=home / f"b{number}")
            for number in range(ROUNDS)
        )
        per_task = 1000 * (seconds - bare) / calls
        verdict = "reached" if per_task <= 30 else "MISSED"
        print(
            f"a build of {calls} agent calls: {seconds:.2f} s = {seconds / bare:.1f} x the same work "
            f"in bare asyncio ({bare:.2f} s), {per_task:.0f} ms more per call; at most 30: {verdict}"
        )
        waits: list[float] = []
        for number in range(3):
            started = time.time()
            run = command("build", str(BRIEF), "--out", str(home / f"c{number}"), "--json")
            run.communicate()
            waits.append(first_task_after(started))
        verdict = "reached" if min(waits) <= 3 else "MISSED"
        print(f"first task {min(waits):.2f} s after the command (best of 3); at most 3: {verdict}")
