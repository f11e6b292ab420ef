"""Speed as measured: medians against thresholds, bytes against the budget, and what moved."""

from typing import Any

import pytest

from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.artifacts import ConsoleMessage, Request, Shift
from domain.grading.performance import grade_performance
from domain.grading.performance.measured import INSTRUMENTS, LIGHTHOUSE_AUDITS
from domain.grading.performance.measured.causes import PERFORMANCE_RULES
from domain.grading.performance.measured.layout_shifts import worst_window
from domain.grading.performance.measured.vitals import VITALS
from domain.lighthouse import LighthouseRun, Metrics
from tests.domain.grading import gathered_pages as g

FIELDS = {
    "largest-contentful-paint": "lcp_ms",
    "cumulative-layout-shift": "cls",
    "total-blocking-time": "tbt_ms",
    "first-contentful-paint": "fcp_ms",
    "speed-index": "speed_index_ms",
}


def runs(**values: tuple[float | None, ...]) -> tuple[LighthouseRun, ...]:
    """Return one run for each value of the one metric given."""
    ((name, found),) = values.items()
    return tuple(g.run(metrics=Metrics.model_validate({name: value})) for value in found)


def scored(*scores: float) -> tuple[LighthouseRun, ...]:
    return tuple(g.run(scores={"performance": score}) for score in scores)


def shift(value: float, at_ms: float) -> Shift:
    return Shift(value=value, at_ms=at_ms, places=(g.place("#roof", "<img id=roof>"),))


def test_a_clean_page_gets_nothing_from_any_instrument() -> None:
    assert g.told("performance", INSTRUMENTS.audits, g.view(g.measured())) == []


def test_every_measure_has_a_field() -> None:
    assert {vital.rule for vital in VITALS} == set(FIELDS)


@pytest.mark.parametrize("vital", VITALS, ids=lambda vital: vital.rule)
def test_the_median_and_not_the_worst_run_is_held_against_the_threshold(vital: Any) -> None:
    good, bad = vital.good, vital.good * 1.1
    audits = tuple(row for row in LIGHTHOUSE_AUDITS if row.rule == vital.rule)
    name = FIELDS[vital.rule]

    def found(*values: float | None) -> list[str]:
        site = g.view(g.measured(runs=runs(**{name: values})))
        return [one.severity for one in g.told("performance", audits, site)]

    usual = "moderate" if vital.is_core else "minor"
    assert found(good, good, vital.poor * 2) == []
    assert found(good, bad, bad) == [usual]
    assert found(None, bad, bad) == [usual]
    assert found(*[vital.poor * 1.1] * 3) == ["serious" if vital.is_core else usual]


def test_a_measure_nobody_has_neither_passes_nor_fails() -> None:
    grade = grade_performance(g.view(g.measured(runs=runs(lcp_ms=(None,) * 3))), target=0.9)
    assert "performance/largest-contentful-paint" not in {check.rule for check in grade.checks}


def test_the_evidence_names_median_least_and_most() -> None:
    site = g.view(g.measured(runs=runs(lcp_ms=(3400, 2900, 3100))))
    (found,) = g.told("performance", LIGHTHOUSE_AUDITS, site)
    assert found.evidence == "LCP is 3100 ms (median of 3, 2900 to 3400), more than 2500 ms"


def test_the_briefs_own_budget_for_lcp_comes_first() -> None:
    strict = TechnicalRequirements(lcp_ms=800)
    site = g.view(g.measured(), budgets=strict)
    (found,) = g.told("performance", LIGHTHOUSE_AUDITS, site)
    assert found.evidence == "LCP is 900 ms (median of 3, 900 to 900), more than 800 ms"


@pytest.mark.parametrize(
    ("scores", "severity"),
    [
        ((0.9, 0.9, 0.2), None),
        ((0.89, 0.95, 0.88), "moderate"),
        ((0.79, 0.79, 0.9), "serious"),
        ((0.49, 0.3, 0.9), "critical"),
    ],
)
def test_our_letter_is_no_better_than_lighthouses_colour(
    scores: tuple[float, ...], severity: str | None
) -> None:
    audits = tuple(row for row in LIGHTHOUSE_AUDITS if row.rule == "lighthouse-performance")
    found = g.told("performance", audits, g.view(g.measured(runs=scored(*scores))))
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_the_score_tells_its_runs() -> None:
    audits = tuple(row for row in LIGHTHOUSE_AUDITS if row.rule == "lighthouse-performance")
    (found,) = g.told("performance", audits, g.view(g.measured(runs=scored(0.7, 0.86, 0.84))))
    assert found.evidence == "Lighthouse gives 0.84 (median of 3, 0.70 to 0.86), less than 0.9"


@pytest.mark.parametrize("rule", [n for n, row in PERFORMANCE_RULES.items() if row.is_told])
def test_causes_are_told_only_of_a_slow_page(rule: str) -> None:
    def found(score: float) -> list[str]:
        one = g.lost(rule, "performance", weight=0)
        one = one.model_copy(update={"scores": {"performance": score}})
        audits = tuple(row for row in LIGHTHOUSE_AUDITS if row.rule == f"lighthouse-{rule}")
        return [f.severity for f in g.told("performance", audits, g.view(g.measured(runs=(one,) * 3)))]  # fmt: skip

    assert found(0.95) == []
    assert found(0.6) == ["minor"]


