"""Who is sent back with what, whether a candidate may replace the best, and when to stop."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from pydantic import Field

from domain.agents.spec import Feedback
from domain.facts import Sha256
from domain.grading.audit import ceiling, worst_page
from domain.grading.grade import Check, Dimension, Finding, Grade, Grades
from domain.grading.merging import counted
from domain.grading.noise import EXACT, Noise
from domain.value import Value

Authors = Callable[[Finding], tuple[str, ...]]
"""Returns the agents a finding goes back to."""


def owner_alone(finding: Finding) -> tuple[str, ...]:
    """Return the owner the finding's rule names."""
    return (finding.owner,)


class Decision(Value):
    """What the guard says of a candidate."""

    accepted: bool
    reason: str
    """One sentence with gain and noise of what changed, such as `performance gain 0.06, noise 0.02`."""


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


def feedback(grades: Grades, *, round: int, authors: Authors = owner_alone) -> dict[str, Feedback]:
    """Return what each agent is sent back with: the findings of dimensions that failed.

    Args:
        grades: Of the best version.
        round: Number of the round that begins.
        authors: Returns the agents a finding goes back to; the owner its rule names by default.
    """
    owned: defaultdict[str, list[Finding]] = defaultdict(list)
    for grade in grades:
        if grade.gate == "fail":
            for finding in grade.findings:
                for author in authors(finding):
                    owned[author].append(finding)
    return {
        owner: Feedback(round=round, findings=tuple(findings))
        for owner, findings in sorted(owned.items())
    }


def decide(best: Grades, candidate: Grades, *, noise: Noise = EXACT) -> Decision:
    """Accept the candidate only if nothing that passed fails now and something really improved.

    A check whose figure moved no more than its noise counts on neither side, and a score that moved
    no more than its noise is neither gain nor loss.

    Args:
        best: Grades of the best version.
        candidate: Grades of the one that may replace it.
        noise: How far the two may differ with neither being better.
    """
    unsure = _unsure(best, candidate, noise)
    moved = _moved(best, candidate, unsure)
    told = _told(moved, noise, unsure)
    loss = _lost_check(best, candidate, unsure) or _lost_score(best, candidate, moved, noise)
    if loss:
        return Decision(accepted=False, reason=f"{loss} ({told}).")
    mended = _passed(candidate) - _passed(best) - unsure
    fewer = _count(best, unsure) - _count(candidate, unsure)
    if mended or fewer > 0:
        gained = f"{len(mended)} checks that failed now pass and {fewer} findings are gone"
    elif risen := _risen(moved, noise):
        gained = f"The score of {' and '.join(risen)} rose by more than its noise"
    else:
        reason = f"Nothing improved, so the best version stays ({told})."
        return Decision(accepted=False, reason=reason)
    return Decision(accepted=True, reason=f"{gained}; no check that passed fails ({told}).")


def is_tie(best: Grades, candidate: Grades, *, noise: Noise = EXACT) -> bool:
    """Whether no check, score or number of findings tells which of two versions is better."""
    unsure = _unsure(best, candidate, noise)
    moved = _moved(best, candidate, unsure)
    is_lost = _lost_check(best, candidate, unsure) or _lost_score(best, candidate, moved, noise)
    is_mended = _passed(candidate) - _passed(best) - unsure
    has_moved = any(abs(_by(*scores)) > noise.of(d) for d, scores in moved.items())
    is_same = _count(best, unsure) == _count(candidate, unsure)
    return is_same and not (is_lost or is_mended or has_moved)


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


Checks = frozenset[tuple[str, str]]
"""Each as rule and page."""
Moved = Mapping[Dimension, tuple[float, float]]
"""Scores of dimensions both were measured in: of the best, and of the candidate."""


def _unsure(best: Grades, candidate: Grades, noise: Noise) -> Checks:
    """Return checks that come out otherwise though their figure moved no more than its noise.

    Also those that fail both times, but more gravely: a threshold makes a lot of a little there, too.
    """
    before, after = _severities(best), _severities(candidate)
    graver = {check for check in {*before, *after} if before.get(check) != after.get(check)}
    flipped = _passed(best) ^ _passed(candidate)
    return frozenset(check for check in flipped | graver if noise.covers(check))


