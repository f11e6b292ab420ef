"""What a person must hear of, how soon somebody must answer, and where it says what to do."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal, Self

from pydantic import model_validator

from domain.tries import TRIES
from domain.value import Value

ACKNOWLEDGED: Final = "atelier.alert.acknowledged"
"""Event that says somebody looks after an alert; it has the resources of the event that raised it."""

BUDGET_EXCEEDED: Final = "atelier.budget.exceeded"
"""Event of a run that was not allowed to spend what it wanted to."""

DRIFT_FOUND: Final = "atelier.drift.found"
DRIFT_GONE: Final = "atelier.drift.gone"
"""Events of the nightly watch over scores and costs, one for each tenant."""

DRIFT_STANDS_IN: Final = "GateClosed: The gate 'drift' does not let"
"""Stands in the last state of a run that failed because of a drift, which is an alert of its own."""

BEGINS: Final = "Atelier: "
"""How the names of all our automations begin."""

UNANSWERED: Final = ", unanswered"
"""How the name of an automation ends that tells the next person."""

FIRST: Final = "alerts"
NEXT: Final = "alerts-escalated"
"""Names of the notification blocks: who is told, and who is told when nobody answers in time.

Without the second, the first is told again; without any, alerts stand in the event feed."""

WORKER_GRACE: Final = timedelta(minutes=1)
"""A server that was down misses its workers as soon as it starts, and they speak 5 to 40 s later."""

_RUN = "prefect.flow-run."
Per = Literal["deployment", "resource", "all"]
"""What repeated events are told of once: each deployment, each resource, or everything together."""


class Severity(StrEnum):
    """How soon somebody must answer an alert."""

    P0 = "P0"
    P1 = "P1"
    P2 = "P2"
    P3 = "P3"

    @property
    def deadline(self) -> timedelta | None:
        """Time to answer; afterwards the next person is told. None for what waits for the digest."""
        return _DEADLINES[self]


_DEADLINES = {
    Severity.P0: timedelta(minutes=5),
    Severity.P1: timedelta(minutes=15),
    Severity.P2: timedelta(hours=1),
    Severity.P3: None,
}


class Alert(Value):
    """Something that happens on the server and that somebody must hear of."""

    name: str
    """As the runbook in `docs/operations.md` calls it."""
    severity: Severity
    says: str
    """What it means, for whoever gets the message."""
    raised_by: tuple[str, ...]
    """Events, by name."""
    settled_by: tuple[str, ...] = ()
    """Events after which nobody has to answer any more, besides an acknowledgement."""
    grace: timedelta = timedelta()
    """How long it must last before anybody is told; what is settled before was no alert."""
    of: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What the event's resource must have, by label."""
    per: Per = "resource"
    is_ours: bool = True
    """Whether only events of our own deployments count, and not all the server has."""

    @model_validator(mode="after")
    def _is_settled_by_something(self) -> Self:
        if self.grace and not self.settled_by:
            raise ValueError(f"{self.name!r} has a grace, and nothing that could settle it.")
        return self

    @property
    def anchor(self) -> str:
        """Where `docs/operations.md` says what to do."""
        return "#" + self.name.replace(" ", "-")


