"""Who is told how a call goes; Prefect itself tells only how it ended."""

from collections.abc import Callable
from contextvars import ContextVar

ON_RETRY: ContextVar[Callable[[BaseException], None] | None] = ContextVar("on_retry", default=None)
"""Called with what went wrong before a call is tried again, in the context of whoever started it."""
