"""Every deployment names a flow there is, with parameters it takes, in a queue there is."""

import importlib
import inspect
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from prefect import Flow
from prefect.utilities.callables import parameter_schema

from deployments.fast_worker import FAST
from deployments.throughput.fit import websites
from deployments.work_pool import LIMIT, POOL, QUEUES
from flows.housekeeping import OURS

ROOT = Path(__file__).parents[2]
SAID = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
DEPLOYMENTS = {str(one["name"]): one for one in cast("list[dict[str, Any]]", SAID["deployments"])}
FILLED_IN = {"string", "number", "integer", "boolean", "array", "null"}
WITHIN_ANOTHER = {"try-arm"}
"""Flows that only another flow starts."""


def _flow(said: dict[str, Any]) -> "Flow[..., Any]":
    module, _, function = str(said["entrypoint"]).rpartition(".")
    flow: object = getattr(importlib.import_module(module), function)
    assert isinstance(flow, Flow)
    return cast("Flow[..., Any]", flow)


def _all_flows() -> "dict[str, Flow[..., Any]]":
    modules = [path.stem for path in (ROOT / "flows").glob("[a-z]*.py")]
    members = [inspect.getmembers(importlib.import_module(f"flows.{name}")) for name in modules]
    return {one.name: one for each in members for _, one in each if isinstance(one, Flow)}


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_deployment_names_its_flow_and_what_it_takes(name: str) -> None:
    said = DEPLOYMENTS[name]
    flow = _flow(said)
    assert set(said.get("parameters", {})) <= set(flow.parameters.properties)
    assert said["description"].endswith(".")
    pool = said["work_pool"]
    if pool["name"] == FAST:
        assert flow.name in websites()
    else:
        assert pool["name"] == POOL
        assert pool["work_queue_name"] in {queue.name for queue in QUEUES}
    assert said["tags"][0] == "atelier"


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_schedule_that_is_on_has_all_its_flow_needs(name: str) -> None:
    said = DEPLOYMENTS[name]
    for schedule in cast("list[dict[str, Any]]", said.get("schedules", [])):
        given = {**said.get("parameters", {}), **schedule.get("parameters", {})}
        assert schedule["slug"]
        if schedule.get("active", True):
            assert set(_flow(said).parameters.required) <= set(given)


def test_every_flow_can_be_started_from_the_dashboard() -> None:
    deployed = {_flow(said).name for said in DEPLOYMENTS.values()}
    assert deployed == set(_all_flows()) - WITHIN_ANOTHER


def test_housekeeping_knows_every_flow() -> None:
    assert set(OURS) == set(_all_flows())


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_every_field_of_a_form_has_a_title_and_says_what_it_is(name: str) -> None:
    flow = _flow(DEPLOYMENTS[name])
    for parameter, field in parameter_schema(flow).properties.items():
        assert field["title"] != parameter, parameter
        assert field["title"][0].isupper(), parameter
        assert field["description"].endswith("."), parameter


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_no_field_of_a_form_is_one_a_person_cannot_fill_in(name: str) -> None:
    for parameter, field in parameter_schema(_flow(DEPLOYMENTS[name])).properties.items():
        kinds = cast("list[dict[str, Any]]", field.get("anyOf", [field]))
        assert {kind["type"] for kind in kinds} <= FILLED_IN, parameter
        # The form calls a tab by its type in Python unless it has a title of its own.
        assert all("title" in kind for kind in kinds), parameter


@pytest.mark.parametrize("queue", QUEUES, ids=lambda queue: queue.name)
def test_no_queue_is_starved_by_all_others_together(queue: object) -> None:
    others = sum(one.limit for one in QUEUES if one is not queue)
    assert LIMIT - others >= 1


def test_queues_are_served_in_the_order_of_their_names() -> None:
    assert [queue.name for queue in sorted(QUEUES, key=lambda one: one.priority)] == [
        "P0",
        "P1",
        "P2",
    ]
