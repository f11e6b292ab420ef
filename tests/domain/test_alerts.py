from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from domain.alerts import WORKER_GRACE, Alert, Digest, Severity, alerts

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


def test_only_a_worker_has_a_grace_and_is_missed_well_within_the_deadline() -> None:
    assert {one.name: one.grace for one in alerts("atelier") if one.grace} == {
        "no worker": WORKER_GRACE
    }
    deadline = Severity.P0.deadline
    assert deadline
    assert deadline > WORKER_GRACE * 2


def test_what_nothing_settles_can_have_no_grace() -> None:
    with pytest.raises(
        ValidationError, match="'a storm' has a grace, and nothing that could settle"
    ):
        Alert(
            name="a storm",
            severity=Severity.P0,
            says="It blows.",
            raised_by=("storm.begun",),
            grace=WORKER_GRACE,
        )
