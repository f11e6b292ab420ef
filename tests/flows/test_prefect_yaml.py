"""Every deployment names a flow there is, with parameters it takes."""

import importlib
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from prefect import Flow

SAID = yaml.safe_load((Path(__file__).parents[2] / "prefect.yaml").read_text(encoding="utf-8"))
DEPLOYMENTS = {str(one["name"]): one for one in cast("list[dict[str, Any]]", SAID["deployments"])}


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_deployment_names_its_flow_and_what_it_takes(name: str) -> None:
    said = DEPLOYMENTS[name]
    module, _, function = str(said["entrypoint"]).rpartition(".")
    flow: object = getattr(importlib.import_module(module), function)
    assert isinstance(flow, Flow)
    assert set(said.get("parameters", {})) <= set(flow.parameters.properties)
    assert said["description"].endswith(".")
    assert said["work_pool"]["name"] == "atelier"
