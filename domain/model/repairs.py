"""Whether sending an agent back helps: what it repaired against what it broke."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pydantic import Field

from domain.grading.grade import Finding, Grades
from domain.refinement import Authors, owner_alone
from domain.value import Value


class Repairs(Value):
    """What an agent made of the findings it was sent back with, over all rounds."""

    told: int = Field(default=0, ge=0)
    """Findings it was sent back with."""
    repaired: int = Field(default=0, ge=0)
    """Those that were gone in its next version."""
    broken: int = Field(default=0, ge=0)
    """Findings of its own that the next version had and the one before had not."""

    def __add__(self, other: "Repairs") -> "Repairs":
        mine, theirs = self.model_dump(), other.model_dump()
        return Repairs.model_validate({name: mine[name] + theirs[name] for name in mine})

    @property
    def correction_rate(self) -> float:
        """Share of the findings it repaired (ECR), 0-1."""
        return self.repaired / self.told if self.told else 0.0

    @property
    def introduction_rate(self) -> float:
        """New findings for each it was sent back with (EIR)."""
        return self.broken / self.told if self.told else 0.0

    @property
    def does_harm(self) -> bool:
        """Whether it broke more than it repaired, so that a model is no longer asked for it."""
        return self.broken > self.repaired


def repairs(
    before: Grades,
    after: Grades,
    *,
    sent: Iterable[str],
    wrote_before: Authors = owner_alone,
    wrote_after: Authors = owner_alone,
) -> dict[str, Repairs]:
    """Return what each agent that was sent back repaired and broke.

    A finding is the same when rule and page are; three of one rule on a page that become one are two
    repairs.

    Args:
        before: Grades of the version the findings are of.
        after: Grades of the version made with them, whether it was accepted or not.
        sent: Agents that were sent back.
        wrote_before: Returns the agents that findings before go back to.
        wrote_after: The same for findings after.
    """
    had, has = _owned(before, wrote_before), _owned(after, wrote_after)
    return {
        agent: Repairs(
            told=had.get(agent, Counter()).total(),
            repaired=(had.get(agent, Counter()) - has.get(agent, Counter())).total(),
            broken=(has.get(agent, Counter()) - had.get(agent, Counter())).total(),
        )
        for agent in sent
    }


def _owned(grades: Grades, authors: Authors) -> Mapping[str, Counter[tuple[str, str]]]:
    found: dict[str, Counter[tuple[str, str]]] = {}
    for grade in grades:
        for finding in grade.findings:
            for author in authors(finding):
                found.setdefault(author, Counter())[_same(finding)] += 1
    return found


def _same(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.page
