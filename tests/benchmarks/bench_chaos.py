"""Whether anything is lost, paid twice or left behind while everything is killed.

Run: `python tests/benchmarks/bench_chaos.py [--rounds 30] [--builds 20] [--seed 1]`. Each round orders
builds from the deployment at once, some of them written by a model on this machine, in every fifth round
some measured in a browser too, and kills (SIGKILL) a run, the worker, the server, the database, a browser,
and in every third round the worker with all runs, each at a random moment, a browser as soon after it as
one is there. Then it waits until every run has ended, and counts.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from machine import Machine
from stage import ROOT, service_brief

sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from tests.messages_api.service import MessagesApi

ROUNDS, BUILDS = 30, 20
WRITTEN, MEASURED = 4, 2
"""Builds of a round that a model writes; of a measured round that a browser looks at."""
WINDOW_S, ROUND_S = 60.0, 1200.0
"""Seconds in which the kills of a round fall, and after which it is given up."""


@dataclass
class Score:
    """What came of all rounds."""

    ends: Counter[str] = field(default_factory=Counter[str])
    kills: Counter[str] = field(default_factory=Counter[str])
    noticed_s: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    false_alarms: int = 0
    lost: list[str] = field(default_factory=list[str])
    """Runs without an end, releases that are not there, ends without a reason."""
    left: list[str] = field(default_factory=list[str])
    """Processes, files and slots nobody needs any more."""
    doubled: int = 0
    unread: int = 0
    """Answers the model wrote that nobody lived to write down."""


def brief_of(tenant: str) -> str:
    """Return a brief nobody else has."""
    return service_brief(1).replace("Bench & Lathe", f"Bench & Lathe {tenant}")


def order(machine: Machine, number: int, words: argparse.Namespace, *, measured: bool) -> list[str]:
    """Order the builds of a round; return the ids of their runs."""
    runs: list[str] = []
    for place in range(words.builds):
        tenant = f"r{number}-{place}"
        given = {
            "brief": brief_of(tenant),
            "tenant": tenant,
            "rounds": 1,
            "engine": "claude" if place < words.written else "offline",
            "measured": measured and words.written <= place < words.written + MEASURED,
        }
        runs.append(machine.order(given, key=tenant))
    return runs


def plan(chance: random.Random, number: int, *, measured: bool) -> list[tuple[float, str]]:
    """Return what is killed in a round, and when."""
    kinds = ["run", "worker", "server", "database"]
    kinds += ["browser"] * 2 * measured + ["worker and runs"] * (number % 3 == 0)
    return sorted((chance.uniform(1, WINDOW_S), kind) for kind in kinds)


def play(machine: Machine, number: int, words: argparse.Namespace, score: Score) -> None:
    """Play one round."""
    chance = random.Random(words.seed * 1000 + number)  # noqa: S311 # moments
    measured = number % 5 == 1
    runs = order(machine, number, words, measured=measured)
    machine.until(lambda: "RUNNING" in machine.states(runs).values(), within_s=600)
    begins = time.monotonic()
    waiting = plan(chance, number, measured=measured)
    while waiting and not machine.are_over(runs):
        for due in [one for one in waiting if begins + one[0] <= time.monotonic()]:
            _, kind = due
            if seconds := machine.kill(kind, chance):
                score.kills[kind] += 1
                score.noticed_s.setdefault(kind, []).append(seconds)
            # A browser runs for some seconds of a build: its killer waits for one.
            if seconds or kind != "browser":
                waiting.remove(due)
        time.sleep(1)
    machine.until(lambda: machine.are_over(runs), within_s=ROUND_S, or_else=False)
    settle(machine, runs, score)


def settle(machine: Machine, runs: list[str], score: Score) -> None:
    """Look at how every run of a round ended, and at what is left."""
    for run in machine.read(runs):
        tenant, state = run["parameters"]["tenant"], run["state"]
        if state["type"] == "COMPLETED":
            score.ends["released"] += 1
            score.lost += machine.faults_of_release(tenant)
        elif machine.is_dead(run) and state["message"]:
            score.ends[f"dead letter: {state['message'][:90]}"] += 1
        else:
            score.lost.append(f"{tenant}: {state['name']}: {state['message']}")
    score.false_alarms += machine.false_alarms(runs)
    score.left += machine.left_over()


def charges(api: "MessagesApi", machine: Machine, score: Score) -> str:
    """Compare what the model answered with what the ledger has, and say so."""
    written, score.doubled = machine.answers()
    answered = sum(seen.answered for seen in api.log.questions)
    score.unread = answered - written
    return f"answered {answered}, in the ledger {written}, doubled {score.doubled}"


def told(score: Score, rounds: int) -> None:
    """Print what came of it."""
    print(f"{rounds} rounds: {score.kills.total()} kills: {dict(score.kills)}")
    for kind, seconds in score.noticed_s.items():
        print(f"  {kind}: noticed after {max(seconds):.1f} s at most ({len(seconds)} times)")
    for end, count in score.ends.most_common():
        print(f"  {count} x {end}")
    print(f"false alarms: {score.false_alarms}")
    for what, found in (("lost", score.lost), ("left behind", score.left)):
        for one in found:
            print(f"  {what}: {one}")
        print(f"{what}: {len(found)} (0: {'reached' if not found else 'MISSED'})")
    print(f"answers paid for and lost with the process that waited for them: {score.unread}")
    verdict = "reached" if not score.doubled else "MISSED"
    print(f"charges doubled: {score.doubled} (0: {verdict})")


def main() -> None:
    """Play the rounds."""
    from tests.messages_api.server import messages_api

    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--builds", type=int, default=BUILDS)
    parser.add_argument("--written", type=int, default=WRITTEN)
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    score = Score()
    with TemporaryDirectory(prefix="atelier-chaos-") as folder, messages_api(delay_s=0.3) as api:
        os.environ |= {"ANTHROPIC_API_KEY": "sk-ant-test", "ANTHROPIC_BASE_URL": api.url}
        machine = Machine(Path(folder))
        try:
            machine.up(at_once=words.builds)
            for number in range(words.first, words.first + words.rounds):
                begins = time.monotonic()
                play(machine, number, words, score)
                print(
                    f"round {number}: {time.monotonic() - begins:.0f} s, load "
                    f"{os.getloadavg()[0]:.0f}; so far {dict(score.kills)}, {dict(score.ends)}, "
                    f"lost {score.lost}, left {score.left}, false alarms {score.false_alarms}; "
                    f"questions: {charges(api, machine, score)}",
                    flush=True,
                )
        finally:
            machine.down()
    told(score, words.rounds)


if __name__ == "__main__":
    main()
