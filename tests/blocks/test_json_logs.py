import contextvars
import json
import logging
import sys

from opentelemetry import trace

from blocks.json_logs import JsonFormatter, name_run


def line(message: str, *words: object, **more: object) -> dict[str, object]:
    record = logging.LogRecord("atelier.x", logging.INFO, "x.py", 1, message, words, None)
    vars(record).update(more)
    said: dict[str, object] = json.loads(JsonFormatter().format(record))
    return said


def test_a_line_says_what_happened_and_when() -> None:
    said = line("Released %s.", "rye\n& co", flow_run_id="7")
    assert said.pop("time").__class__ is str
    assert said == {
        "level": "INFO",
        "logger": "atelier.x",
        "message": "Released rye\n& co.",
        "flow_run_id": "7",
    }


def test_lines_of_a_run_name_its_tenant_and_project_and_others_do_not() -> None:
    def run() -> dict[str, object]:
        name_run(tenant="rye", project="oat")
        return line("at work")

    inside = contextvars.copy_context().run(run)
    assert (inside["tenant"], inside["project"]) == ("rye", "oat")
    assert "tenant" not in line("idle")


def test_an_error_stays_on_one_line() -> None:
    try:
        raise ValueError("bad\nwords")
    except ValueError:
        said = line("It broke.", exc_info=sys.exc_info())
    assert "ValueError: bad\nwords" in str(said["error"])


def test_a_line_names_the_span_it_was_written_in() -> None:
    context = trace.SpanContext(0xA1, 0xB2, is_remote=False)
    with trace.use_span(trace.NonRecordingSpan(context)):
        said = line("traced")
    assert said["trace_id"] == "000000000000000000000000000000a1"
    assert said["span_id"] == "00000000000000b2"
