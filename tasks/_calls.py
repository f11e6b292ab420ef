"""Who is told how a call goes; Prefect itself tells only how it ended."""

from collections.abc import Callable
from contextvars import ContextVar

ON_START: ContextVar[Callable[[], None] | None] = ContextVar("on_start", default=None)
"""Called when the engine begins to answer, in the context of whoever started the call."""

ON_RETRY: ContextVar[Callable[[BaseException], None] | None] = ContextVar("on_retry", default=None)
"""Called with what went wrong before a call is tried again, in the same context."""
