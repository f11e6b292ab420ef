"""Traces of runs, tasks, model calls and statements, for whoever collects them by OpenTelemetry.

Prefect makes a span of every flow and task run by itself. What is added here: where they are sent,
and spans for what happens inside a task.
"""

import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from opentelemetry import trace
from opentelemetry.trace import Span, SpanKind, StatusCode

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from sqlalchemy import Connection, Engine
    from sqlalchemy.engine import ExceptionContext

_SERVICE = "atelier"
_WHERE = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_LONGEST_FLUSH_MS = 5000
_SPANS = "atelier_spans"
_log = logging.getLogger("atelier.telemetry")
_sending: list["TracerProvider"] = []


def is_wanted() -> bool:
    """Whether the environment says where traces go, as OpenTelemetry's own variables do."""
    is_off = os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true"
    return not is_off and any(os.environ.get(name) for name in _WHERE)


def send_traces() -> bool:
    """Send the traces of this process from now on; return whether they are sent.

    Does nothing when the environment names no collector. `OTEL_SERVICE_NAME` and the like are
    heard, as the SDK reads them.
    """
    if _sending or not is_wanted():
        return bool(_sending)
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import OTELResourceDetector, Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError:
        _log.warning("Traces are not sent. Install them with `pip install 'atelier[telemetry]'`.")
        return False
    named = OTELResourceDetector().detect()
    provider = TracerProvider(resource=Resource.create({"service.name": _SERVICE}).merge(named))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    _sending.append(provider)
    return True


def flush_traces() -> None:
    """Send what is not sent yet; for processes that end without saying so, as copies do."""
    for provider in _sending:
        provider.force_flush(_LONGEST_FLUSH_MS)


def trace_statements(engine: "Engine") -> None:
    """Make a span of every statement of an engine, without its values, when traces are sent."""
    if not send_traces():
        return
    from sqlalchemy import event

    event.listen(engine, "before_cursor_execute", _statement_begins)
    event.listen(engine, "after_cursor_execute", _statement_ends)
    event.listen(engine, "handle_error", _statement_fails)


def _statement_begins(
    connection: "Connection", _cursor: object, statement: str, _parameters: object, *_: object
) -> None:
    verb = statement.lstrip().partition(" ")[0].upper()
    begun = trace.get_tracer(_SERVICE).start_span(
        f"database {verb}",
        kind=SpanKind.CLIENT,
        attributes={
            "db.system.name": "postgresql",
            "db.operation.name": verb,
            "db.query.text": statement,
        },
    )
    connection.info.setdefault(_SPANS, []).append(begun)


def _statement_ends(connection: "Connection", *_: object) -> None:
    connection.info[_SPANS].pop().end()


def _statement_fails(failure: "ExceptionContext") -> None:
    spans: list[Span] = failure.connection.info.get(_SPANS, []) if failure.connection else []
    if spans:
        # Only the kind: what a database says of an error quotes the row.
        spans[-1].set_status(StatusCode.ERROR, type(failure.original_exception).__name__)
        spans.pop().end()


@contextmanager
def span(name: str, **attributes: str | float) -> Generator[Span]:
    """Make a span of what happens inside, as a client of something else.

    Args:
        name: What is done, the same for all of its kind.
        attributes: By name, `__` for a dot.
    """
    dotted = {key.replace("__", "."): value for key, value in attributes.items()}
    tracer = trace.get_tracer(_SERVICE)
    with tracer.start_as_current_span(
        name,
        kind=SpanKind.CLIENT,
        attributes=dotted,
        record_exception=False,  # its words may quote what was asked
        set_status_on_exception=False,
    ) as made:
        try:
            yield made
        except BaseException as problem:
            made.set_status(StatusCode.ERROR, type(problem).__name__)
            raise


def current_ids() -> tuple[str, str]:
    """Return the ids of the trace and span this is part of, in hex; empty outside of any."""
    context = trace.get_current_span().get_span_context()
    if not context.is_valid:
        return "", ""
    return trace.format_trace_id(context.trace_id), trace.format_span_id(context.span_id)


def set_numbers(made: Span, **numbers: float) -> None:
    """Add what came of it, by name, `__` for a dot."""
    for name, value in numbers.items():
        made.set_attribute(name.replace("__", "."), value)
