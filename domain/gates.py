"""Quality gates: what must hold, what was measured, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from domain.errors import AtelierError
from domain.grading.grade import DIMENSIONS
from domain.value import Value


class Verdict(StrEnum):
    """What a gate says."""

    PASS = "pass"  # noqa: S105 # no password
    WARN = "warn"
    FAIL = "fail"


Severity = Literal["critical", "warning"]
"""A critical check that fails closes the gate; any other only warns."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+(-[a-z0-9_]+)*$")]
"""Lower-case words joined by `-`."""


class Within(Value):
    """Every value that is there lies between two numbers; None leaves a side open."""

    rule: Literal["within"] = "within"
    column: str
    low: float | None = None
    high: float | None = None


class Matches(Value):
    """Every value that is there matches a pattern."""

    rule: Literal["matches"] = "matches"
    column: str
    pattern: str


class Unique(Value):
    """No value stands twice."""

    rule: Literal["unique"] = "unique"
    column: str


class Present(Value):
    """Every row has a value."""

    rule: Literal["present"] = "present"
    column: str


class OneOf(Value):
    """Every value that is there is one of these words."""

    rule: Literal["one_of"] = "one_of"
    column: str
    words: tuple[str, ...]


class HoldsAll(Value):
    """Each of these words stands in some row."""

    rule: Literal["holds_all"] = "holds_all"
    column: str
    words: tuple[str, ...]


class Equal(Value):
    """Two columns say the same in every row."""

    rule: Literal["equal"] = "equal"
    column: str
    other: str


Rule = Annotated[
    Within | Matches | Unique | Present | OneOf | HoldsAll | Equal, Field(discriminator="rule")
]
"""What can be asked of rows; each engine knows how to measure each of them."""


class Expectation(Value):
    """One line of a gate."""

    name: Name
    severity: Severity
    says: str
    """What must hold, in a few words."""
    rows: str
    """Which rows it is about; what they are, each engine's module says once."""
    rule: Rule
    needs_rows: bool = False
    """Whether it says nothing when there are no such rows: it is then not measured."""


SHA256 = "^[0-9a-f]{64}$"
LARGEST_FILE_BYTES = 25_000_000
"""The largest file that common static hosts serve."""

RELEASE_GATE: tuple[Expectation, ...] = (
    Expectation(
        name="every-dimension-graded",
        severity="critical",
        says="the last round has a grade in every dimension",
        rows="last_grades",
        rule=HoldsAll(column="dimension", words=DIMENSIONS),
    ),
    Expectation(
        name="scores-in-range",
        severity="critical",
        says="scores lie in 0-1",
        rows="grades",
        rule=Within(column="score", low=0, high=1),
    ),
    Expectation(
        name="measured-has-score",
        severity="critical",
        says="what is scored, or partial, has a score",
        rows="measured",
        rule=Present(column="score"),
    ),
    Expectation(
        name="not-run-never-passes",
        severity="critical",
        says="what was not run does not pass",
        rows="not_run",
        rule=OneOf(column="gate", words=("fail",)),
    ),
    Expectation(
        name="paths-unique",
        severity="critical",
        says="no two files have the same path",
        rows="assets",
        rule=Unique(column="path"),
    ),
    Expectation(
        name="sizes-in-bounds",
        severity="warning",
        says=f"files have 1 to {LARGEST_FILE_BYTES:,} bytes",
        rows="assets",
        rule=Within(column="size_bytes", low=1, high=LARGEST_FILE_BYTES),
    ),
    Expectation(
        name="hashes-well-formed",
        severity="critical",
        says="files are named by a SHA-256",
        rows="assets",
        rule=Matches(column="sha256", pattern=SHA256),
    ),
    Expectation(
        name="cost-within-budget",
        severity="critical",
        says="the run cost no more than the budget of tenant and project",
        rows="budget",
        rule=Within(column="left_usd", low=0),
    ),
    Expectation(
        name="calls-ended",
        severity="warning",
        says="every call of an agent ended",
        rows="calls",
        rule=OneOf(column="status", words=("completed", "failed")),
    ),
    Expectation(
        name="release-is-graded",
        severity="critical",
        says="the site released is the one that was graded last",
        rows="release",
        rule=Equal(column="site_sha256", other="graded_sha256"),
        needs_rows=True,
    ),
)
"""What must hold before a release is published."""


