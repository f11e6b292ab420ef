"""A release tried again from one agent on, side by side with what it was."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from domain.agents.spec import AgentSpec, Output
from domain.grading.grade import Grades
from domain.model.worth import all_points
from domain.refinement import gates_pass
from domain.release import Built, Manifest, ReleaseDiff
from domain.value import Value

Team = Mapping[type[Output], AgentSpec[Output]]
"""Who produces what, everyone after those they wait for."""


class Side(Value):
    """One of the two versions."""

    engine: str
    """Who wrote it, as releases name it."""
    site_sha256: str
    grades: Grades
    cost_usd: str
    """What its run paid for models, in US dollars."""
    questions: int
    """How often its run asked a model."""

    @property
    def points(self) -> float:
        """Grade points, 500 at most."""
        return all_points(self.grades)


class Replay(Value):
    """What a release would be if one agent had worked otherwise."""

    release: str
    """Folder of the release."""
    start: str
    """The agent from which on work is done again."""
    reached: tuple[str, ...]
    """That agent and all that wait for it."""
    ran: tuple[str, ...]
    """Calls that worked now: the blast radius."""
    found: tuple[str, ...]
    """Calls of the reached whose result was there already."""
    before: Side
    after: Side
    files: ReleaseDiff
    stopped: str
    """Why refinement ended."""
    notes: tuple[str, ...] = ()
    """What to bear in mind when the two are compared."""
    adopted: Built | None = None
    """The release it became; None when it was only tried."""

    @property
    def verdict(self) -> Literal["same", "better", "worse", "other"]:
        """Whether grade points rose or fell; `other` for another site with as many."""
        if self.before.site_sha256 == self.after.site_sha256:
            return "same"
        won = round(self.after.points - self.before.points, 4)
        return "better" if won > 0 else "worse" if won < 0 else "other"

    @property
    def sentence(self) -> str:
        """What came of it, in one sentence."""
        won = abs(round(self.after.points - self.before.points, 2))
        return {
            "same": "The site would be the same, byte by byte.",
            "better": f"The site would be {won:g} grade points better.",
            "worse": f"The site would be {won:g} grade points worse.",
            "other": "The site would be another, with the same grade points.",
        }[self.verdict]

    def rows(self) -> tuple[dict[str, str], ...]:
        """Return figures of both versions, one row each, as text."""
        before, after = self.before, self.after
        scores = {grade.dimension: grade.score for grade in before.grades}
        graded = tuple(
            (grade.dimension, _score(scores.get(grade.dimension)), _score(grade.score))
            for grade in after.grades
        )
        figures = (
            *graded,
            ("grade points", f"{before.points:.1f}", f"{after.points:.1f}"),
            ("gate", _gate(before.grades), _gate(after.grades)),
            ("findings", _findings(before.grades), _findings(after.grades)),
            ("questions to models", str(before.questions), str(after.questions)),
            ("US dollars", _dollars(before.cost_usd), _dollars(after.cost_usd)),
        )
        return tuple({"figure": name, "release": was, "replay": now} for name, was, now in figures)


def reached(team: Team, start: str) -> frozenset[str]:
    """Return the names of an agent and of all that wait for what it makes, directly or not.

    Raises:
        LookupError: No agent has this name.
    """
    if start not in {agent.name for agent in team.values()}:
        raise LookupError(start)
    found: set[str] = set()
    made: set[type[Output]] = set()
    for output, agent in team.items():
        if agent.name == start or made & set(agent.upstream):
            found.add(agent.name)
            made.add(output)
    return frozenset(found)


def other_code(manifest: Manifest, versions: Mapping[str, str]) -> tuple[str, ...]:
    """Return the agents whose code is not that of the release any more, by name."""
    return tuple(
        sorted(name for name, known in manifest.agents.items() if versions.get(name) != known)
    )


def _score(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.2f}"


def _gate(grades: Grades) -> str:
    return "pass" if gates_pass(grades) else "fail"


def _findings(grades: Grades) -> str:
    return str(sum(len(grade.findings) for grade in grades))


def _dollars(amount: str) -> str:
    return f"{Decimal(amount):.4f}"
