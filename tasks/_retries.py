"""Who is told that a call is tried again; Prefect itself tells only how it ended."""

from collections.abc import Callable
from contextvars import ContextVar

ON_RETRY: ContextVar[Callable[[BaseException], None] | None] = ContextVar("on_retry", default=None)
"""Called with what went wrong, in the context of whoever started the call."""
