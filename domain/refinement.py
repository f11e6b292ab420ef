"""Who is sent back with what, whether a candidate may replace the best, and when to stop."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pydantic import Field

from domain.agents.spec import Feedback
from domain.facts import Sha256
from domain.grading.grade import Dimension, Finding, Grades
from domain.value import Value

NOISE: Mapping[Dimension, float] = {
    "performance": 0.0,
    "seo": 0.0,
    "accessibility": 0.0,
    "code": 0.0,
    "content": 0.0,
}
"""How far two gradings of the same bytes differ; 0 because static audits are exact."""


class Decision(Value):
    """What the guard says of a candidate."""

    accepted: bool
    reason: str
    """One sentence with the gain or the loss it rests on."""


class Round(Value):
    """One candidate that was graded, with what came of it."""

    number: int = Field(ge=0)
    """0 is the first candidate; a round may try several, see `attempts`."""
    site: Sha256
    grades: Grades
    decision: Decision
    sent_to: tuple[str, ...] = ()
    """Agents that were sent back to make this candidate."""


def gates_pass(grades: Grades) -> bool:
    """Whether every dimension was graded and passed; no grade never passes."""
    return bool(grades) and all(grade.gate == "pass" for grade in grades)


def score(grades: Grades) -> float | None:
    """Return the site's score, its worst dimension's; None when any was not measured."""
    scores = [grade.score for grade in grades]
    known = [value for value in scores if value is not None]
    return min(known) if known and len(known) == len(scores) else None


def feedback(grades: Grades, *, round: int) -> dict[str, Feedback]:
    """Return what each owner agent is sent back with: the findings of dimensions that failed."""
    owned: defaultdict[str, list[Finding]] = defaultdict(list)
    for grade in grades:
        if grade.gate == "fail":
            for finding in grade.findings:
                owned[finding.owner].append(finding)
    return {
        owner: Feedback(round=round, findings=tuple(findings))
        for owner, findings in sorted(owned.items())
    }


def decide(best: Grades, candidate: Grades) -> Decision:
    """Accept the candidate only if nothing that passed fails now and something really improved."""
    if loss := _lost_check(best, candidate) or _lost_score(best, candidate):
        return Decision(accepted=False, reason=loss)
    mended = _passed(candidate) - _passed(best)
    fewer = _count(best) - _count(candidate)
    if not mended and fewer <= 0:
        return Decision(accepted=False, reason="Nothing improved, so the best version stays.")
    return Decision(
        accepted=True,
        reason=f"{len(mended)} checks that failed now pass and {fewer} findings are gone; "
        f"no check that passed fails ({_gains(best, candidate)}).",
    )


def attempts(sent: Mapping[str, Feedback]) -> tuple[dict[str, Feedback], ...]:
    """Return what to send back in one round: to all owners, and should that be rejected, to each alone.

    So an agent that breaks something does not cost what the others repaired.
    """
    alone = tuple({owner: news} for owner, news in sent.items())
    return (dict(sent), *alone) if len(alone) > 1 else alone


def stop_reason(rounds: Sequence[Round], *, best: Grades, limit: int) -> str | None:
    """Return why refinement ends after these rounds, or None to go on.

    Args:
        rounds: Every round so far, the first candidate included.
        best: Grades of the best version.
        limit: Most rounds of refinement after the first candidate.
    """
    if gates_pass(best):
        return "every gate passes"
    number = rounds[-1].number
    if number and not any(one.decision.accepted for one in rounds if one.number == number):
        return "the last round brought no accepted gain"
    if number >= limit:
        return f"the limit of {limit} rounds is reached"
    if not any(grade.findings for grade in best if grade.gate == "fail"):
        return "no finding is left that an agent could mend"
    return None


def _passed(grades: Grades) -> set[tuple[str, str]]:
    return {
        (check.rule, page) for grade in grades for check in grade.checks for page in check.passed
    }


def _lost_check(best: Grades, candidate: Grades) -> str:
    lost = sorted(_passed(best) - _passed(candidate))
    if not lost:
        return ""
    rule, page = lost[0]
    more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
    return f"The check {rule} passed on {page} and no longer does{more}."


def _lost_score(best: Grades, candidate: Grades) -> str:
    after = {grade.dimension: grade.score for grade in candidate}
    for grade in best:
        now, noise = after.get(grade.dimension), NOISE[grade.dimension]
        if grade.score is None:
            continue
        if now is None:
            return f"The dimension {grade.dimension} was measured and now is not."
        if now < grade.score - noise:
            return (
                f"The score of {grade.dimension} fell from {grade.score:.2f} to {now:.2f}, "
                f"more than its noise of {noise:.2f}."
            )
    return ""


def _count(grades: Grades) -> int:
    return sum(len(grade.findings) for grade in grades)


def _gains(best: Grades, candidate: Grades) -> str:
    before = {grade.dimension: grade.score for grade in best}
    changed = [
        f"{grade.dimension} {before[grade.dimension]} -> {grade.score}, noise {NOISE[grade.dimension]}"
        for grade in candidate
        if grade.score != before.get(grade.dimension)
    ]
    return "; ".join(changed) or "scores unchanged"