class Check(Value):
    """One expectation, and what came of it; never a value of the rows themselves."""

    name: Name
    severity: Severity
    passed: bool | None
    """None when it could not be measured, which is no pass."""
    measured: float | None = None
    """Rows that break it, or the figure that is compared; None when only yes or no is known."""
    expected: str


class GateReport(Value):
    """What a gate found."""

    gate: Name
    engine: Literal["sql", "great-expectations", "python"]
    """Who measured."""
    execution_id: UUID | None = None
    """The run it is about; None when it is about none, or about many."""
    checks: tuple[Check, ...] = Field(min_length=1)

    @property
    def verdict(self) -> Verdict:
        """Fail when a critical check failed; pass only when every check was measured and passed."""
        if any(one.passed is False and one.severity == "critical" for one in self.checks):
            return Verdict.FAIL
        return Verdict.PASS if all(one.passed for one in self.checks) else Verdict.WARN

    @property
    def faults(self) -> tuple[Check, ...]:
        """The checks that did not pass, critical ones first."""
        wrong = [one for one in self.checks if not one.passed]
        return tuple(sorted(wrong, key=lambda one: (one.passed is None, one.severity)))


def counted(
    expectations: Sequence[Expectation], offences: Mapping[str, int | None]
) -> tuple[Check, ...]:
    """Return the checks that follow from how many rows break each expectation.

    Args:
        expectations: The gate.
        offences: By name of the expectation; None when it was not measured.
    """
    return tuple(
        Check(
            name=one.name,
            severity=one.severity,
            passed=None if (found := offences[one.name]) is None else found == 0,
            measured=found,
            expected=one.says,
        )
        for one in expectations
    )


def answered(
    expectations: Sequence[Expectation], answers: Mapping[str, bool | None]
) -> tuple[Check, ...]:
    """Return the checks that follow from a yes or no to each expectation.

    Args:
        expectations: The gate.
        answers: By name of the expectation; None when it was not measured.
    """
    return tuple(
        Check(name=one.name, severity=one.severity, passed=answers.get(one.name), expected=one.says)
        for one in expectations
    )


def check_rows(report: GateReport) -> list[dict[str, str]]:
    """Return one row per check, for a table."""
    words = {True: "yes", False: "no", None: "not measured"}
    return [
        {
            "check": one.name,
            "severity": one.severity,
            "passed": words[one.passed],
            "measured": "-" if one.measured is None else f"{one.measured:g}",
            "expected": one.expected,
        }
        for one in report.checks
    ]


@dataclass(eq=False)
class GateClosed(AtelierError):
    """A quality gate does not let something pass."""

    gate: str
    subject: str
    failed: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"The gate {self.gate!r} does not let {self.subject} pass: {', '.join(self.failed)}. "
            f"The table of the run says what was measured and what was expected."
        )


@dataclass(eq=False)
class GateUnavailable(AtelierError):
    """The engine of a gate could not measure; `problem` is one sentence."""

    engine: str
    problem: str

    def __str__(self) -> str:
        return f"{self.engine} could not measure: {self.problem} The gate gives its verdict without it."


def require_open(reports: Mapping[str, GateReport]) -> None:
    """Refuse to go on when the gate of anything is closed.

    Args:
        reports: By what they are about, such as `tenant 'rye'`.

    Raises:
        GateClosed: A critical check failed; every such subject and check is named.
    """
    closed = {
        subject: [
            one.name for one in report.checks if one.passed is False and one.severity == "critical"
        ]
        for subject, report in reports.items()
        if report.verdict is Verdict.FAIL
    }
    if closed:
        gate = next(iter(reports.values())).gate
        failed = tuple(dict.fromkeys(name for names in closed.values() for name in names))
        raise GateClosed(gate, " and ".join(closed), failed)
