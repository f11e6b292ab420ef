"""The five graders, and how findings about decisions join the grades of pages."""

from collections.abc import Callable, Iterable

from domain.grading.accessibility import grade_accessibility
from domain.grading.audit import ceiling, is_grave, letter
from domain.grading.code import grade_code
from domain.grading.content import grade_content
from domain.grading.grade import Check, Dimension, Finding, Grade
from domain.grading.performance import grade_performance
from domain.grading.seo import grade_seo
from domain.grading.view import SiteView

Grader = Callable[[SiteView, float], Grade]
"""Takes the parsed site and the least score that passes the gate."""

GRADERS: dict[Dimension, Grader] = {
    "performance": lambda view, target: grade_performance(view, target=target),
    "seo": lambda view, target: grade_seo(view, target=target),
    "accessibility": lambda view, target: grade_accessibility(view, target=target),
    "code": lambda view, target: grade_code(view, target=target),
    "content": lambda view, target: grade_content(view, target=target),
}


def with_findings(grade: Grade, found: Iterable[Finding]) -> Grade:
    """Return the grade with what the checking agents found in their own dimension.

    Those findings are about decisions, not pages, so each counts as a failed check of its rule.
    """
    mine = tuple(f for f in found if f.rule.startswith(f"{grade.dimension}/"))
    if not mine:
        return grade
    failed = tuple(Check(rule=f.rule, weight=1, failed=(f.page,)) for f in mine)
    findings = grade.findings + mine
    score = None if grade.score is None else min(grade.score, ceiling(findings))
    return grade.model_copy(
        update={
            "findings": findings,
            "checks": grade.checks + failed,
            "score": score,
            "letter": letter(score),
            "gate": "fail" if is_grave(mine) else grade.gate,
        }
    )
