"""What an audit finds, and what a dimension comes to."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from domain.value import Value

Dimension = Literal["performance", "seo", "accessibility", "code", "content"]
DIMENSIONS: tuple[Dimension, ...] = ("performance", "seo", "accessibility", "code", "content")

Severity = Literal["critical", "serious", "moderate", "minor"]
SEVERITIES: tuple[Severity, ...] = ("critical", "serious", "moderate", "minor")
"""Worst first. `serious` and `critical` fail the gate of their dimension."""

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$")]
"""`dimension/audit`, such as `seo/meta-description`."""


class Finding(Value):
    """One fault, with everything its owner needs to mend it."""

    rule: RuleId
    engine: str = "static"
    """Who found it."""
    severity: Severity
    page: str
    """URL path of the page, such as `/about/`; `*` for the site as a whole."""
    selector: str = ""
    """CSS selector of the element, or the file's path; empty when neither applies."""
    line: int | None = Field(default=None, ge=1)
    """Line in the page or file, from 1; None when it has no one place."""
    evidence: str
    """What was seen, verbatim and short."""
    fix: str
    """What to do, in one sentence."""
    owner: str
    """Name of the agent it goes back to."""
    wcag: tuple[str, ...] = ()
    """WCAG 2.2 success criteria it violates, such as `1.4.3`."""
    also: tuple[str, ...] = ()
    """Other engines that found it too."""


class Check(Value):
    """One audit that ran, and how each page did."""

    rule: RuleId
    weight: float = Field(gt=0)
    passed: tuple[str, ...] = ()
    """URL paths of the pages without a fault of it."""
    failed: tuple[str, ...] = ()


class NotChecked(Value):
    """Something no engine looked at, and why."""

    subject: str
    reason: str


class EngineRun(Value):
    """Who measured."""

    name: str
    version: str
    ran: bool
    """Whether it looked at any page."""
    error: str = ""
    """Why it did not run, or which pages it did not look at; empty when it did all it had to."""


class Grade(Value):
    """How well a site does in one dimension."""

    dimension: Dimension
    score: float | None = Field(default=None, ge=0, le=1)
    """The worst page's share of weighted checks passed, 0-1; None when nothing was measured."""
    letter: Literal["A", "B", "C", "D", "E", "F"] | None = None
    status: Literal["scored", "partial", "not_run"]
    gate: Literal["pass", "fail"]
    """A pass needs a score of at least the target and no finding of serious or worse."""
    findings: tuple[Finding, ...] = ()
    checks: tuple[Check, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    engines: tuple[EngineRun, ...] = ()


Grades = tuple[Grade, ...]
"""One per dimension, in the order of `DIMENSIONS`."""
