from decimal import Decimal

import pytest

from domain.grading.grade import Grade
from domain.model.worth import RoundPrice, all_points, expected_point_usd, missing_points, points

FAILED = Grade(dimension="seo", score=0.8, status="scored", gate="fail")
PASSED = Grade(dimension="code", score=1.0, status="scored", gate="pass")
UNMEASURED = Grade(dimension="content", status="not_run", gate="fail")


def first(cost: float, calls: int = 10) -> RoundPrice:
    return RoundPrice(number=0, cost_usd=cost, seconds=1, points=400, calls=calls)


def test_a_grade_point_is_a_hundredth_of_a_dimension() -> None:
    better = FAILED.model_copy(update={"score": 0.86})
    assert points((FAILED, PASSED), (better, PASSED)) == pytest.approx(6)
    assert all_points((FAILED, PASSED, UNMEASURED)) == pytest.approx(180)


def test_what_failing_dimensions_lack_is_missing_and_nothing_else() -> None:
    assert missing_points((FAILED, PASSED), target=0.9) == pytest.approx(10)
    assert missing_points((UNMEASURED,), target=0.9) == pytest.approx(90)


def test_a_dimension_that_fails_by_a_violation_alone_lacks_a_point() -> None:
    violated = PASSED.model_copy(update={"gate": "fail"})
    assert missing_points((violated,), target=0.9) == 1


def test_before_any_refinement_a_point_is_expected_to_cost_what_calls_cost() -> None:
    assert expected_point_usd([first(1.0)], missing=5, sent=2) == Decimal("0.04")


def test_after_a_round_the_next_is_expected_to_cost_and_win_the_same() -> None:
    refined = RoundPrice(number=1, cost_usd=0.3, seconds=9, points=6, calls=3)
    assert expected_point_usd([first(1.0), refined], missing=9, sent=2) == Decimal("0.05")
    assert expected_point_usd([first(1.0), refined], missing=3, sent=2) == Decimal("0.1")


def test_a_round_that_won_nothing_makes_the_next_point_too_dear_for_any_limit() -> None:
    refined = RoundPrice(number=1, cost_usd=0.3, seconds=9, points=0, calls=3)
    assert expected_point_usd([first(1.0), refined], missing=9, sent=2) == Decimal("Infinity")


def test_where_nothing_was_paid_nothing_is_expected() -> None:
    assert expected_point_usd([first(0.0, calls=0)], missing=9, sent=2) is None
