"""Logs a machine reads: one JSON object a line, with tenant, project and run."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from blocks.telemetry import current_ids

OF_RUN: ContextVar[dict[str, str]] = ContextVar("of_run", default={})  # noqa: B039 # never changed in place
"""What every line says of the run it belongs to: tenant, project and the ledger's id of the run."""

_OF_PREFECT = ("flow_run_id", "flow_run_name", "flow_name", "task_run_id", "task_run_name")


def name_run(**names: str) -> None:
    """Have the lines of this run say so from now on.

    Args:
        names: Such as `tenant` and `project`.
    """
    OF_RUN.set({**OF_RUN.get(), **names})


class JsonFormatter(logging.Formatter):
    """One line for each record, whatever is in its message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as JSON: time in UTC, level, logger, message, and what it belongs to."""
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **OF_RUN.get(),
        }
        for name in _OF_PREFECT:
            if value := getattr(record, name, None):
                said[name] = str(value)
        trace_id, span_id = current_ids()
        if trace_id:
            said |= {"trace_id": trace_id, "span_id": span_id}
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)