def test_what_moved_is_named_when_the_moves_add_up() -> None:
    audits = tuple(row for row in INSTRUMENTS.audits if row.rule == "layout-shifts")
    still = g.artifacts(layout_shifts=(shift(0.06, 100), shift(0.06, 3000)))
    assert g.told("performance", audits, g.view(g.measured(still))) == []
    moving = g.artifacts(layout_shifts=(shift(0.06, 100), shift(0.06, 900)))
    (found,) = g.told("performance", audits, g.view(g.measured(moving)))
    assert found.evidence == "content moved by 0.12, more than 0.1: <img id=roof>"
    assert (found.selector, found.line, found.severity) == ("#roof", 5, "moderate")


def test_a_window_of_moves_lasts_five_seconds_at_most() -> None:
    moves = [shift(0.01, at) for at in range(0, 12_000, 900)]
    assert len(worst_window(moves)) == 6
    assert worst_window(()) == ()


def test_bytes_on_the_wire_keep_to_the_budget() -> None:
    audits = tuple(row for row in INSTRUMENTS.audits if row.rule == "transferred-bytes")
    heavy = g.artifacts(loading=g.loading(bytes_by_kind={"font": 900_000, "image": 100_000}))
    site = g.view(g.measured(heavy), budgets=TechnicalRequirements(page_kb=900))
    (found,) = g.told("performance", audits, site)
    assert found.evidence == "1000 kB came over the wire, more than 900: font 900 kB, image 100 kB"
    assert found.owner == "typography"
    assert g.told("performance", audits, g.view(g.measured(heavy))) == []


def test_requests_fail_only_on_the_sites_own_host() -> None:
    audits = tuple(row for row in INSTRUMENTS.audits if row.rule == "failed-requests")
    asked = (
        Request(url=f"{g.ORIGIN}/gone.jpg", kind="image", status=404),
        Request(url=f"{g.ORIGIN}/gone.jpg", kind="image", status=404),
        Request(url=f"{g.ORIGIN}/favicon.ico", kind="other", status=404),
        Request(url=f"{g.ORIGIN}/film.mp4", kind="media", failure="net::ERR_ABORTED"),
        Request(url="https://maps.example/x.png", kind="image", failure="net::ERR_FAILED"),
    )
    site = g.view(g.measured(g.artifacts(loading=g.loading(requests=asked))))
    (found,) = g.told("performance", audits, site)
    assert found.evidence == "image /gone.jpg: 404"
    said = [n.reason for n in grade_performance(site, target=0.9).not_checked]
    assert "whether maps.example answers; other hosts were not asked" in said


def test_a_script_that_runs_long_at_once_is_told_with_its_longest_time() -> None:
    audits = tuple(row for row in INSTRUMENTS.audits if row.rule == "long-tasks")

    def found(*told: tuple[str, str]) -> list[tuple[str, str]]:
        console = tuple(
            ConsoleMessage(level="info", source=source, text=text, url=f"{g.ORIGIN}/_headers")
            for source, text in told
        )
        site = g.view(g.measured(g.artifacts(loading=g.loading(console=console))))
        return [(one.evidence, one.selector) for one in g.told("performance", audits, site)]

    assert found(("long-task", "251 ms"), ("long-task", "700 ms")) == [
        ("_headers ran for 700 ms at once, more than 250", "_headers")
    ]
    assert found(("long-task", "250 ms"), ("javascript", "900 ms")) == []


def test_long_work_is_not_judged_where_a_script_of_another_host_did_not_come() -> None:
    audits = tuple(row for row in INSTRUMENTS.audits if row.rule == "long-tasks")
    far = Request(url="https://cdn.example/x.js", kind="script", failure="net::ERR_FAILED")
    busy = ConsoleMessage(level="info", source="long-task", text="900 ms")
    page = g.artifacts(loading=g.loading(requests=(far,), console=(busy,)))
    assert g.told("performance", audits, g.view(g.measured(page))) == []


def test_own_addresses_that_only_redirect_are_told_once() -> None:
    audits = tuple(row for row in INSTRUMENTS.audits if row.rule == "redirected-requests")
    asked = (
        Request(url=f"{g.ORIGIN}/map", kind="document", status=308),
        Request(url=f"{g.ORIGIN}/map", kind="document", status=308),
        Request(url=f"{g.ORIGIN}/map/", kind="document", status=200),
        Request(url=f"{g.ORIGIN}/a.css", kind="stylesheet", status=304),
        Request(url="https://maps.example/x", kind="image", status=301),
    )
    site = g.view(g.measured(g.artifacts(loading=g.loading(requests=asked))))
    (found,) = g.told("performance", audits, site)
    assert found.evidence == "document /map: 308"


def test_with_three_runs_a_grade_is_whole_and_with_two_it_is_not() -> None:
    whole = grade_performance(g.view(g.measured()), target=0.9)
    assert (whole.status, whole.gate) == ("scored", "pass")
    subjects = {one.subject for one in whole.not_checked}
    assert "performance/largest-contentful-paint" not in subjects
    assert "performance/interaction-to-next-paint" in subjects
    some = grade_performance(g.view(g.measured(runs=(g.run(),) * 2)), target=0.9)
    assert some.status == "partial"
    reasons = {one.subject: one.reason for one in some.not_checked}
    assert reasons["performance/lighthouse"] == "only 2 of at least 3 runs were made (/)"
    engines = {one.name: (one.ran, one.version) for one in some.engines}
    assert engines["lighthouse"] == (True, "13.5.0")
