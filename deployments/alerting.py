"""`atelier alerts`: what somebody must look after, and saying that somebody does."""

import getpass
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any
from uuid import uuid4

from cyclopts import App, Parameter
from rich.console import Console
from rich.table import Table

from domain.alerts import ACKNOWLEDGED, UNANSWERED, Alert
from domain.errors import BriefInvalid

if TYPE_CHECKING:
    from deployments.server_questions import ServerQuestions

DAY = timedelta(days=1)
_WIDE = None if sys.stdout.isatty() else 400
_out = Console(highlight=False, width=_WIDE)

app = App(name="alerts", help="What somebody must look after.")


@dataclass(frozen=True, kw_only=True)
class Raised:
    """An alert that was raised in the last day; what it was about, and who looks after it."""

    name: str
    severity: str
    subject: str
    """What it is told of once: a deployment, a resource, or all of its kind."""
    what: str
    """Name of what raised it last."""
    at: datetime
    is_escalated: bool
    answered_by: str | None
    runbook: str


@app.default
def alerts(*, json_: Annotated[bool, Parameter(name="--json", negative="")] = False) -> int:
    """List the alerts of the last day, and who looks after each.

    Args:
        json_: Print them as JSON instead of words.
    """
    found = [raised for raised, _ in raised_alerts(_server())]
    if json_:
        told = [asdict(one) for one in found]
        sys.stdout.write(json.dumps(told, default=datetime.isoformat, indent=1) + "\n")
        return 0
    if not found:
        _out.print("No alert in the last day.")
        return 0
    table = Table(box=None, pad_edge=False)
    for heading in ("", "alert", "of", "last at", "who looks after it", "what to do"):
        table.add_column(heading)
    for one in found:
        state = one.answered_by or ("nobody, escalated" if one.is_escalated else "nobody yet")
        at = f"{one.at:%Y-%m-%d %H:%M} UTC"
        table.add_row(one.severity, one.name, one.what, at, state, one.runbook)
    _out.print(table)
    return 0


@app.command(name="ack")
def acknowledge(*names: str) -> int:
    """Say that you look after alerts: all that nobody answered yet, or those of these names.

    They are not escalated any more. What happens again is a new alert.

    Args:
        names: Such as `a run failed`.
    """
    server = _server()
    found = raised_alerts(server)
    known = {raised.name for raised, _ in found}
    for name in names:
        if name not in known:
            there = ", ".join(f"`{one}`" for one in sorted(known)) or "none"
            raise BriefInvalid(
                source="atelier alerts ack",
                problem=f"There was no alert {name!r} in the last day.",
                remedy=f"There were: {there}.",
            )
    person = getpass.getuser()
    open_ = [(r, e) for r, e in found if not r.answered_by and (not names or r.name in names)]
    for raised, event in open_:
        server.tell(_acknowledgement(raised, event, person))
        _out.print(f"{person} looks after {raised.name}: {raised.what}.", markup=False)
    if not open_:
        _out.print("Nothing is left to answer.")
    return 0


def raised_alerts(server: "ServerQuestions") -> list[tuple[Raised, dict[str, Any]]]:
    """Return the alerts of the last day with the event that raised each last, the newest first."""
    from deployments.alert_automations import alert_names, alert_of

    told = server.alerts(alert_names(), within=DAY)
    causes = {
        event["id"]: event
        for event in server.events(within=DAY, ids={one.cause for one in told if one.cause})
    }
    answers = server.events(within=DAY, names=[ACKNOWLEDGED]) if told else []
    newest: dict[tuple[str, str], tuple[Alert, dict[str, Any]]] = {}
    escalated: set[tuple[str, str]] = set()
    for one in told:
        if not (event := causes.get(one.cause)):
            continue
        alert = alert_of(one.name)
        key = (alert.name, subject_of(alert, event))
        if one.name.endswith(UNANSWERED):
            escalated.add(key)
        newest.setdefault(key, (alert, event))
    return [
        (_raised(alert, event, key in escalated, answers), event)
        for key, (alert, event) in newest.items()
    ]


def subject_of(alert: Alert, event: dict[str, Any]) -> str:
    """Return what repeated events of an alert have in common."""
    if alert.per == "all":
        return "all"
    if alert.per == "resource":
        return str(event["resource"]["prefect.resource.id"])
    roles = {one.get("prefect.resource.role"): one for one in event["related"]}
    return str(roles.get("deployment", event["resource"])["prefect.resource.id"])


def _raised(
    alert: Alert, event: dict[str, Any], is_escalated: bool, answers: Iterable[dict[str, Any]]
) -> Raised:
    at, subject = datetime.fromisoformat(event["occurred"]), subject_of(alert, event)
    resource: dict[str, str] = event["resource"]
    return Raised(
        name=alert.name,
        severity=alert.severity,
        subject=subject,
        what=resource.get("prefect.resource.name") or resource["prefect.resource.id"],
        at=at,
        is_escalated=is_escalated,
        answered_by=next(
            (
                str(one["payload"]["by"])
                for one in answers
                if one["payload"].get("alert") == alert.name
                and subject_of(alert, one) == subject
                and datetime.fromisoformat(one["occurred"]) > at
            ),
            None,
        ),
        runbook=f"docs/operations.md{alert.anchor}",
    )


def _acknowledgement(raised: Raised, event: dict[str, Any], person: str) -> dict[str, Any]:
    """Return the event that says so: it counts where the other did, as it has the same resources."""
    return {
        "id": str(uuid4()),
        "occurred": datetime.now(UTC).isoformat(),
        "event": ACKNOWLEDGED,
        "resource": event["resource"],
        "related": event["related"],
        "payload": {"alert": raised.name, "by": person},
    }


def _server() -> "ServerQuestions":
    from deployments.api import configured_api, local_server
    from deployments.keeper_process import POOL
    from deployments.local_server import ServerUnavailable
    from deployments.server_questions import ServerQuestions

    if not (url := configured_api() or local_server().url):
        raise ServerUnavailable(
            "There is no server that could have told of alerts. Run `atelier up`."
        )
    return ServerQuestions(url, POOL)