def _severities(grades: Grades) -> dict[tuple[str, str], list[str]]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for grade in grades:
        for finding in grade.findings:
            found[finding.rule, finding.page].append(finding.severity)
    return {check: sorted(severities) for check, severities in found.items()}


def _lost_check(best: Grades, candidate: Grades, unsure: Checks) -> str:
    lost = sorted(_passed(best) - _passed(candidate) - unsure)
    if not lost:
        return ""
    rule, page = lost[0]
    more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
    return f"The check {rule} passed on {page} and no longer does{more}"


def _lost_score(best: Grades, candidate: Grades, moved: Moved, noise: Noise) -> str:
    after = {grade.dimension: grade.score for grade in candidate}
    for grade in best:
        dimension = grade.dimension
        if grade.score is not None and after.get(dimension) is None:
            return f"The dimension {dimension} was measured and now is not"
        then, now = moved.get(dimension, (0.0, 0.0))
        if _by(then, now) < -noise.of(dimension):
            return (
                f"The score of {dimension} fell from {then:.2f} to {now:.2f}, "
                f"more than its noise of {noise.of(dimension):.2f}"
            )
    return ""


def _moved(best: Grades, candidate: Grades, unsure: Checks) -> Moved:
    """Return the scores of both without what is unsure."""
    before = {grade.dimension: _comparable(grade, unsure) for grade in best}
    return {
        grade.dimension: (then, now)
        for grade in candidate
        if (now := _comparable(grade, unsure)) is not None
        and (then := before.get(grade.dimension)) is not None
    }


def _comparable(grade: Grade, unsure: Checks) -> float | None:
    """Return the score a grade has without the unsure checks.

    Where the score does not follow from checks and findings alone, it stays as it is: then the
    checks cannot be taken out of it.
    """
    if not unsure or grade.score != _recounted(grade, frozenset()):
        return grade.score
    return _recounted(grade, unsure)


def _recounted(grade: Grade, unsure: Checks) -> float | None:
    found = tuple(one for one in grade.findings if (one.rule, one.page) not in unsure)
    checks = tuple(_without(check, unsure) for check in grade.checks)
    share = worst_page(counted(checks, found))
    return None if share is None else min(share, ceiling(found))


def _without(check: Check, unsure: Checks) -> Check:
    passed = tuple(page for page in check.passed if (check.rule, page) not in unsure)
    failed = tuple(page for page in check.failed if (check.rule, page) not in unsure)
    return check.model_copy(update={"passed": passed, "failed": failed})


def _risen(moved: Moved, noise: Noise) -> list[Dimension]:
    """Return dimensions that an inexact engine saw rise; what exact ones see, their checks say."""
    return [d for d, scores in moved.items() if noise.of(d) and _by(*scores) > noise.of(d)]


def _by(then: float, now: float) -> float:
    """Return by how much a score rose; it is negative where it fell."""
    return round(now - then, 4)


def _count(grades: Grades, unsure: Checks) -> int:
    every = (finding for grade in grades for finding in grade.findings)
    return sum((finding.rule, finding.page) not in unsure for finding in every)


def _told(moved: Moved, noise: Noise, unsure: Checks) -> str:
    """Return gain or loss with the noise of every dimension that moved or has any."""
    told = [
        _gain(dimension, by, noise)
        for dimension, scores in moved.items()
        if (by := _by(*scores)) or noise.of(dimension)
    ]
    if unsure:
        told.append(f"checks within their noise left out: {len(unsure)}")
    return "; ".join(told) or "scores unchanged, gain 0.00, noise 0.00"


def _gain(dimension: Dimension, by: float, noise: Noise) -> str:
    assumed = ", assumed until `atelier calibrate` measures it"
    return (
        f"{dimension} {'loss' if by < 0 else 'gain'} {abs(by):.2f}, noise {noise.of(dimension):.2f}"
        f"{assumed if dimension in noise.assumed else ''}"
    )
