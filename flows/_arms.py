"""One arm of an experiment at work: its engine, its team, and what a build of it came to."""

import time
from dataclasses import dataclass

from blocks.engine import Engine, OfflineEngine, Run
from blocks.engines import engine_named
from blocks.split_engine import SplitEngine
from domain.brief import Brief
from domain.costs import Spent
from domain.errors import BriefInvalid
from domain.experiment import Arm, Experiment, Trial
from domain.refinement import gates_pass
from domain.value import digest
from flows._candidate import TEAM, Workshop
from flows._measuring import Lab
from flows._rehearsal import with_prompts
from flows._team import Team
from flows._version import Candidate


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One build that is to be made."""

    arm: str
    brief: str
    """Path."""
    repetition: int
    sample: int
    """Which of several answers of a model it takes; 0 where none is asked."""


async def plans(experiment: Experiment) -> tuple[Plan, ...]:
    """Return every build of an experiment: brief by brief, arm by arm.

    Raises:
        BriefInvalid: An arm names an agent nobody knows, or a prompt that cannot be used.
        ModelMisconfigured: An arm's engine is not set up.
    """
    found: list[Plan] = []
    writes = {name: await _writes(arm) for name, arm in experiment.arms.items()}
    for brief in experiment.briefs:
        for name in experiment.arms:
            times = experiment.repetitions if writes[name] else 1
            found += [
                Plan(
                    arm=name,
                    brief=brief,
                    repetition=number,
                    sample=_sample(experiment, number) if writes[name] else 0,
                )
                for number in range(times)
            ]
    return tuple(found)


def _sample(experiment: Experiment, repetition: int) -> int:
    """Return a number of its own, so that answers are neither an ordinary build's nor another's."""
    return 1 + int(digest([experiment.name, repetition])[:8], 16)


async def _writes(arm: Arm) -> bool:
    """Whether a model writes for the arm, so that no two builds are alike."""
    engine = await engine_of(arm, sample=0)
    return any(engine.writes(agent) for agent in with_prompts(arm.prompts).values())


async def engine_of(arm: Arm, *, sample: int) -> Engine:
    """Return the engine of an arm, which leaves some agents to their drafts if that is said."""
    engine = await engine_named(arm.engine, model=arm.model, sample=sample)
    if not arm.drafts:
        return engine
    if unknown := sorted(set(arm.drafts) - {agent.name for agent in TEAM.values()}):
        problem = f"No agent is called {unknown[0]!r}."
        raise BriefInvalid(source="drafts", problem=problem, remedy="`atelier agents` lists them.")
    return SplitEngine(first=engine, other=OfflineEngine(), others=frozenset(arm.drafts))


async def workshop_of(
    arm: Arm,
    *,
    brief: Brief,
    tenant: str,
    target: float,
    sample: int,
    typefaces: tuple[str, ...],
) -> Workshop:
    """Return the workshop of one build."""
    return Workshop(
        brief=brief,
        tenant=tenant,
        target=target,
        rounds=arm.rounds,
        team=Team(agents=with_prompts(arm.prompts), engine=await engine_of(arm, sample=sample)),
        typefaces=typefaces,
        lab=Lab(tenant),
    )


async def best_of(workshop: Workshop, run: Run) -> tuple[Candidate, float]:
    """Build and refine; return the best version, and the minutes that took."""
    began = time.perf_counter()
    await workshop.open(run)
    best = await workshop.candidate()
    best, _ = await workshop.improve(best, [best.first_round()])
    return best, (time.perf_counter() - began) / 60


def content_keys(workshop: Workshop) -> list[str]:
    """Return the content addresses of all work that went into a build, rejected versions included."""
    return sorted({key.rpartition("/")[2] for key in workshop.team.made})


def trial_of(
    best: Candidate, *, plan: Plan, workshop: Workshop, spent: Spent, minutes: float
) -> Trial:
    """Return what a build came to; minutes only where every call worked now."""
    was_there = any(one.is_cached for one in workshop.team.work)
    return Trial(
        arm=plan.arm,
        brief=plan.brief,
        repetition=plan.repetition,
        scores={grade.dimension: grade.score for grade in best.grades},
        accepted=gates_pass(best.grades),
        cost_usd=spent.cost_usd,
        minutes=None if was_there else minutes,
    )
