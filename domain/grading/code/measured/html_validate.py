"""What html-validate says of a page's markup."""

from collections.abc import Iterator

from domain.artifacts import MarkupMessage
from domain.grading.audit import Audit, Fault
from domain.grading.code.measured.html_validate_rules import HTML_VALIDATE_RULES, TASTE
from domain.grading.engine_rules import FALLBACK_OWNER, WEIGHTS, EngineRule
from domain.grading.gathered import markup
from domain.grading.places import element_of, fault_of
from domain.grading.view import PageView

LONGEST_EVIDENCE = 120


def has_markup(page: PageView) -> bool:
    """Whether html-validate read the page."""
    return markup(page) is not None


def markup_faults(page: PageView, rule: str) -> Iterator[Fault]:
    """Fault each place that breaks the rule."""
    report = markup(page)
    for message in report.messages if report else ():
        if message.rule == rule:
            yield _fault(page, message)


def other_markup_faults(page: PageView) -> Iterator[Fault]:
    """Fault what a newer html-validate finds by rules our table does not know."""
    report = markup(page)
    for message in report.messages if report else ():
        if message.rule not in HTML_VALIDATE_RULES and message.rule not in TASTE:
            yield _fault(page, message)


def _fault(page: PageView, message: MarkupMessage) -> Fault:
    element = element_of(page, message.selector)
    seen = f": {' '.join(element.tag.split())[:LONGEST_EVIDENCE]}" if element else ""
    return fault_of(
        page,
        message.selector,
        f"{message.text.rstrip('.')}: mend it as the HTML standard says.",
        evidence=f"{message.text}{seen}",
        severity="minor" if message.severity == "warning" else None,
        line=message.line,
    )


def _audit(row: EngineRule) -> Audit:
    def check(page: PageView) -> Iterator[Fault]:
        return markup_faults(page, row.rule)

    return Audit(
        rule=f"html-{row.rule}",
        page=check,
        weight=WEIGHTS[row.severity],
        severity=row.severity,
        owner=row.owner,
        engine="html-validate",
        family=row.family,
        looked_at=has_markup,
    )


HTML_VALIDATE_AUDITS: tuple[Audit, ...] = (
    *(_audit(row) for row in HTML_VALIDATE_RULES.values() if row.is_told),
    Audit(
        rule="html-other",
        page=other_markup_faults,
        weight=WEIGHTS["moderate"],
        severity="moderate",
        owner=FALLBACK_OWNER,
        engine="html-validate",
        looked_at=has_markup,
    ),
)
