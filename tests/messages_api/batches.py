"""Message batches: half the price, later, and in no order."""

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from tests.messages_api.errors import ApiError, invalid

Body = dict[str, Any]
MOST_REQUESTS = 100_000
_CUSTOM_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass
class Batch:
    """A batch and how far it is."""

    number: int
    requests: list[Body]
    polls_left: int
    results: dict[str, Body] | None = None
    """By custom id, once processing has ended."""
    is_canceling: bool = False

    @property
    def batch_id(self) -> str:
        return f"msgbatch_{self.number:016d}"

    def described(self, url: str) -> Body:
        """Return the batch as the service describes it."""
        counts = dict.fromkeys(("canceled", "errored", "expired", "processing", "succeeded"), 0)
        if self.results is None:
            counts["processing"] = len(self.requests)
        for result in (self.results or {}).values():
            counts[result["type"]] += 1
        ended = self.results is not None
        going = "canceling" if self.is_canceling else "in_progress"
        return {
            "id": self.batch_id,
            "type": "message_batch",
            "processing_status": "ended" if ended else going,
            "request_counts": counts,
            "created_at": "2026-11-01T00:00:00Z",
            "expires_at": "2026-11-02T00:00:00Z",
            "ended_at": "2026-11-01T01:00:00Z" if ended else None,
            "archived_at": None,
            "cancel_initiated_at": "2026-11-01T00:30:00Z" if self.is_canceling else None,
            "results_url": f"{url}/v1/messages/batches/{self.batch_id}/results" if ended else None,
        }


@dataclass
class Batches:
    """All batches; one ends after it was looked at `polls_until_ended` times."""

    answer: Callable[[Body], Body]
    """Returns the message for the parameters of one request; raises `ApiError`."""
    polls_until_ended: int = 1
    expires: Callable[[Body], bool] = lambda params: False
    """Which requests expire before they are reached."""
    refused: ApiError | None = None
    """Why no batch is taken."""
    all: dict[str, Batch] = field(default_factory=dict[str, Batch])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def create(self, body: object) -> Batch:
        """Take a batch."""
        if self.refused is not None:
            raise self.refused
        requests = cast("Body", body).get("requests") if isinstance(body, dict) else None
        if not isinstance(requests, list) or not requests:
            raise invalid("requests: Field required")
        asked = cast("list[Body]", requests)
        if len(asked) > MOST_REQUESTS:
            raise invalid("requests: at most 100000 requests are allowed")
        for number, request in enumerate(asked):
            if not _CUSTOM_ID.fullmatch(str(request.get("custom_id", ""))):
                raise invalid(
                    f"requests.{number}.custom_id: String should match '^[a-zA-Z0-9_-]{{1,64}}$'"
                )
        if len({request["custom_id"] for request in asked}) < len(asked):
            raise invalid("requests: custom_id must be unique")
        with self._lock:
            batch = Batch(len(self.all) + 1, asked, self.polls_until_ended)
            self.all[batch.batch_id] = batch
        return batch

    def named(self, batch_id: str) -> Batch:
        """Return a batch.

        Raises:
            ApiError: There is none of this name.
        """
        if batch_id not in self.all:
            raise ApiError("not_found_error", f"Batch {batch_id} not found.")
        return self.all[batch_id]

    def look(self, batch_id: str) -> Batch:
        """Return a batch, and process it when it was looked at often enough."""
        batch = self.named(batch_id)
        with self._lock:
            if batch.results is None and batch.polls_left <= 0:
                batch.results = {
                    request["custom_id"]: self._result(batch, request) for request in batch.requests
                }
            batch.polls_left -= 1
        return batch

    def cancel(self, batch_id: str) -> Batch:
        """Begin to cancel a batch."""
        batch = self.named(batch_id)
        batch.is_canceling = batch.results is None
        return batch

    def lines(self, batch_id: str) -> bytes:
        """Return the results, the last request first."""
        batch = self.named(batch_id)
        if batch.results is None:
            raise ApiError("not_found_error", f"Batch {batch_id} has no available results.")
        return b"".join(
            json.dumps({"custom_id": custom_id, "result": result}).encode() + b"\n"
            for custom_id, result in reversed(batch.results.items())
        )

    def _result(self, batch: Batch, request: Body) -> Body:
        if batch.is_canceling:
            return {"type": "canceled"}
        if self.expires(request["params"]):
            return {"type": "expired"}
        try:
            return {"type": "succeeded", "message": self.answer(request["params"])}
        except ApiError as error:
            return {"type": "errored", "error": error.body(f"req_{batch.number:024d}")}
