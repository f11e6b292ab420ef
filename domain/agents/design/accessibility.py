"""Write acceptance criteria per component, and check the design against them."""

from domain.grading.grade import Finding
from domain.value import Value


class Criterion(Value):
    """What a component must do, by WCAG 2.2 success criterion."""

    component: str
    wcag: str
    text: str


class AccessibilityCriteria(Value):
    """The criteria, and what the design already violates."""

    criteria: tuple[Criterion, ...] = ()
    findings: tuple[Finding, ...] = ()
