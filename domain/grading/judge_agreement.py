"""How far a judge agrees with labels, chance taken out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from domain.grading.judge import Result

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


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
