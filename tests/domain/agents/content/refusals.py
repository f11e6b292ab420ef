"""Findings as graders send them back."""

from domain.agents.spec import Feedback
from domain.grading.grade import Finding


def sent_back(
    rule: str, evidence: str, *, page: str = "/", owner: str = "hero_copy", rounds: int = 1
) -> tuple[Feedback, ...]:
    """Return the same finding in so many rounds of feedback."""
    finding = Finding(
        rule=rule, severity="serious", page=page, evidence=evidence, fix="Mend it.", owner=owner
    )
    return tuple(Feedback(round=at, findings=(finding,)) for at in range(rounds))
