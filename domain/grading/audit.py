"""The shape of an audit, and how audits add up to a grade."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from domain.grading.grade import (
    SEVERITIES,
    Check,
    Dimension,
    EngineRun,
    Finding,
    Grade,
    NotChecked,
    Severity,
)
from domain.grading.markup import Element
from domain.grading.view import PageView, SiteView

Letter = Literal["A", "B", "C", "D", "E", "F"]

LETTERS: tuple[tuple[float, Letter], ...] = (
    (0.9, "A"),
    (0.8, "B"),
    (0.7, "C"),
    (0.6, "D"),
    (0.5, "E"),
    (0.0, "F"),
)
"""Least score for each letter: conventions of the trade, not measurements."""

CEILINGS: Mapping[Severity, float] = {"critical": 0.49, "serious": 0.79}
"""Most a page can score with one such fault: critical is an F, serious at most a C.

Weights alone would average one grave fault away among fifty light audits, and print an A beside a
gate that fails.
"""
VIOLATION = 0.89
"""Most a page can score that violates a WCAG criterion, however mild: its gate fails, so no A."""

TOLLS: Mapping[Severity, float] = {
    "critical": 0.05,
    "serious": 0.05,
    "moderate": 0.03,
    "minor": 0.005,
}
"""What each further broken rule takes off the ceiling, so that many faults weigh more than one.

Three moderate rules still leave an A, four do not: a judgement, not a measurement.
"""


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What an audit says of one place; the table adds rule, severity and owner."""

    evidence: str
    fix: str
    selector: str = ""
    line: int | None = None
    severity: Severity | None = None
    """Set when this case is worse or milder than the rule's usual severity."""
    page: str | None = None
    """Set by site audits: the page the fault is on; None for the site as a whole."""
    owner: str | None = None
    """Set when this case belongs to another agent than the rule's usual owner."""
    wcag: tuple[str, ...] | None = None
    """Set when this case violates other criteria than the rule's usual ones."""


def fault_at(
    element: Element,
    fix: str,
    *,
    evidence: str = "",
    severity: Severity | None = None,
    page: str | None = None,
    owner: str | None = None,
) -> Fault:
    """Return a fault of this element; its start tag is the evidence when none is given."""
    return Fault(
        evidence=evidence or " ".join(element.tag.split()),
        fix=fix,
        selector=element.selector,
        line=element.line,
        severity=severity,
        page=page,
        owner=owner,
    )


PageCheck = Callable[[PageView], Iterable[Fault]]
SiteCheck = Callable[[SiteView], Iterable[Fault]]


@dataclass(frozen=True, kw_only=True)
class Audit:
    """One row of a dimension's table: a check, what it weighs, how bad a fault is, who mends it."""

    rule: str
    """Name inside the dimension, such as `meta-description`."""
    weight: float
    """Unitless; only the ratios inside a dimension matter."""
    severity: Severity
    owner: str
    page: PageCheck | None = None
    site: SiteCheck | None = None
    """Exactly one of `page` and `site` is set."""
    wcag: tuple[str, ...] = ()
    needs: Callable[[SiteView], str] = lambda _site: ""
    """Returns why the audit cannot run on this site, or an empty text when it can."""
    engine: str = "static"
    """Who looked: our own reading of the files, or an instrument."""
    family: str = ""
    """What the rules of several engines have in common that see the same fault; empty for none."""
    looked_at: Callable[[PageView], bool] = lambda _page: True
    """Whether the engine looked at the page at all; one it did not neither passes nor fails."""


def grade(
    dimension: Dimension,
    audits: Sequence[Audit],
    site: SiteView,
    *,
    target: float,
    partial: Sequence[NotChecked] = (),
) -> Grade:
    """Run every audit on every page and weigh the results.

    A page with several faults of one kind loses that audit's weight once, so a long page is not
    judged harder than a short one. An audit that breaks counts as not checked, and loses no other.

    Args:
        dimension: What is graded.
        audits: The dimension's table.
        site: The parsed site.
        target: Least score that passes the gate, 0-1.
        partial: What this dimension cannot measure here; makes its status `partial`.
    """
    told = run_audits(dimension, audits, site)
    share = worst_page(told.checks)
    score = None if share is None else min(share, ceiling(told.findings))
    return Grade(
        dimension=dimension,
        score=score,
        letter=letter(score),
        status="not_run" if score is None else "partial" if partial else "scored",
        gate="fail" if score is None or score < target or is_grave(told.findings) else "pass",
        findings=told.findings,
        checks=told.checks,
        not_checked=(*partial, *told.skipped),
        engines=(EngineRun(name="static", version="1", ran=score is not None),),
    )


