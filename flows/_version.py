"""A version of a site as a run has it: what it consists of, and what it leaves in the history."""

from dataclasses import dataclass
from typing import TypeVar

from domain.agents.call import Failure, Outputs
from domain.agents.design.accessibility import AccessibilityCriteria
from domain.agents.design.brand_consistency import StyleGuide
from domain.agents.discovery.discovery_validator import DiscoveryReport
from domain.agents.spec import Output
from domain.grading.grade import Finding, Grades
from domain.grading.judging import SiteWords
from domain.grading.view import Context, SiteView
from domain.refinement import Decision, Round, gates_pass
from domain.site import Site

T = TypeVar("T", bound=Output)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A whole site with its grades and the outputs it came from."""

    outputs: Outputs
    site: Site
    context: Context
    """What is known besides the bytes."""
    grades: Grades
    failures: tuple[Failure, ...]
    """Calls that brought nothing to this candidate."""
    words: SiteWords
    """What its pages say, for judges."""

    @property
    def view(self) -> SiteView:
        """The site, to be read anew; what was parsed for the grades is not kept for minutes."""
        return SiteView(self.site, self.context)

    def round(self, number: int, *, decision: Decision, sent_to: tuple[str, ...] = ()) -> Round:
        """Return the entry this candidate leaves in the history."""
        return Round(
            number=number,
            site=self.site.sha256,
            grades=self.grades,
            decision=decision,
            sent_to=sent_to,
        )

    def first_round(self) -> Round:
        """Return the entry of round 0: the first candidate is the best so far."""
        state = "passes every gate" if gates_pass(self.grades) else "does not pass every gate yet"
        reason = f"The first version {state}."
        return self.round(0, decision=Decision(accepted=True, reason=reason))

    def measured_round(self, number: int) -> Round:
        """Return the entry for the best version so far once instruments have looked at it."""
        state = "passes every gate" if gates_pass(self.grades) else "does not pass every gate"
        reason = f"The same version, measured by instruments, {state}."
        return self.round(number, decision=Decision(accepted=True, reason=reason))


def found(outputs: Outputs) -> tuple[Finding, ...]:
    """Return what the checking agents found."""
    reports = (
        only(outputs, DiscoveryReport),
        only(outputs, StyleGuide),
        only(outputs, AccessibilityCriteria),
    )
    return tuple(finding for report in reports if report for finding in report.findings)


def only(outputs: Outputs, type_: type[T]) -> T | None:
    """Return the one output of a type; None when its producer failed."""
    return first(outputs.get(type_, ()), type_)


def first(made: tuple[Output, ...], type_: type[T]) -> T | None:
    """Return the first of several outputs; None when there is none."""
    return made[0] if made and isinstance(made[0], type_) else None
