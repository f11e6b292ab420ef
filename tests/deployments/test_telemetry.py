"""Traces and JSON logs of whole builds, as an operator's collector sees them."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from blocks.telemetry import is_wanted
from deployments.local_server import LocalServer
from tests.deployments.person import BRIEF, Person
from tests.messages_api.server import messages_api
from tests.otlp_collector import Collector, Seen, otlp_collector

pytestmark = pytest.mark.long

KEY = "sk-ant-test"


@dataclass(frozen=True)
class Traced:
    """A build that was traced, and what it logged."""

    collector: Collector
    log: str

    def named(self, begin: str) -> list[Seen]:
        return [one for one in self.collector.spans if one.name.startswith(begin)]

    def above(self, span: Seen) -> list[str]:
        """Return the names of the spans this one is inside of, the nearest first."""
        by_id = {one.id: one for one in self.collector.spans}
        names: list[str] = []
        while span.parent in by_id:
            span = by_id[span.parent]
            names.append(span.name)
        return names


@pytest.fixture(scope="module")
def traced(tmp_path_factory: pytest.TempPathFactory, served_home: Path) -> Traced:
    """A build in which a model writes, with a database of its own."""
    folder = tmp_path_factory.mktemp("traced")
    with otlp_collector() as collector, messages_api() as api:
        settings = {
            "PREFECT_API_URL": LocalServer(served_home).ensure(),
            "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url,
            "ANTHROPIC_API_KEY": KEY,
            "ANTHROPIC_BASE_URL": api.url,
            "ATELIER_LOG_FORMAT": "json",
        }
        person = Person(folder=folder, home=folder / "home", settings=settings)
        assert person.atelier("db", "init").returncode == 0
        try:
            done = person.atelier("build", person.write("b.md", BRIEF), "--engine", "claude")
        finally:
            person.atelier("db", "stop")
        assert done.returncode in (0, 3), done.stderr
        return Traced(collector, done.stderr)


def test_one_trace_goes_from_the_flow_to_its_tasks_models_and_statements(traced: Traced) -> None:
    (flow,) = traced.named("build b.md for local")
    assert flow.service == "atelier"
    chat = traced.named("chat")[0]
    assert chat.trace == flow.trace
    assert len(traced.above(chat)) >= 2
    assert traced.above(chat)[-1] == flow.name
    assert {one.trace for one in traced.named("database INSERT")} >= {flow.trace}
    assert any(flow.name in traced.above(one) for one in traced.named("database"))


def test_what_a_model_was_asked_for_costs_is_in_its_span(traced: Traced) -> None:
    said = [one.said for one in traced.named("chat") if not one.is_failed]
    assert {one["gen_ai.provider.name"] for one in said} == {'string_value: "claude"'}
    assert all("gen_ai.usage.output_tokens" in one and "atelier.cost_usd" in one for one in said)


def test_no_key_value_or_contact_of_the_client_is_in_a_trace(traced: Traced) -> None:
    sent = b"".join(traced.collector.bodies)
    assert len(sent) > 1000
    for secret in (KEY, "01943 496 0000", "sourdough"):
        assert secret.encode() not in sent


def test_every_line_of_the_log_is_json_and_a_runs_lines_name_their_tenant(traced: Traced) -> None:
    lines = [json.loads(line) for line in traced.log.splitlines() if line.startswith("{")]
    released = next(one for one in lines if one["message"].startswith("Released "))
    assert (released["tenant"], released["project"]) == ("local", "rye-co")
    assert released["trace_id"] == traced.named("build b.md")[0].trace
    assert released["flow_run_name"] == "build b.md for local"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:4318/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_SDK_DISABLED": "true"}, False),
    ],
)
def test_traces_are_sent_when_the_environment_says_where(
    settings: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert is_wanted() is expected
