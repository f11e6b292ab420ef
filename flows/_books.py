"""What a run paid for models, round by round, and whether it goes on to be worth it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from domain.grading.grade import Grades
from domain.model.repairs import Repairs
from domain.model.worth import (
    RoundPrice,
    all_points,
    expected_point_usd,
    missing_points,
    points,
)
from domain.model.writing import Writing, writing
from flows._diary import Diary


@dataclass
class Books:
    """The accounts of one run's models; all zeros where none is asked."""

    diary: Diary
    point_usd: float | None = None
    """Most US dollars another grade point may cost; None for no limit."""
    rounds: list[RoundPrice] = field(default_factory=list[RoundPrice])
    repairs: dict[str, Repairs] = field(default_factory=dict[str, Repairs])
    _paid: Decimal = Decimal(0)
    _calls: int = 0
    _since: float = field(default_factory=time.perf_counter)

    def close_first(self, grades: Grades) -> None:
        """Book what the first version cost."""
        self._close(0, all_points(grades))

    def close(self, number: int, *, before: Grades, after: Grades) -> None:
        """Book what a round cost.

        Args:
            number: Of the round.
            before: Grades of the best version before it.
            after: Grades of the best version after it.
        """
        self._close(number, points(before, after))

    def tried(self, made: Mapping[str, Repairs]) -> None:
        """Book what agents made of the findings they were sent back with."""
        for agent, one in made.items():
            self.repairs[agent] = self.repairs.get(agent, Repairs()) + one

    def does_harm(self, agent: str) -> bool:
        """Whether an agent broke more than it repaired so far."""
        return self.repairs.get(agent, Repairs()).does_harm

    def too_dear(self, best: Grades, *, target: float, sent: int) -> str | None:
        """Return why the next grade point would cost too much; None when it would not."""
        if self.point_usd is None:
            return None
        missing = missing_points(best, target=target)
        expected = expected_point_usd(self.rounds, missing=missing, sent=sent)
        if expected is None or expected <= Decimal(str(self.point_usd)):
            return None
        if not expected.is_finite():
            return "the last round paid for models, and won no grade point"
        return (
            f"the next grade point would cost about {expected:.2f} USD, more than the limit of "
            f"{self.point_usd:.2f}"
        )

    def writing(self) -> Writing | None:
        """Return what models did in this run; None when none was to write."""
        return writing(self.diary.written, rounds=self.rounds, repairs=self.repairs)

    def _close(self, number: int, won: float) -> None:
        now = time.perf_counter()
        every = [one for all_ in self.diary.written.values() for one in all_]
        paid = sum((one.cost_usd for one in every), start=Decimal(0))
        calls = sum(one.questions > 0 for one in every)
        self.rounds.append(
            RoundPrice(
                number=number,
                cost_usd=float(paid - self._paid),
                seconds=round(now - self._since, 3),
                points=round(won, 4),
                calls=calls - self._calls,
            )
        )
        self._paid, self._calls, self._since = paid, calls, now
