"""Judge whether search engines can find, understand and show a site."""

from domain.grading.audit import Audit, grade
from domain.grading.grade import Grade, NotChecked
from domain.grading.view import SiteView

SEO_AUDITS: tuple[Audit, ...] = ()
"""Each audit with its weight (unitless), how bad a fault is, and the agent that mends it."""

NOT_MEASURED: tuple[NotChecked, ...] = ()
"""What needs a browser, a network or a person."""


def grade_seo(view: SiteView, *, target: float) -> Grade:
    """Grade the dimension; `target` is the least score that passes, 0-1."""
    return grade("seo", SEO_AUDITS, view, target=target, partial=NOT_MEASURED)