@dataclass(frozen=True, kw_only=True)
class Told:
    """What the audits of a table say."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    skipped: tuple[NotChecked, ...]
    """Audits that could not run or broke."""


def run_audits(dimension: Dimension, audits: Sequence[Audit], site: SiteView) -> Told:
    """Run every audit on every page its engine looked at."""
    findings: list[Finding] = []
    checks: list[Check] = []
    skipped: list[NotChecked] = []
    for audit in audits:
        if audit.engine != "static" and not any(map(audit.looked_at, site.pages)):
            continue
        if reason := audit.needs(site):
            skipped.append(NotChecked(subject=f"{dimension}/{audit.rule}", reason=reason))
            continue
        try:
            found = list(_run(dimension, audit, site))
        except Exception as error:  # one broken audit must not lose the others
            problem = f"the audit broke: {type(error).__name__}: {error}"
            skipped.append(NotChecked(subject=f"{dimension}/{audit.rule}", reason=problem))
            continue
        findings += found
        checks.append(_check(dimension, audit, site, found))
    return Told(findings=tuple(findings), checks=tuple(checks), skipped=tuple(skipped))


def letter(score: float | None) -> Letter | None:
    """Return the letter of a score; None for none."""
    return None if score is None else next(mark for least, mark in LETTERS if score >= least)


def is_grave(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings fails a gate whatever the score."""
    return any(f.severity in CEILINGS or f.wcag for f in findings)


def ceiling(findings: Sequence[Finding]) -> float:
    """Return the most the worst page can score with these findings, 0-1.

    Each broken rule counts once a page, by its worst finding; faults of the site as a whole count on
    every page. One finding more never raises it.
    """
    pages = sorted({finding.page for finding in findings})
    return min((_page_ceiling(findings, page) for page in pages), default=1.0)


def _page_ceiling(findings: Sequence[Finding], page: str) -> float:
    worst: dict[str, Severity] = {}
    for finding in findings:
        if finding.page in (page, "*"):
            both: tuple[Severity, ...] = (worst.get(finding.rule, "minor"), finding.severity)
            worst[finding.rule] = min(both, key=SEVERITIES.index)
    start = min((CEILINGS.get(severity, 1.0) for severity in worst.values()), default=1.0)
    if any(finding.wcag for finding in findings if finding.page in (page, "*")):
        start = min(start, VIOLATION)
    tolls = sum(TOLLS[severity] for severity in worst.values())
    if start < 1:  # the worst fault is paid with the start itself
        tolls -= TOLLS[min(worst.values(), key=SEVERITIES.index)]
    return max(0.0, round(start - tolls, 4))


MOST_OF_PAGE = 50
MOST_OF_SITE = 1000
"""Faults of one rule that are told; nobody reads more, and a page of 20,000 must not take hours."""


def _run(dimension: Dimension, audit: Audit, site: SiteView) -> Iterator[Finding]:
    if audit.site is not None:
        for fault in islice(audit.site(site), MOST_OF_SITE):
            yield _finding(dimension, audit, fault, fault.page or "*")
    elif audit.page is not None:
        for page in filter(audit.looked_at, site.pages):
            for fault in islice(audit.page(page), MOST_OF_PAGE):
                yield _finding(dimension, audit, fault, fault.page or page.url)


def _finding(dimension: Dimension, audit: Audit, fault: Fault, page: str) -> Finding:
    return Finding(
        rule=f"{dimension}/{audit.rule}",
        engine=audit.engine,
        severity=fault.severity or audit.severity,
        page=page,
        selector=fault.selector,
        line=fault.line,
        evidence=fault.evidence[:300],
        fix=fault.fix,
        owner=fault.owner or audit.owner,
        wcag=audit.wcag if fault.wcag is None else fault.wcag,
    )


def _check(dimension: Dimension, audit: Audit, site: SiteView, found: list[Finding]) -> Check:
    """Return how each page did; a fault of the site as a whole fails on every page looked at."""
    pages = {page.url for page in site.pages if audit.looked_at(page)} or {"*"}
    faulty = {finding.page if finding.page in pages else "*" for finding in found}
    failed = pages if "*" in faulty else faulty
    return Check(
        rule=f"{dimension}/{audit.rule}",
        weight=audit.weight,
        passed=tuple(sorted(pages - failed)),
        failed=tuple(sorted(failed)),
    )


def worst_page(checks: Sequence[Check]) -> float | None:
    """Return the least share of weight passed over pages; None without a check."""
    passed: defaultdict[str, float] = defaultdict(float)
    failed: defaultdict[str, float] = defaultdict(float)
    for check in checks:
        for page in check.passed:
            passed[page] += check.weight
        for page in check.failed:
            failed[page] += check.weight
    shares = [passed[page] / (passed[page] + failed[page]) for page in {*passed, *failed}]
    return round(min(shares), 4) if shares else None
