"""What goes wrong on demand: queued for the next requests, or for those a predicate picks."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.messages_api.errors import ApiError

Body = dict[str, Any]
Kind = Literal[
    "error",
    "nonsense",
    "echo",
    "malformed",
    "html",
    "reset",
    "silence",
    "body_cut",
    "stream_error",
    "stream_error_at_once",
    "stream_cut",
    "stream_ends_early",
    "stream_stalls",
    "stream_malformed",
    "stream_odd",
    "truncated",
    "refusal",
    "stop",
    "wordless",
]
"""`error`, `nonsense` and `echo` answer with an error, the second in no shape that is known, the third
repeats key and prompt in it. Then answers that are none: JSON that ends early, a page of HTML, a
connection reset, none at all. Then answers that stop half way: the body, or the events of a stream;
or streams of `odd_streams`. Last, whole answers of another kind."""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that goes wrong."""

    kind: Kind
    error: ApiError | None = None
    status: int | None = None
    """Another status than the error's own."""
    detail: str = ""
    """Category of a refusal, the reason to stop, what is odd about a stream, or what nonsense is sent."""


def error(
    type: str,
    *,
    retry_after: str | None = None,
    should_retry: bool | None = None,
    code: str | None = None,
    status: int | None = None,
    message: str = "Something is the matter.",
) -> Fault:
    """Return the fault of an error answer."""
    headers: dict[str, str] = {}
    if retry_after is not None:
        headers["retry-after"] = retry_after
    if should_retry is not None:
        headers["x-should-retry"] = str(should_retry).lower()
    return Fault(kind="error", error=ApiError(type, message, headers, code), status=status)


LIMITED = error("rate_limit_error", retry_after="1")
LIMITED_FOR_AN_HOUR = error("rate_limit_error", retry_after="3600")
OVERLOADED = error("overloaded_error")
BROKEN = error("api_error")
NO_CREDIT = error("billing_error")
FORBIDDEN = error("permission_error")
NO_SUCH_MODEL = error("not_found_error")
ECHO = Fault(kind="echo", error=ApiError("invalid_request_error", ""))
NONSENSE = Fault(
    kind="nonsense", status=500, detail='{"error": {"type": 5, "message": {"of": "KEY"}}}'
)
MALFORMED = Fault(kind="malformed")
HTML = Fault(kind="html")
RESET = Fault(kind="reset")
SILENCE = Fault(kind="silence")
BODY_CUT = Fault(kind="body_cut")
STREAM_ERROR = Fault(kind="stream_error", error=ApiError("overloaded_error", "Overloaded"))
STREAM_ERROR_AT_ONCE = Fault(
    kind="stream_error_at_once", error=ApiError("overloaded_error", "Overloaded")
)
STREAM_CUT = Fault(kind="stream_cut")
STREAM_ENDS_EARLY = Fault(kind="stream_ends_early")
STREAM_STALLS = Fault(kind="stream_stalls")
STREAM_MALFORMED = Fault(kind="stream_malformed")
STREAM_ODD = Fault(kind="stream_odd", detail="no bill")
TRUNCATED = Fault(kind="truncated")
REFUSAL = Fault(kind="refusal", detail="cyber")
PAUSED = Fault(kind="stop", detail="pause_turn")
UNKNOWN_STOP = Fault(kind="stop", detail="of_its_own")
WORDLESS = Fault(kind="wordless")
WINDOW_FULL = Fault(kind="stop", detail="model_context_window_exceeded")


@dataclass
class _Rule:
    wanted: Callable[[Body], bool]
    fault: Fault
    left: int | None


@dataclass
class Faults:
    """Faults to come."""

    _rules: list[_Rule] = field(default_factory=list[_Rule])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self, *faults: Fault) -> None:
        """Let the next questions fail, one each, in this order."""
        with self._lock:
            self._rules += [_Rule(_any, fault, 1) for fault in faults]

    def when(
        self, wanted: Callable[[Body], bool], fault: Fault, *, times: int | None = None
    ) -> None:
        """Let the questions that are wanted fail; `None` for ever."""
        with self._lock:
            self._rules.append(_Rule(wanted, fault, times))

    def take(self, body: Body) -> Fault | None:
        """Return what goes wrong with this question."""
        with self._lock:
            for rule in self._rules:
                if rule.wanted(body):
                    if rule.left is not None:
                        rule.left -= 1
                    if rule.left == 0:
                        self._rules.remove(rule)
                    return rule.fault
        return None


def _any(body: Body) -> bool:
    return True
