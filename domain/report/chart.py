"""Grades per round as a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.grading.grade import DIMENSIONS
from domain.release import RoundSummary

_LEFT, _TOP, _WIDTH, _ROW = 130, 26, 420, 34


@dataclass(frozen=True)
class Dot:
    """One dimension's score in one round."""

    x: float
    round: int
    label: str
    accepted: bool


@dataclass(frozen=True)
class Row:
    """One dimension over all rounds, from the first score to the last accepted one."""

    dimension: str
    y: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class Chart:
    """Where everything stands; the template draws it."""

    rows: tuple[Row, ...]
    left: float
    right: float
    height: float
    ticks: tuple[tuple[float, str], ...]


def chart(rounds: Sequence[RoundSummary]) -> Chart:
    """Lay out one row per dimension, scores 0.5-1 from left to right, lower ones at the edge."""
    rows = tuple(
        Row(dimension=name, y=_TOP + _ROW * (place + 0.5), dots=_dots(rounds, name))
        for place, name in enumerate(DIMENSIONS)
    )
    ticks = tuple((_x(value / 10), f"{value / 10:.1f}") for value in range(5, 11))
    return Chart(
        rows=rows,
        left=_LEFT,
        right=_LEFT + _WIDTH,
        height=_TOP + _ROW * len(DIMENSIONS) + 16,
        ticks=ticks,
    )


def _dots(rounds: Sequence[RoundSummary], dimension: str) -> tuple[Dot, ...]:
    return tuple(
        Dot(
            x=_x(grade.score),
            round=one.number,
            label=f"round {one.number}: {grade.score:.2f}",
            accepted=one.accepted,
        )
        for one in rounds
        for grade in one.grades
        if grade.dimension == dimension and grade.score is not None
    )


def _x(score: float) -> float:
    return round(_LEFT + _WIDTH * (max(score, 0.5) - 0.5) / 0.5, 1)
