"""Alerts as automations of the server: told once, and told the next person when nobody answers."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.events.actions import ActionTypes, DoNothing, SendNotification
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture

from deployments.keeper_process import POOL
from domain.alerts import ACKNOWLEDGED, BEGINS, FIRST, NEXT, UNANSWERED, Alert, alerts

TAG = "atelier"
"""Tag of every deployment of ours; other runs on the same server are left alone."""

OURS = {"prefect.resource.role": "tag", "prefect.resource.id": f"prefect.tag.{TAG}"}
"""What events of our deployments are related to."""

_SHORTEST = timedelta(seconds=10)
"""The least Prefect waits for something that does not come."""

_FOR_EACH = {
    "deployment": ["related:deployment:prefect.resource.id"],
    "resource": ["prefect.resource.id"],
    "all": [],
}


def alert_automations(
    first: UUID | None = None, then: UUID | None = None, *, hurry: float = 1
) -> tuple[AutomationCore, ...]:
    """Return two automations for every alert.

    What happens again within the deadline is not told again: it is the same alert. What has a grace is
    told each time it lasts for longer.

    Args:
        first: Id of the notification block that is told; None for nobody.
        then: Id of the one that is told when nobody answers; None for the first one again.
        hurry: Factor of all deadlines, and of graces down to 10 s, for whoever cannot wait for them;
            1 leaves them.
    """
    made: list[AutomationCore] = []
    for alert in alerts(POOL):
        made += _both(alert, first, then or first, hurry)
    return tuple(made)


def alert_names() -> list[str]:
    """Return the names of the automations a person should hear of."""
    return [one.name for one in alert_automations()]


def alert_of(automation: str) -> Alert:
    """Return the alert an automation tells of.

    Args:
        automation: One of `alert_names`.
    """
    name = automation.removeprefix(BEGINS).removesuffix(UNANSWERED)
    return next(one for one in alerts(POOL) if one.name == name)


async def told_blocks(client: PrefectClient) -> tuple[UUID | None, UUID | None]:
    """Return the ids of the notification blocks people made for alerts."""
    found: dict[str | None, UUID] = {}
    for block in await client.read_block_documents():
        capabilities = block.block_schema.capabilities if block.block_schema else []
        if "notify" in capabilities:
            found.setdefault(block.name, block.id)
    return found.get(FIRST), found.get(NEXT)


def _both(
    alert: Alert, first: UUID | None, then: UUID | None, hurry: float
) -> Iterator[AutomationCore]:
    deadline = alert.severity.deadline
    if deadline is None:  # the digest tells of it
        return
    within, grace = deadline * hurry, _grace(alert, hurry)
    yield AutomationCore(
        name=f"{BEGINS}{alert.name}",
        description=alert.says,
        tags=[TAG],
        trigger=_lasting(alert, grace)
        if grace
        else _trigger(alert, Posture.Reactive, expect=alert.raised_by, within=within),
        actions=[_tell(alert, first, _answer_by(within))],
    )
    yield AutomationCore(
        name=f"{BEGINS}{alert.name}{UNANSWERED}",
        description=alert.says,
        tags=[TAG],
        trigger=_trigger(
            alert,
            Posture.Proactive,
            after=alert.raised_by,
            expect=(*alert.settled_by, ACKNOWLEDGED),
            within=grace + within,
        ),
        actions=[_tell(alert, then, f"Nobody has answered for {_words(within)}.")],
    )


def _grace(alert: Alert, hurry: float) -> timedelta:
    return max(alert.grace * hurry, _SHORTEST) if alert.grace else timedelta()


def _lasting(alert: Alert, grace: timedelta) -> EventTrigger:
    """Return a trigger for what was not settled within its grace."""
    return _trigger(
        alert, Posture.Proactive, after=alert.raised_by, expect=alert.settled_by, within=grace
    )


def _trigger(
    alert: Alert,
    posture: Posture,
    *,
    expect: tuple[str, ...],
    within: timedelta,
    after: tuple[str, ...] = (),
) -> EventTrigger:
    return EventTrigger.model_validate(
        {
            "posture": posture,
            "match": {label: list(values) for label, values in alert.of},
            "match_related": OURS if alert.is_ours else {},
            "for_each": _FOR_EACH[alert.per],
            "after": list(after),
            "expect": list(expect),
            "threshold": 1,
            "within": within,
        }
    )


def _tell(alert: Alert, to: UUID | None, urgency: str) -> ActionTypes:
    if to is None:
        return DoNothing()
    lines = (
        "{{ event.resource.name or event.resource.id }}: {{ automation.description }}",
        urgency,
        f"What to do: docs/operations.md{alert.anchor}",
        "{% if flow_run and flow_run|ui_url %}The run: {{ flow_run|ui_url }}{% endif %}",
        "When somebody looks after it: atelier alerts ack",
    )
    return SendNotification(
        block_document_id=to,
        subject=f"{alert.severity} {{{{ automation.name }}}}",
        body="\n".join(lines),
    )


def _answer_by(within: timedelta) -> str:
    return f"Somebody is to answer within {_words(within)}."


def _words(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    if seconds < 60:
        return f"{seconds} seconds"
    minutes = round(seconds / 60)
    return f"{minutes} minutes" if minutes < 60 else f"{minutes / 60:g} h"
