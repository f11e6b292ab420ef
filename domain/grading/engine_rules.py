"""Rules of engines we did not write: how bad a fault is, who mends it, what else sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.grading.grade import Severity

WEIGHTS: Mapping[Severity, float] = {"critical": 3, "serious": 2, "moderate": 1, "minor": 0.5}
"""What a rule of an engine weighs beside our own audits; unitless, only ratios matter."""

FALLBACK_OWNER = "component_code"
"""Who mends what a newer engine finds by a rule no table knows yet: markup is behind most of them."""


@dataclass(frozen=True, slots=True)
class EngineRule:
    """One row of an engine's table."""

    rule: str
    """The engine's own name of it, such as `color-contrast`."""
    severity: Severity
    owner: str
    family: str = ""
    """What it has in common with rules of other engines; empty when nothing else sees the fault."""
    wcag: tuple[str, ...] = ()
    is_told: bool = True
    """Whether a failure is a fault of the site; what only informs, or is told elsewhere, is not."""


def advice(text: str) -> str:
    """Return what an engine says would mend it, on one line and without its heading."""
    lines = [line.strip() for line in text.splitlines()]
    told = [line.rstrip(".") for line in lines if line and not line.startswith("Fix a")]
    return "; ".join(told)


def by_rule(rules: Iterable[EngineRule]) -> dict[str, EngineRule]:
    """Return the rows under the engine's own names."""
    return {row.rule: row for row in rules}
