from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.alerts import Digest, Severity, alerts

MORNING = datetime(2026, 11, 26, 6, tzinfo=UTC)
RUNBOOK = Path(__file__).parents[2] / "docs" / "operations.md"


def digest(**acted: int) -> str:
    told = {name.replace("_", " "): count for name, count in acted.items()}
    return Digest(
        since=MORNING - timedelta(days=1),
        until=MORNING,
        runs={"completed": 41, "failed": 2},
        acted={f"Atelier: {name}": count for name, count in told.items()},
    ).text(of=alerts("atelier"))


def test_a_quiet_day_is_told_as_one() -> None:
    assert digest() == (
        "From 2026-11-25 06:00 to 2026-11-26 06:00 UTC.\n"
        "Runs: 41 completed, 2 failed.\n"
        "Nothing had to be looked after."
    )


def test_alerts_come_with_their_runbook_and_repairs_without() -> None:
    told = Digest(
        since=MORNING - timedelta(days=1),
        until=MORNING,
        runs={"completed": 3},
        acted={
            "Atelier: a run failed": 2,
            "Atelier: a run failed, unanswered": 1,
            "Atelier: a crashed run goes on": 3,
        },
    ).text(of=alerts("atelier"))
    assert told.split("\n")[2:] == [
        "P1 a run failed: 2 times, once nobody answered in time. "
        "What to do: docs/operations.md#a-run-failed",
        "a crashed run goes on: 3 times",
    ]


def test_deadlines_are_what_each_severity_promises() -> None:
    minutes = {one: one.deadline and one.deadline / timedelta(minutes=1) for one in Severity}
    assert minutes == {Severity.P0: 5, Severity.P1: 15, Severity.P2: 60, Severity.P3: None}


@pytest.mark.parametrize("alert", alerts("atelier"), ids=lambda alert: alert.name)
def test_the_runbook_says_what_to_do_about_every_alert(alert: object) -> None:
    headings = {
        line.lstrip("# ").strip().lower().replace(" ", "-")
        for line in RUNBOOK.read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    }
    assert getattr(alert, "anchor", "").removeprefix("#") in headings
