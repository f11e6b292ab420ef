"""What better grades cost: money and minutes for each grade point that was accepted.

A grade point is a hundredth of one dimension's score.
"""

from collections.abc import Sequence
from decimal import Decimal

from pydantic import Field

from domain.grading.grade import Grades
from domain.value import Value


class RoundPrice(Value):
    """What one round cost, and the points it won."""

    number: int = Field(ge=0)
    cost_usd: float = Field(ge=0)
    """US dollars paid for models."""
    seconds: float = Field(ge=0)
    points: float
    """Grade points won; 0 when nothing was accepted."""
    calls: int = Field(default=0, ge=0)
    """Pieces of agents' work that a model was paid for."""


def points(before: Grades, after: Grades) -> float:
    """Return the grade points by which one version's grades are above another's."""
    return _points(after) - _points(before)


def all_points(grades: Grades) -> float:
    """Return the grade points of a version: 500 are a full mark in every dimension."""
    return _points(grades)


def expected_point_usd(
    rounds: Sequence[RoundPrice], *, missing: float, sent: int
) -> Decimal | None:
    """Return what the next grade point will cost, judging by the rounds so far.

    Another round is expected to cost what the last round of refinement cost, and to win what it won;
    before there was one, what so many pieces of work cost in the first version, and all that is missing.

    Args:
        rounds: What every round cost, round 0 first.
        missing: Grade points the failing dimensions lack up to the target.
        sent: Agents that would be sent back.

    Returns:
        US dollars; None when nothing was paid so far, so that nothing can be expected.
    """
    refined = [one for one in rounds if one.number]
    if refined:
        cost, gain = refined[-1].cost_usd, min(refined[-1].points, missing)
    else:
        calls = sum(one.calls for one in rounds)
        cost = sum(one.cost_usd for one in rounds) / calls * sent if calls else 0.0
        gain = missing
    if cost == 0:
        return None
    return Decimal(f"{cost / gain:.8f}") if gain > 0 else Decimal("Infinity")


def missing_points(grades: Grades, *, target: float) -> float:
    """Return the points that dimensions which fail their gate lack up to the target, at least 1 each."""
    return sum(
        max(100 * (target - (grade.score or 0.0)), 1.0) for grade in grades if grade.gate == "fail"
    )


def _points(grades: Grades) -> float:
    return sum(100 * (grade.score or 0.0) for grade in grades)
