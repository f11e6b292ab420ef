"""Judge whether a site is sound and safe: markup, styles, scripts, headers, files."""

from domain.grading.audit import Audit, grade
from domain.grading.grade import Grade, NotChecked
from domain.grading.view import SiteView

CODE_AUDITS: tuple[Audit, ...] = ()
"""Each audit with its weight (unitless), how bad a fault is, and the agent that mends it."""

NOT_MEASURED: tuple[NotChecked, ...] = ()
"""What needs a browser, a network or a person."""


def grade_code(view: SiteView, *, target: float) -> Grade:
    """Grade the dimension; `target` is the least score that passes, 0-1."""
    return grade("code", CODE_AUDITS, view, target=target, partial=NOT_MEASURED)
