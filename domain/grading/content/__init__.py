"""What can be told of a site's words: truth, clarity, care."""

from domain.grading.audit import Audit, grade
from domain.grading.content.placeholder_text import placeholder_text
from domain.grading.grade import Grade
from domain.grading.view import SiteView

CONTENT_AUDITS: tuple[Audit, ...] = (
    Audit(
        rule="placeholder-text",
        page=placeholder_text,
        weight=4,
        severity="serious",
        owner="service_description",
    ),
)
"""Every audit; weights are unitless."""


def grade_content(view: SiteView, *, target: float) -> Grade:
    """Grade the words of a site, against the client's facts where they are known."""
    return grade("content", CONTENT_AUDITS, view, target=target)
