"""Figures that move too far are told; few runs, or no baseline, pass nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.drift import COST, LEAST_RUNS, SUBJECTS, Distribution, compare, is_enough
from domain.gates import Check, GateReport, Verdict


def spread_of(
    subject: str, *, mean: float = 0.9, count: int = LEAST_RUNS, **more: float
) -> Distribution:
    figures = {"spread": 0.02, "p10": mean, "p50": mean, "p90": mean, **more}
    return Distribution.model_validate(
        {"subject": subject, "count": count, "mean": mean, **figures}
    )


USUAL = [spread_of(one, mean=0.2 if one == COST else 0.9) for one in SUBJECTS]


def moved(subject: str, **figures: float) -> dict[str, Check]:
    now = [one.model_copy(update=figures) if one.subject == subject else one for one in USUAL]
    return {one.name: one for one in compare(now, USUAL) if not one.passed}


def test_what_stays_as_it_was_passes() -> None:
    checks = compare(USUAL, USUAL)
    assert len(checks) == 5 * 4 + 3
    assert all(one.passed for one in checks)


@pytest.mark.parametrize(
    ("subject", "figures", "named", "expected", "severity"),
    [
        ("seo", {"mean": 0.869}, "seo-mean", "at least 0.8700", "critical"),
        ("seo", {"p10": 0.81}, "seo-p10", "at least 0.8200", "critical"),
        ("seo", {"p50": 0.86}, "seo-p50", "at least 0.8700", "warning"),
        ("seo", {"spread": 0.08}, "seo-spread", "at most 0.0700", "warning"),
        (COST, {"mean": 0.32}, "cost-mean", "at most 0.3100", "critical"),
        (COST, {"p90": 0.42}, "cost-p90", "at most 0.4100", "warning"),
        (COST, {"spread": 0.06}, "cost-spread", "at most 0.0500", "warning"),
    ],
)
def test_a_figure_that_moved_too_far_is_told_with_its_bound(
    subject: str, figures: dict[str, float], named: str, expected: str, severity: str
) -> None:
    found = moved(subject, **figures)
    assert list(found) == [named]
    assert (found[named].passed, found[named].expected) == (False, expected)
    assert found[named].severity == severity
    assert found[named].measured == next(iter(figures.values()))


def test_better_scores_and_lower_costs_are_no_drift() -> None:
    assert moved("seo", mean=1, p10=1, p50=1, spread=0) == {}
    assert moved(COST, mean=0, p90=0, spread=0) == {}


def test_nothing_passes_without_a_baseline() -> None:
    checks = compare(USUAL, None)
    assert {one.passed for one in checks} == {None}
    assert {one.expected for one in checks} == {"a baseline to compare with"}
    assert GateReport(gate="drift", engine="sql", checks=checks).verdict is Verdict.WARN


def test_few_runs_say_nothing() -> None:
    now = [one.model_copy(update={"count": LEAST_RUNS - 1, "mean": 0.0}) for one in USUAL]
    checks = compare(now, USUAL)
    assert {one.passed for one in checks} == {None}
    assert {one.expected for one in checks} == {"at least 5 runs to say anything, not 4"}
    assert not is_enough(now)
    assert is_enough(USUAL)


def test_a_subject_nobody_measured_is_named_all_the_same() -> None:
    names = {one.name for one in compare([], USUAL)}
    assert {f"{one}-mean" for one in SUBJECTS} <= names


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_mean_fails_exactly_below_its_bound(was: float, now: float) -> None:
    (check, *_) = compare(
        [spread_of("performance", mean=now)], [spread_of("performance", mean=was)]
    )
    assert check.name == "performance-mean"
    assert check.passed == (now >= was - 0.03)
