"""Whether scores and costs of recent runs still are what they were."""

from collections.abc import Iterable, Iterator
from typing import Literal

from pydantic import Field

from domain.gates import Check, Severity
from domain.grading.grade import DIMENSIONS
from domain.value import Value

COST = "cost"
SUBJECTS = (*DIMENSIONS, COST)
LEAST_RUNS = 5
"""Fewer figures say nothing of a distribution."""

Statistic = Literal["mean", "spread", "p10", "p50", "p90"]


class Distribution(Value):
    """Figures of some runs: scores of a dimension, 0-1, or costs, in US dollars."""

    subject: str
    """A dimension, or `cost`."""
    count: int = Field(ge=0)
    mean: float | None = None
    spread: float | None = None
    """Standard deviation of the sample."""
    p10: float | None = None
    """A tenth of the figures lies below."""
    p50: float | None = None
    p90: float | None = None


class Bound(Value):
    """How far one statistic may move from the baseline."""

    statistic: Statistic
    way: Literal["falls", "grows"]
    by: float
    """In the unit of the figures."""
    share: float = 0
    """And this share of the baseline."""
    severity: Severity


SCORE_BOUNDS = (
    # The refinement guard takes up to 0.02 for noise; a mean of five runs that falls by more is none.
    Bound(statistic="mean", way="falls", by=0.03, severity="critical"),
    Bound(statistic="p10", way="falls", by=0.08, severity="critical"),
    Bound(statistic="p50", way="falls", by=0.03, severity="warning"),
    Bound(statistic="spread", way="grows", by=0.05, severity="warning"),
)
COST_BOUNDS = (
    # A cent is what runs without a paid call may come to before anybody cares.
    Bound(statistic="mean", way="grows", by=0.01, share=0.5, severity="critical"),
    Bound(statistic="p90", way="grows", by=0.01, share=1.0, severity="warning"),
    Bound(statistic="spread", way="grows", by=0.01, share=1.0, severity="warning"),
)


def compare(
    now: Iterable[Distribution], baseline: Iterable[Distribution] | None
) -> tuple[Check, ...]:
    """Return a check for each figure that may not move; None of them passes without a baseline."""
    measured = {one.subject: one for one in now}
    known = {one.subject: one for one in baseline or ()}
    return tuple(
        check
        for subject in SUBJECTS
        for check in _of_subject(
            measured.get(subject, Distribution(subject=subject, count=0)), known.get(subject)
        )
    )


def _of_subject(now: Distribution, before: Distribution | None) -> Iterator[Check]:
    for bound in COST_BOUNDS if now.subject == COST else SCORE_BOUNDS:
        value: float | None = getattr(now, bound.statistic)
        was: float | None = getattr(before, bound.statistic, None)
        limit = None if was is None else _limit(bound, was)
        passed, expected = _judged(bound, value, limit=limit)
        if now.count < LEAST_RUNS:
            passed, expected = None, f"at least {LEAST_RUNS} runs to say anything, not {now.count}"
        yield Check(
            name=f"{now.subject}-{bound.statistic}",
            severity=bound.severity,
            passed=passed,
            measured=None if value is None else round(value, 6),
            expected=expected,
        )


def _limit(bound: Bound, was: float) -> float:
    room = bound.by + bound.share * was
    return was - room if bound.way == "falls" else was + room


def _judged(bound: Bound, value: float | None, *, limit: float | None) -> tuple[bool | None, str]:
    if limit is None:
        return None, "a baseline to compare with"
    word = "at least" if bound.way == "falls" else "at most"
    expected = f"{word} {limit:.4f}"
    if value is None:
        return None, expected
    return (value >= limit if bound.way == "falls" else value <= limit), expected


def is_enough(now: Iterable[Distribution]) -> bool:
    """Whether there are runs enough to be a baseline."""
    return any(one.subject == COST and one.count >= LEAST_RUNS for one in now)
