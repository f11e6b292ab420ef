"""What the server does by itself when a run is lost, crashes or never starts; and the alerts."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ActionTypes, ChangeFlowRunState
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture

from deployments.alert_automations import OURS, TAG, alert_automations, told_blocks
from deployments.server_questions import GOES_ON, NEVER_BEGUN
from domain.alerts import BEGINS
from domain.tries import TRIES

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

_RUN = "prefect.flow-run."
_OVER = ("Completed", "Failed", "TimedOut", "Crashed", "Cancelled")
_ASLEEP = ("Paused", "Suspended", "Scheduled", "AwaitingRetry")


def automations(
    first: UUID | None = None,
    then: UUID | None = None,
    *,
    silence: timedelta = SILENCE,
    patience: timedelta = PATIENCE,
    pause: timedelta = PAUSE,
) -> tuple[AutomationCore, ...]:
    """Return every automation as it should be.

    Args:
        first: Id of the notification block that is told of alerts; None for nobody.
        then: Id of the one that is told when nobody answers; None for the first one again.
        silence: After how long without a heartbeat a run is taken for lost, 10 s or more.
        patience: How long a run may take from being taken by a worker to its start, 10 s or more.
        pause: How long a crashed run rests before it goes on, 10 s or more.
    """
    return (
        _lost(silence),
        _never_started(patience),
        _resumed(pause),
        *alert_automations(first, then),
    )


async def ensure_automations(client: PrefectClient) -> list[str]:
    """Make the automations what they should be, one of each name; return what was changed."""
    return await ensure_these(client, automations(*await told_blocks(client)))


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
        name=f"{BEGINS}a lost run is marked as crashed",
        description="Its process was killed together with the worker, or its machine went down.",
        tags=[TAG],
        trigger=_absence(
            # Not the heartbeat alone: the first one comes some seconds after the start.
            after=["Running", "heartbeat"],
            # A worker has taken it: what was heard before was of an earlier process.
            of=["heartbeat", "Pending", "Submitting", *_OVER, *_ASLEEP],
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


def _never_started(patience: timedelta) -> AutomationCore:
    return AutomationCore(
        name=f"{BEGINS}a run that never started is tried again",
        description="The worker that took it was killed before it could start it.",
        tags=[TAG],
        trigger=_absence(
            after=["Pending"],
            # The next time it is taken counts anew: without that, a run that had waited was taken
            # from the worker that was about to start it, and then two worked on it (seen 2026-11).
            of=["Pending", "Running", "heartbeat", *_OVER, *_ASLEEP, "Late"],
            within=patience,
        ),
        actions=[_move(StateType.SCHEDULED, "AwaitingRetry", NEVER_BEGUN)],
    )


def _resumed(pause: timedelta) -> AutomationCore:
    return AutomationCore(
        name=f"{BEGINS}a crashed run goes on",
        description="What it finished is kept, so only what was under way is done again.",
        tags=[TAG],
        trigger=_absence(
            after=["Crashed"],
            # A heartbeat: it was taken for lost while the server was away, and still works.
            of=["Pending", "Running", "heartbeat", *_ASLEEP, "Completed", "Failed", "Cancelled"],
            within=pause,
            starts=tuple(map(str, range(1, TRIES + 1))),
        ),
        actions=[_move(StateType.SCHEDULED, "AwaitingRetry", GOES_ON)],
    )


def _absence(
    *, after: list[str], of: list[str], within: timedelta, starts: tuple[str, ...] = ()
) -> EventTrigger:
    """Return a trigger for a run of which nothing comes for a while after something came."""
    return EventTrigger.model_validate(
        {
            "posture": Posture.Proactive,
            "match": _match(starts),
            "match_related": OURS,
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
