"""What the server does by itself when a run is lost, crashes, fails or waits too long."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ActionTypes, ChangeFlowRunState, DoNothing, SendNotification
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture

from deployments.keeper_process import POOL

TAG = "atelier"
"""Tag of every deployment of ours; other runs on the same server are left alone."""

SILENCE = timedelta(seconds=50)
"""A heartbeat missed (`worker.env`), and 20 s for it to be late: the run is noticed within a minute,
as the server looks every 5 s."""

PATIENCE = timedelta(minutes=5)
"""How long a run may take from being taken by a worker to its start, which is 2 to 30 s."""

PAUSE = timedelta(seconds=30)
"""How long a crashed run rests before it goes on.

The worker reports a crash twice, the second time after it has looked for hooks of the flow, which
took 14 s on a busy machine (seen 2026-11). The second report would crash the run that goes on.
"""

TRIES = ("1", "2")
"""Runs that crashed after so many starts go on; the third crash is the last, whatever broke them."""

ALERTS = "alerts"
"""Name of the notification block that is told; without one, alerts stand in the event feed."""

_RUN = "prefect.flow-run."
_OVER = ("Completed", "Failed", "TimedOut", "Crashed", "Cancelled")
_ASLEEP = ("Paused", "Suspended", "Scheduled", "AwaitingRetry")
_BEGINS = "Atelier: "


def automations(
    notify: UUID | None = None, *, silence: timedelta = SILENCE, pause: timedelta = PAUSE
) -> tuple[AutomationCore, ...]:
    """Return every automation as it should be.

    Args:
        notify: Id of the notification block that is told of alerts; None for nobody.
        silence: After how long without a heartbeat a run is taken for lost, 10 s or more.
        pause: How long a crashed run rests before it goes on, 10 s or more.
    """
    return (
        _lost(silence),
        _never_started(),
        _resumed(pause),
        _alert(
            "a run crashed for good",
            "It crashed for the third time, or never started, and is not tried again.",
            _of_runs("Crashed", starts=("0", *map(str, range(len(TRIES) + 1, 10)))),
            notify,
        ),
        _alert(
            "a run failed",
            "Its own reason stands in the run's state; it is not tried again by itself.",
            _of_runs("Failed", "TimedOut"),
            notify,
        ),
        _alert(
            "a run is late",
            "It waits for longer than two minutes: no worker, or no free slot in its queue.",
            _of_runs("Late"),
            notify,
        ),
        _alert(
            "no worker",
            "No worker asks for work any more.",
            EventTrigger.model_validate(
                {
                    "posture": Posture.Reactive,
                    "match": {
                        "prefect.resource.id": "prefect.work-pool.*",
                        "prefect.resource.name": POOL,
                    },
                    "expect": ["prefect.work-pool.not-ready"],
                    "threshold": 1,
                }
            ),
            notify,
        ),
    )


def alert_names() -> list[str]:
    """Return the names of the automations a person should hear of."""
    return [one.name for one in automations() if one.actions == [DoNothing()]]


async def ensure_automations(client: PrefectClient) -> list[str]:
    """Make the automations what they should be, one of each name; return what was changed."""
    return await ensure_these(client, automations(await _notification_block(client)))


async def ensure_these(client: PrefectClient, these: Iterable[AutomationCore]) -> list[str]:
    """Make these automations what they should be; return what was changed."""
    changes: list[str] = []
    for wanted in these:
        first, *more = await client.read_automations_by_name(wanted.name) or [None]
        for twin in more:
            if twin:
                await client.delete_automation(twin.id)
                changes.append(f"a second {wanted.name!r} removed")
        if first is None:
            await client.create_automation(wanted)
            changes.append(f"automation {wanted.name!r} made")
        elif not _is_as_wanted(first, wanted):
            # Whether it is switched on is the operator's word, not ours.
            await client.update_automation(
                first.id, wanted.model_copy(update={"enabled": first.enabled})
            )
            changes.append(f"automation {wanted.name!r} set right")
    return changes


def _lost(silence: timedelta) -> AutomationCore:
    return AutomationCore(
        name=f"{_BEGINS}a lost run is marked as crashed",
        description="Its process was killed together with the worker, or its machine went down.",
        tags=[TAG],
        trigger=_absence(
            # Not the heartbeat alone: the first one comes some seconds after the start.
            after=["Running", "heartbeat"],
            of=["heartbeat", *_OVER, *_ASLEEP],
            within=silence,
        ),
        actions=[
            _move(
                StateType.CRASHED,
                "Crashed",
                f"Nothing was heard of it for {silence.total_seconds():.0f} seconds.",
            )
        ],
    )


def _never_started() -> AutomationCore:
    return AutomationCore(
        name=f"{_BEGINS}a run that never started is tried again",
        description="The worker that took it was killed before it could start it.",
        tags=[TAG],
        trigger=_absence(
            after=["Pending"],
            of=["Running", "heartbeat", *_OVER, *_ASLEEP, "Late"],
            within=PATIENCE,
        ),
        actions=[
            _move(StateType.SCHEDULED, "AwaitingRetry", "The worker that took it never started it.")
        ],
    )


def _resumed(pause: timedelta) -> AutomationCore:
    return AutomationCore(
        name=f"{_BEGINS}a crashed run goes on",
        description="What it finished is kept, so only what was under way is done again.",
        tags=[TAG],
        trigger=_absence(
            after=["Crashed"],
            # A heartbeat: it was taken for lost while the server was away, and still works.
            of=["Running", "heartbeat", *_ASLEEP, "Completed", "Failed", "Cancelled"],
            within=pause,
            starts=TRIES,
        ),
        actions=[
            _move(
                StateType.SCHEDULED, "AwaitingRetry", "It crashed and goes on from what was kept."
            )
        ],
    )


_OURS = {"prefect.resource.role": "tag", "prefect.resource.id": f"prefect.tag.{TAG}"}


def _of_runs(*states: str, starts: tuple[str, ...] = ()) -> EventTrigger:
    return EventTrigger.model_validate(
        {
            "posture": Posture.Reactive,
            "match": _match(starts),
            "match_related": _OURS,
            "for_each": ["prefect.resource.id"],
            "expect": [f"{_RUN}{state}" for state in states],
            "threshold": 1,
        }
    )


def _absence(
    *, after: list[str], of: list[str], within: timedelta, starts: tuple[str, ...] = ()
) -> EventTrigger:
    """Return a trigger for a run of which nothing comes for a while after something came."""
    return EventTrigger.model_validate(
        {
            "posture": Posture.Proactive,
            "match": _match(starts),
            "match_related": _OURS,
            "for_each": ["prefect.resource.id"],
            "after": [f"{_RUN}{name}" for name in after],
            "expect": [f"{_RUN}{name}" for name in of],
            "threshold": 1,
            "within": within,
        }
    )


def _match(starts: tuple[str, ...]) -> dict[str, str | list[str]]:
    runs: dict[str, str | list[str]] = {"prefect.resource.id": f"{_RUN}*"}
    return {**runs, "prefect.run-count": list(starts)} if starts else runs


def _alert(name: str, description: str, trigger: EventTrigger, to: UUID | None) -> AutomationCore:
    action: ActionTypes = DoNothing()
    if to:
        subject = "{{ automation.name }}"
        body = "{{ automation.description }} {{ event.resource.name }}: {{ event.id }}"
        action = SendNotification(block_document_id=to, subject=subject, body=body)
    return AutomationCore(
        name=f"{_BEGINS}{name}",
        description=description,
        tags=[TAG],
        trigger=trigger,
        actions=[action],
    )


def _move(state: StateType, name: str, message: str) -> ActionTypes:
    return ChangeFlowRunState(state=state, name=name, message=message, force=False)


def _is_as_wanted(found: AutomationCore, wanted: AutomationCore) -> bool:
    return _told(found) == _told(wanted)


def _told(one: AutomationCore) -> dict[str, object]:
    """Return what matters of an automation, without what the server adds to it."""
    said = one.model_dump(
        mode="json", include={"name", "description", "tags", "trigger", "actions"}
    )
    trigger = said["trigger"]
    trigger.pop("id", None)
    for name in ("after", "expect", "for_each"):
        trigger[name] = sorted(trigger[name])
    return said


async def _notification_block(client: PrefectClient) -> UUID | None:
    for block in await client.read_block_documents():
        capabilities = block.block_schema.capabilities if block.block_schema else []
        if block.name == ALERTS and "notify" in capabilities:
            return block.id
    return None
