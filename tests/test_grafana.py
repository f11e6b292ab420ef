"""The dashboard for Grafana asks for series and labels the API really tells, and for nothing else."""

import json
import re
from pathlib import Path
from typing import Any, cast

import pytest
from prometheus_client.parser import text_string_to_metric_families

from deployments.http_api.metrics import Metrics
from domain.figures import AgentFigures, Figures, GradeFigures, ModelFigures, exposition

ROOT = Path(__file__).parents[1]
BOARD = json.loads((ROOT / "docs" / "grafana.json").read_text(encoding="utf-8"))
PANELS = [
    pytest.param(panel, id=panel["title"]) for panel in BOARD["panels"] if panel.get("targets")
]
FIGURES = Figures(
    runs={"completed": 1},
    agents={"faq": AgentFigures(worked=1)},
    grades={"seo": GradeFigures(graded=1, passed=1, score_sum=0.9)},
    models={"haiku": ModelFigures(calls=1, cost_usd=0.1, input_tokens=9)},
)
OURS = re.compile(r"\b(atelier_\w+)(?:\{([^}]*)\})?")
SAID = re.compile(r"by \(([^)]*)\)|\{\{(\w+)\}\}")


def _told() -> dict[str, set[str]]:
    """Return the labels of every series `/metrics` shows once there is something to show."""
    metrics = Metrics()
    metrics.count("GET", "/v1/runs", 200, 0.01)
    text = metrics.text().decode() + exposition(FIGURES)
    return {
        sample.name: set(sample.labels)
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_asks_for_a_series_that_is_told_by_labels_it_has(panel: dict[str, Any]) -> None:
    told = _told()
    for target in cast("list[dict[str, str]]", panel["targets"]):
        asked = OURS.findall(target["expr"])
        assert asked
        for series, labels in asked:
            assert series in told
            assert set(re.findall(r"(\w+)=~?", labels)) <= told[series]
            words = SAID.findall(f"{target['expr']} {target['legendFormat']}")
            named = {name for by, legend in words for name in (*by.split(", "), legend) if name}
            assert named <= told[series]


def test_every_panel_asks_the_source_that_is_chosen_above() -> None:
    (source,) = (one for one in BOARD["templating"]["list"] if one["type"] == "datasource")
    for panel in (one for one in BOARD["panels"] if one.get("targets")):
        assert panel["datasource"] == {"type": source["query"], "uid": f"${{{source['name']}}}"}
