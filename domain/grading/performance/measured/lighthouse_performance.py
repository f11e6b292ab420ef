"""Lighthouse's own score for performance: the median of at least three runs."""

from collections.abc import Iterator
from statistics import median

from domain.grading.audit import CEILINGS, Fault
from domain.grading.gathered import runs
from domain.grading.grade import Severity
from domain.grading.view import PageView

GOOD = 0.9
"""Lighthouse's mark for green."""


def scores(page: PageView) -> list[float]:
    """Return the scores of all runs, smallest first."""
    return sorted(s for run in runs(page) if (s := run.scores.get("performance")) is not None)


def lighthouse_performance(page: PageView) -> Iterator[Fault]:
    """Fault a median below 0.9, so gravely that our letter is no better than Lighthouse's colour."""
    found = scores(page)
    if found and (middle := median(found)) < GOOD:
        yield Fault(
            evidence=f"Lighthouse gives {middle:.2f} (median of {len(found)}, "
            f"{found[0]:.2f} to {found[-1]:.2f}), less than {GOOD}",
            fix="Mend what the measures below say first.",
            severity=_severity(middle),
        )


def _severity(score: float) -> Severity:
    if score <= CEILINGS["critical"]:
        return "critical"
    return "serious" if score <= CEILINGS["serious"] else "moderate"