class Digest(Value):
    """What happened in a while, for whoever reads it once a day."""

    since: datetime
    until: datetime
    runs: Mapping[str, int]
    """How many ended how."""
    acted: Mapping[str, int]
    """How often each automation acted, by name."""

    def text(self, *, of: Sequence[Alert]) -> str:
        """Return it in words.

        Args:
            of: The alerts there are; what else acted, the server did by itself.
        """
        lines = [
            f"From {self.since:%Y-%m-%d %H:%M} to {self.until:%Y-%m-%d %H:%M} UTC.",
            f"Runs: {', '.join(f'{count} {state}' for state, count in self.runs.items())}.",
        ]
        told: set[str] = set()
        for alert in of:
            names = {f"{BEGINS}{alert.name}", f"{BEGINS}{alert.name}{UNANSWERED}"}
            told |= names
            lines += self._of_alert(alert)
        others = {name: n for name, n in self.acted.items() if n and name not in told}
        lines += [f"{name.removeprefix(BEGINS)}: {times(n)}" for name, n in others.items()]
        if not any(self.acted.values()):
            lines.append("Nothing had to be looked after.")
        return "\n".join(lines)

    def _of_alert(self, alert: Alert) -> list[str]:
        first = self.acted.get(f"{BEGINS}{alert.name}", 0)
        late = self.acted.get(f"{BEGINS}{alert.name}{UNANSWERED}", 0)
        if not first and not late:
            return []
        unanswered = f", {times(late)} nobody answered in time" if late else ""
        where = f"docs/operations.md{alert.anchor}"
        return [f"{alert.severity} {alert.name}: {times(first)}{unanswered}. What to do: {where}"]


def times(count: int) -> str:
    """Return `once`, or `3 times`."""
    return "once" if count == 1 else f"{count} times"


def alerts(pool: str) -> tuple[Alert, ...]:
    """Return everything a person must hear of, the most urgent first.

    Args:
        pool: Name of the work pool whose workers are missed when they are silent.
    """
    given_up = ("0", *map(str, range(TRIES + 1, 10)))
    return (
        Alert(
            name="no worker",
            severity=Severity.P0,
            says="No worker asks for work any more, so nothing that is ordered begins.",
            raised_by=("prefect.work-pool.not-ready",),
            settled_by=("prefect.work-pool.ready",),
            grace=WORKER_GRACE,
            of=(
                ("prefect.resource.id", ("prefect.work-pool.*",)),
                ("prefect.resource.name", (pool,)),
            ),
            is_ours=False,
        ),
        Alert(
            name="a run crashed for good",
            severity=Severity.P1,
            says="It crashed for the third time, or never started, and is not tried again.",
            raised_by=(f"{_RUN}Crashed",),
            settled_by=(f"{_RUN}Completed",),
            of=(("prefect.resource.id", (f"{_RUN}*",)), ("prefect.run-count", given_up)),
            per="deployment",
        ),
        Alert(
            name="a run failed",
            severity=Severity.P1,
            says="Its reason stands in the run's state. What passes by itself is tried again; the rest waits.",
            raised_by=(f"{_RUN}Failed", f"{_RUN}TimedOut"),
            settled_by=(f"{_RUN}Completed",),
            of=(
                ("prefect.resource.id", (f"{_RUN}*",)),
                ("prefect.state-message", (f"!*{DRIFT_STANDS_IN}*",)),
            ),
            per="deployment",
        ),
        Alert(
            name="a run is late",
            severity=Severity.P2,
            says="It waits for longer than two minutes: no worker, or no free slot in its queue.",
            raised_by=(f"{_RUN}Late",),
            of=(("prefect.resource.id", (f"{_RUN}*",)),),
            per="all",
        ),
        Alert(
            name="an approval is stuck",
            severity=Severity.P2,
            says="Nobody has decided about a site that waits for approval.",
            raised_by=("atelier.approval.stuck",),
            settled_by=("atelier.approval.decided", "atelier.approval.expired"),
            of=(("prefect.resource.id", ("atelier.approval.*",)),),
        ),
        Alert(
            name="a budget is spent",
            severity=Severity.P2,
            says="A run may not spend what its agents asked for; drafts stand in place of answers.",
            raised_by=(BUDGET_EXCEEDED,),
            of=(("prefect.resource.id", ("atelier.budget.*",)),),
        ),
        Alert(
            name="a drift",
            severity=Severity.P2,
            says="Scores or costs of recent runs have moved away from the client's baseline.",
            raised_by=(DRIFT_FOUND,),
            settled_by=(DRIFT_GONE,),
            of=(("prefect.resource.id", ("atelier.drift.*",)),),
        ),
    )
