"""Whether an answer of a language model is ever paid twice. Run: `python tests/benchmarks/bench_paid_twice.py`.

Builds are killed (SIGKILL) at random moments, 20 times or as often as the second argument says, while
a model on this machine answers within 0.3 s; each is started again until it ends. The model's own log
says what was asked and answered, and which answers lay unread when the process that waited was killed.

No process can write down what it has not read. What it has read and not yet written down is asked again
too, for as long as one commit takes; only a service that knows a question again could close that gap. So
three numbers are told: what was written down and asked again, which must never be, what had been read,
and what had not.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from stage import ROOT, init, service_brief, throwaway, warm_server

sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from tests.messages_api.log import Log

KILLS, KILLS_EACH, DELAY_S = 20, 2, 0.3
MOST_S = 8.0
"""Latest moment of a build at which it is killed."""
BUILD = """
import asyncio, sys
from flows.website import build_website
built = asyncio.run(build_website(sys.argv[1], tenant=sys.argv[2], out=sys.argv[3], engine="claude"))
print(built.manifest.writing.cost_usd if built.manifest.writing else "0")
"""


def brief_of(tenant: str) -> str:
    """Return a brief that nobody else has, so that the log tells their questions apart."""
    return service_brief(4).replace("Bench & Lathe", f"Bench & Lathe {tenant}")


def started(tenant: str, out: Path) -> "subprocess.Popen[str]":
    """Begin a build in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, brief_of(tenant), tenant, str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=dict(os.environ),
        start_new_session=True,
    )


def kill_after(build: "subprocess.Popen[str]", seconds: float, log: "Log", *, before: int) -> bool:
    """Kill a build some seconds after its first question, and return whether it still ran."""
    begins = time.monotonic()
    while len(log.seen) == before and time.monotonic() - begins < 60:
        time.sleep(0.02)
    time.sleep(seconds)
    is_running = build.poll() is None
    if is_running:
        os.killpg(build.pid, signal.SIGKILL)
    build.communicate()
    return is_running


def doubled(tenant: str) -> int:
    """Return how many answers the ledger has beyond one for each question."""
    from sqlalchemy import func, select

    from blocks.database.schema import ModelCallRow
    from blocks.database_home import DatabaseHome
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    answered = select(func.count()).where(ModelCallRow.status == "answered")
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        return sum(n - 1 for n in session.scalars(answered.group_by(ModelCallRow.key)))


def main() -> None:
    """Kill builds, let them end, and compare what was asked with what had been answered."""
    from tests.messages_api.log import Log
    from tests.messages_api.server import messages_api

    chance = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else None)  # noqa: S311 # moments
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else KILLS
    killed = builds = again = paid_twice = unread = 0
    with (
        TemporaryDirectory(prefix="atelier-bench-") as folder,
        warm_server(),
        throwaway() as admin_url,
        messages_api(delay_s=DELAY_S) as api,
    ):
        os.environ |= {"ANTHROPIC_API_KEY": "sk-ant-test", "ANTHROPIC_BASE_URL": api.url}
        init(admin_url)
        while killed < wanted:
            builds += 1
            before = len(api.log.seen)
            tenant, out = f"t{builds}", Path(folder) / f"out{builds}"
            for _ in range(KILLS_EACH):
                build, seconds = started(tenant, out), chance.uniform(0.5, MOST_S)
                killed += kill_after(build, seconds, api.log, before=before)
            last = started(tenant, out)
            _, wrong = last.communicate(timeout=300)
            assert last.returncode == 0, wrong[-2000:]
            # Of one tenant: judges may be shown the same words of two, and each pays for itself.
            mine = Log(seen=api.log.seen[before:])
            again += len(mine.repeated)
            unread += sum(seen.lay_unread for seen in mine.seen)
            paid_twice += doubled(tenant)
        asked = len(api.log.questions)
        answered = sum(seen.answered for seen in api.log.questions)
        print(f"{killed} kills, {builds} builds: {asked} questions, {answered} answered")
        verdict = "reached" if not paid_twice else "MISSED"
        print(f"written down and paid for again: {paid_twice} (0: {verdict})")
        print(f"read by a process that was killed before it had written it down: {again}")
        print(f"lay unread when the process that waited was killed: {unread}")


if __name__ == "__main__":
    main()
