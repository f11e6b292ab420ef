"""A version that waits for its approval: all it takes to release it, or to refine it further."""

from collections.abc import Mapping
from typing import Any

from domain.agents.call import Failure, Outputs
from domain.agents.spec import AgentSpec, Feedback, Output
from domain.approval import Review
from domain.grading.grade import Grades
from domain.grading.judging import Judging
from domain.measured import Measured
from domain.model.writing import Writing
from domain.refinement import Round
from domain.report.album import Shot
from domain.site import Site
from domain.value import Value

Kept = dict[str, tuple[dict[str, Any], ...]]
"""Outputs as plain JSON, by agent."""


class Held(Value):
    """One version with everything that led to it; survives the process that made it."""

    asked: int
    """How often a reviewer was asked before, in this run."""
    build_key: str
    outputs: Kept
    previous: Kept
    """What agents that were sent back had made before."""
    feedback: dict[str, tuple[Feedback, ...]]
    site: Site
    measured: Measured | None
    grades: Grades
    rounds: tuple[Round, ...]
    failures: tuple[Failure, ...]
    stopped: str
    album: tuple[Shot, ...]
    writing: Writing | None
    judging: Judging | None
    reviews: tuple[Review, ...]
    """What reviewers said of earlier versions."""
    folder: str
    """Where it can be looked at."""


def kept(outputs: Outputs, agents: Mapping[type[Output], AgentSpec[Output]]) -> Kept:
    """Return outputs as they are held."""
    return {
        agents[type_].name: tuple(one.model_dump(mode="json") for one in made)
        for type_, made in outputs.items()
    }


def restored(found: Kept, agents: Mapping[type[Output], AgentSpec[Output]]) -> Outputs:
    """Return held outputs as they were."""
    return {
        type_: tuple(type_.model_validate(one) for one in found[agent.name])
        for type_, agent in agents.items()
        if agent.name in found
    }
