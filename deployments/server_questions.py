"""What is asked of a Prefect server without loading Prefect, and the one thing that is told it."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.tries import TRIES

GOES_ON = "It crashed and goes on from what was kept."
NEVER_BEGUN = "The worker that took it never started it."

_BUSY = ("RUNNING", "PENDING", "CANCELLING")
_UNFINISHED = ("RUNNING", "PENDING", "CRASHED")
_WITHOUT_PROCESS = {
    "PENDING": ("SCHEDULED", "AwaitingRetry"),
    "RUNNING": ("CRASHED", "Crashed"),
    "CANCELLING": ("CANCELLED", "Cancelled"),
}
"""State after each of a run whose process is gone."""


@dataclass(frozen=True)
class QueueLength:
    """How many runs are in one queue."""

    name: str
    limit: int | None
    is_paused: bool
    running: int
    """Runs that have a slot."""
    waiting: int
    """Runs whose time has come and that have none."""
    late: int
    """Runs that have waited for longer than two minutes."""


@dataclass(frozen=True)
class Alert:
    """An automation that acted."""

    name: str
    at: datetime
    cause: str
    """Id of the event it acted on; empty when there was none."""


class ServerQuestions:
    """One server, asked over plain HTTP on the loopback address."""

    def __init__(self, url: str, pool: str) -> None:
        self._url = url
        self._pool = pool

    def queues(self) -> list[QueueLength]:
        """Return how long the queues are, the most urgent first; none when there is no pool."""
        try:
            found = self._ask(f"/work_pools/{self._pool}/queues/filter", {})
        except urllib.error.HTTPError:
            return []
        return [
            QueueLength(
                name=one["name"],
                limit=one["concurrency_limit"],
                is_paused=one["is_paused"],
                running=self._count(one["name"], {"type": {"any_": list(_BUSY)}}),
                waiting=self._count(one["name"], {"type": {"any_": ["SCHEDULED"]}}, is_due=True),
                late=self._count(one["name"], {"name": {"any_": ["Late"]}}),
            )
            for one in sorted(found, key=lambda one: one["priority"])
        ]

    def is_paused(self) -> bool:
        """Whether somebody has paused the whole pool."""
        return bool(self._ask(f"/work_pools/{self._pool}")["is_paused"])

    def last_heard(self) -> datetime | None:
        """Return when a worker of the pool last spoke to the server."""
        workers = self._ask(f"/work_pools/{self._pool}/workers/filter", {})
        return max(
            (datetime.fromisoformat(w["last_heartbeat_time"]) for w in workers), default=None
        )

    def deployments(self) -> set[str]:
        """Return the names of all deployments."""
        return {one["name"] for one in self._ask("/deployments/filter", {})}

    def automations(self) -> dict[str, bool]:
        """Return whether each automation is switched on, by name."""
        return {one["name"]: one["enabled"] for one in self._ask("/automations/filter", {})}

    def alerts(self, names: Iterable[str], *, within: timedelta) -> list[Alert]:
        """Return which of these automations acted lately, the newest first."""
        known = {
            f"prefect.automation.{one['id']}": one["name"]
            for one in self._ask("/automations/filter", {})
            if one["name"] in set(names)
        }
        since = (datetime.now(UTC) - within).isoformat()
        until = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()
        events = {
            "occurred": {"since": since, "until": until},
            "event": {"name": ["prefect.automation.action.executed"]},
            "resource": {"id": list(known)},
            "order": "DESC",
        }
        if not known:
            return []
        found: list[dict[str, Any]] = self._ask("/events/filter", {"filter": events})["events"]
        return [
            Alert(
                known[one["resource"]["prefect.resource.id"]],
                datetime.fromisoformat(one["occurred"]),
                cause=_cause(one),
            )
            for one in found
        ]

    def events(
        self, *, within: timedelta, ids: Iterable[str] = (), names: Iterable[str] = ()
    ) -> list[dict[str, Any]]:
        """Return these events as the server tells them, the newest first.

        Args:
            within: How far back.
            ids: Only events with one of these ids; all when empty.
            names: Only events with one of these names; all when empty.
        """
        now = datetime.now(UTC)
        wanted: dict[str, Any] = {
            "occurred": {
                "since": (now - within).isoformat(),
                "until": (now + timedelta(minutes=1)).isoformat(),
            },
            "order": "DESC",
        }
        if chosen := list(ids):
            wanted["id"] = {"id": chosen}
        if called := list(names):
            wanted["event"] = {"name": called}
        page = self._ask("/events/filter", {"filter": wanted})
        found: list[dict[str, Any]] = page["events"]
        while following := page["next_page"]:
            page = self._ask(following[following.index("/events/filter") :])
            found += page["events"]
        return found

    def tell(self, event: dict[str, Any]) -> None:
        """Send an event, as the server's API wants it."""
        self._ask("/events", [event])

    def busy(self, *, ours: bool) -> list[str]:
        """Return the ids of runs that are under way in the pool, or outside of it."""
        asked: dict[str, Any] = {"flow_runs": {"state": {"type": {"any_": list(_BUSY)}}}}
        found = self._ask("/flow_runs/filter", asked)
        return [one["id"] for one in found if (one["work_pool_name"] == self._pool) is ours]

    def crashed(self) -> list[str]:
        """Return the ids of the pool's runs that have crashed, the last of them first."""
        asked = {
            "flow_runs": {"state": {"type": {"any_": ["CRASHED"]}}},
            "work_pools": {"name": {"any_": [self._pool]}},
            "sort": "END_TIME_DESC",
        }
        return [one["id"] for one in self._ask("/flow_runs/filter", asked)]

    def workers(self) -> set[str]:
        """Return the names of the pool's workers that were heard lately."""
        found = self._ask(f"/work_pools/{self._pool}/workers/filter", {})
        return {str(one["name"]) for one in found if one["status"] == "ONLINE"}

    def put_back(self, run: str) -> bool:
        """Have a run that was interrupted wait for the next worker; return whether it was one."""
        state = self._ask(f"/flow_runs/{run}")["state"]
        if state["type"] not in _UNFINISHED:
            return False
        message = "It was interrupted by `atelier down` and goes on from what was kept."
        self._set(run, "SCHEDULED", "AwaitingRetry", message)
        return True

    def lost(self, run: str, *, may_begin: bool = False) -> bool:
        """Say of a run that its process is gone; return whether that was news.

        One that worked has crashed, and is started again as often as others; one that had not begun
        waits for the next worker.

        Args:
            run: Id of the run.
            may_begin: Whether a worker lives that may be about to give it a process, or to report its
                crash once more; the server's automation then lets it go on after that.
        """
        said = self._ask(f"/flow_runs/{run}")
        kind = said["state"]["type"]
        after = None if may_begin and kind == "PENDING" else _WITHOUT_PROCESS.get(kind)
        if after:
            self._set(run, *after, "Its process was killed, and nobody lived to say so.")
        if kind == "RUNNING" and not may_begin and said["run_count"] <= TRIES:
            self._set(run, "SCHEDULED", "AwaitingRetry", GOES_ON)
        return after is not None

    def never_begun(self, run: str, *, since: datetime) -> bool:
        """Let a run wait again that was taken before this moment and has not begun; return whether it was.

        Args:
            run: Id of the run.
            since: When the worker began that lives now; whoever took the run before is gone.
        """
        state = self._ask(f"/flow_runs/{run}")["state"]
        taken = datetime.fromisoformat(state["timestamp"])
        if state["type"] != "PENDING" or taken >= since:
            return False
        self._set(run, "SCHEDULED", "AwaitingRetry", NEVER_BEGUN)
        return True

    def goes_on(self, run: str, *, since: datetime) -> bool:
        """Let a run go on that has been crashed since this moment or longer; return whether it was.

        Args:
            run: Id of the run.
            since: Those that crashed later are the automation's, which lets them rest for a while.
        """
        said = self._ask(f"/flow_runs/{run}")
        crashed = datetime.fromisoformat(said["state"]["timestamp"])
        if said["state"]["type"] != "CRASHED" or crashed > since:
            return False
        if not 1 <= said["run_count"] <= TRIES:
            return False
        self._set(run, "SCHEDULED", "AwaitingRetry", GOES_ON)
        return True

    def _set(self, run: str, kind: str, name: str, message: str) -> None:
        state = {"type": kind, "name": name, "message": message}
        self._ask(f"/flow_runs/{run}/set_state", {"state": state, "force": True})

    def _count(self, queue: str, state: dict[str, Any], *, is_due: bool = False) -> int:
        runs: dict[str, Any] = {"state": state}
        if is_due:
            runs["next_scheduled_start_time"] = {"before_": datetime.now(UTC).isoformat()}
        asked = {
            "flow_runs": runs,
            "work_pools": {"name": {"any_": [self._pool]}},
            "work_pool_queues": {"name": {"any_": [queue]}},
        }
        return int(self._ask("/flow_runs/count", asked))

    def _ask(self, path: str, body: object = None) -> Any:
        request = urllib.request.Request(  # noqa: S310 # our own server, over HTTP
            f"{self._url}{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"content-type": "application/json"},
        )
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(request, timeout=20) as answer:
            return json.loads(answer.read() or b"null")


def _cause(event: dict[str, Any]) -> str:
    related = (r for r in event["related"] if r.get("prefect.resource.role") == "triggering-event")
    found = next(related, None)
    return found["prefect.resource.id"].removeprefix("prefect.event.") if found else ""
