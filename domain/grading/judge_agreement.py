"""How far a judge agrees with labels, chance taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from domain.grading.judge import Result, Verdict

Label = Literal["passed", "failed"]


@dataclass(frozen=True, kw_only=True)
class Confusion:
    """Verdicts against labels; to find what `failed` is what a judge is for."""

    caught: int = 0
    """Labelled failed, judged failed."""
    missed: int = 0
    """Labelled failed, judged passed."""
    alarmed: int = 0
    """Labelled passed, judged failed."""
    spared: int = 0
    """Labelled passed, judged passed."""
    abstained: int = 0
    """No verdict; in none of the shares below."""

    @property
    def precision(self) -> float | None:
        """Share of its alarms that are right, 0-1; None without alarms."""
        return _share(self.caught, self.caught + self.alarmed)

    @property
    def recall(self) -> float | None:
        """Share of faults it finds, 0-1; None without faults."""
        return _share(self.caught, self.caught + self.missed)

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa, -1 to 1; None where one answer was always given by both."""
        n = self.caught + self.missed + self.alarmed + self.spared
        if not n:
            return None
        failed, judged = self.caught + self.missed, self.caught + self.alarmed
        chance = (failed * judged + (n - failed) * (n - judged)) / n**2
        seen = (self.caught + self.spared) / n
        return None if chance == 1 else (seen - chance) / (1 - chance)


def confusion(pairs: Sequence[tuple[Label, Result]]) -> Confusion:
    """Count labels against verdicts."""
    known = [(label, result) for label, result in pairs if result != "no verdict"]
    return Confusion(
        caught=known.count(("failed", "failed")),
        missed=known.count(("failed", "passed")),
        alarmed=known.count(("passed", "failed")),
        spared=known.count(("passed", "passed")),
        abstained=len(pairs) - len(known),
    )


def kappa_of_votes(pages: Sequence[Sequence[Sequence[Verdict]]]) -> float | None:
    """Return how far votes about the same questions agree, chance taken out; None when it is unknown.

    Args:
        pages: For each page its votes, each with a verdict for every question.
    """
    same = [
        (one.result, other.result)
        for votes in pages
        for verdicts in zip(*votes, strict=True)
        for one, other in combinations(verdicts, 2)
        if "no verdict" not in (one.result, other.result)
    ]
    said = [result for pair in same for result in pair]
    if not said:
        return None
    share = said.count("failed") / len(said)
    chance = share**2 + (1 - share) ** 2
    seen = sum(one == other for one, other in same) / len(same)
    return None if chance == 1 else (seen - chance) / (1 - chance)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
