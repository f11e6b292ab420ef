import json
import re
from pathlib import Path

from domain.figures import (
    AgentFigures,
    Figures,
    GradeFigures,
    ModelFigures,
    added,
    cost_rows,
    exposition,
    quality_rows,
    run_rows,
)

RYE = Figures(
    runs={"completed": 3, "failed": 1},
    agents={"faq": AgentFigures(worked=2, kept=1)},
    grades={"seo": GradeFigures(graded=2, passed=1, score_sum=1.5)},
    models={"haiku": ModelFigures(calls=4, cost_usd=0.25, input_tokens=100, cached_tokens=40)},
    releases=3,
    accepted=2,
)
OAT = Figures(runs={"completed": 1, "running": 2}, agents={"faq": AgentFigures(failed=1)})


def test_several_clients_are_added_up() -> None:
    both = added([RYE, OAT])
    assert both.runs == {"completed": 4, "failed": 1, "running": 2}
    assert both.agents == {"faq": AgentFigures(worked=2, kept=1, failed=1)}
    assert both.grades["seo"].mean == 0.75
    assert (both.cost_usd, both.releases, both.accepted) == (0.25, 3, 2)
    assert added([]) == Figures()


def test_tables_have_a_row_for_each_client() -> None:
    told = {"rye": RYE, "oat": OAT}
    assert [(row["client"], row["completed"], row["under way"]) for row in run_rows(told)] == [
        ("rye", 3, 0),
        ("oat", 1, 2),
    ]
    (cost,) = cost_rows(told)
    assert (cost["from the cache"], cost["US dollars"]) == ("40%", "0.2500")
    (quality,) = quality_rows(told)
    assert (quality["passed"], quality["mean score"]) == ("50%", "0.750")


def test_prometheus_reads_every_number_and_no_client() -> None:
    told = exposition(added([RYE, OAT]))
    assert 'atelier_runs{state="completed"} 4' in told
    assert 'atelier_agent_calls{agent="faq",how="kept"} 1' in told
    assert 'atelier_grade_mean{dimension="seo"} 0.75' in told
    assert 'atelier_model_cost_usd{model="haiku"} 0.25' in told
    assert 'atelier_model_tokens{model="haiku",kind="cached"} 40' in told
    assert "rye" not in told


def test_a_large_number_is_told_whole() -> None:
    many = Figures(
        models={"haiku": ModelFigures(calls=1, cost_usd=1234.5678, input_tokens=12345678)}
    )
    told = exposition(many)
    assert 'atelier_model_tokens{model="haiku",kind="input"} 12345678' in told
    assert 'atelier_model_cost_usd{model="haiku"} 1234.5678' in told


def test_a_name_with_quotes_does_not_end_its_label() -> None:
    odd = Figures(models={'a"b\\c\n': ModelFigures(calls=1)})
    assert r'atelier_model_calls{model="a\"b\\c\n"} 1' in exposition(odd)


def test_the_dashboard_for_grafana_asks_for_nothing_that_is_not_told() -> None:
    file = Path(__file__).parents[2] / "docs" / "grafana.json"
    asked = set(re.findall(r"\batelier_[a-z_]+", file.read_text(encoding="utf-8")))
    told = set(re.findall(r"^# TYPE (\S+)", exposition(RYE), re.MULTILINE))
    http = {"atelier_http_requests_total", "atelier_http_request_seconds_bucket"}
    assert asked - http <= told
    assert told <= asked


def test_the_dashboard_for_grafana_has_three_parts_and_no_panel_lies_on_another() -> None:
    file = Path(__file__).parents[2] / "docs" / "grafana.json"
    board = json.loads(file.read_text(encoding="utf-8"))
    rows = [panel["title"] for panel in board["panels"] if panel["type"] == "row"]
    assert rows == ["Operations", "Cost", "Quality"]
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        at = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        }
        assert at["x"] + at["w"] <= 24
        assert not cells & taken
        taken |= cells
