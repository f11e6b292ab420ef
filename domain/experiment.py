"""Arms tried on the same briefs: what each came to, and whether they differ at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product
from math import ceil, log2
from random import Random
from statistics import fmean, median
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from domain.grading.grade import DIMENSIONS, Dimension
from domain.lab import Range
from domain.value import Value

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]

ERROR_SHARE = 0.05
"""How often all comparisons together may claim a difference where there is none, 0-1."""
SCOPE = (
    "It speaks of briefs like these, built with these settings and graded by these graders; of "
    "nothing else."
)
_RESAMPLED = 2_000
_EXACT_UP_TO = 12
"""Briefs up to which every way chance could have turned is counted; beyond it is drawn."""


class Arm(Value):
    """One way to build."""

    engine: str = "offline"
    """As for a build."""
    model: str | None = None
    """Model the engine asks for, whatever the table of models says."""
    prompts: dict[str, str] = Field(default_factory=dict[str, str])
    """Prompt files by agent, beside the experiment's file."""
    drafts: tuple[str, ...] = ()
    """Agents that are drafted by rule although the engine could write."""
    rounds: int = Field(default=3, ge=0, le=10)
    """Most rounds of refinement."""


class Experiment(Value):
    """What is tried on what, how often."""

    name: Name
    briefs: tuple[str, ...] = Field(min_length=1)
    """Files, beside the experiment's file."""
    arms: dict[Name, Arm] = Field(min_length=2)
    repetitions: int = Field(default=3, ge=1, le=50)
    """Times a brief is built by an arm whose words a model writes; by others once, as they are exact."""
    target: float = Field(default=0.9, ge=0, le=1)
    budget_usd: float = Field(default=1.0, ge=0)
    """Most US dollars each build may spend on language models."""
    seed: int = 1
    """Of what is drawn for the intervals."""

    @model_validator(mode="after")
    def _each_once(self) -> "Experiment":
        if twice := sorted({one for one in self.briefs if self.briefs.count(one) > 1}):
            raise ValueError(f"the brief {twice[0]!r} is named twice; a brief counts once")
        return self


class Trial(Value):
    """One brief built once by one arm."""

    arm: str
    brief: str
    repetition: int = 0
    scores: dict[Dimension, float | None] = Field(default_factory=dict[Dimension, float | None])
    """0-1 per dimension; None for one that was not measured."""
    accepted: bool = False
    cost_usd: Decimal = Decimal(0)
    """What models were paid for its work, whenever that was."""
    minutes: float | None = None
    """None when results were there already, so that nothing was timed."""
    failure: str = ""
    """Why nothing came of it."""

    @property
    def points(self) -> float:
        """Grade points, 500 at most."""
        return sum(100 * (score or 0.0) for score in self.scores.values())


class ArmResult(Value):
    """What all builds of one arm came to."""

    arm: str
    trials: int
    failed: int
    scores: dict[Dimension, Range]
    """Median, least and most per dimension; one that was never measured is missing."""
    points: Range | None
    accepted_share: float | None
    """Of the builds that did not fail; None when all did."""
    cost_usd: Decimal
    """Of all builds together, failed ones included."""
    minutes: Range | None
    point_usd: Decimal | None
    """US dollars for one grade point; None when nothing was won."""


class Difference(Value):
    """How far one arm is from another on the same briefs, in grade points."""

    first: str
    second: str
    briefs: int
    """Those both arms could build."""
    points: float | None
    """By how much the second is above the first, on average over briefs; None without a brief."""
    low: float | None
    high: float | None
    level: float
    """Confidence of the interval, 0-1; higher the more pairs are compared."""
    is_shown: bool
    """Whether the experiment shows that they differ."""
    sentence: str


class Findings(Value):
    """What an experiment came to."""

    experiment: Experiment
    trials: tuple[Trial, ...]
    arms: tuple[ArmResult, ...]
    differences: tuple[Difference, ...]


def findings(experiment: Experiment, trials: Sequence[Trial], *, chance: Random) -> Findings:
    """Sum up all builds.

    Args:
        experiment: What was to be done.
        trials: Every build, failed ones too.
        chance: What is drawn from it decides the intervals; seed it, and they are the same again.
    """
    pairs = list(combinations(experiment.arms, 2))
    return Findings(
        experiment=experiment,
        trials=tuple(trials),
        arms=tuple(
            _arm(name, [one for one in trials if one.arm == name]) for name in experiment.arms
        ),
        differences=tuple(
            difference(trials, first, second, pairs=len(pairs), chance=chance)
            for first, second in pairs
        ),
    )


def least_briefs(pairs: int) -> int:
    """Return the briefs below which chance alone could make any difference, whatever it is."""
    return ceil(log2(2 * pairs / ERROR_SHARE))


def difference(
    trials: Iterable[Trial], first: str, second: str, *, pairs: int, chance: Random
) -> Difference:
    """Compare two arms brief by brief.

    A difference is shown only where the interval leaves out 0 and chance alone would seldom turn all
    briefs as they turned (sign-flip test); both share the error among all pairs.

    Args:
        trials: Every build.
        first: Name of one arm.
        second: Name of the other.
        pairs: How many pairs of arms are compared.
        chance: Where draws come from.
    """
    error = ERROR_SHARE / pairs
    both = _both(trials, first, second)
    if not both:
        sentence = f"No brief was built by both `{first}` and `{second}`, so nothing can be said."
        return Difference(
            first=first,
            second=second,
            briefs=0,
            points=None,
            low=None,
            high=None,
            level=1 - error,
            is_shown=False,
            sentence=sentence,
        )
    gains = [fmean(theirs) - fmean(ours) for ours, theirs in both]
    points = fmean(gains)
    low, high = _interval(both, error=error, chance=chance)
    is_shown = not low <= 0 <= high and _by_chance(gains, chance) <= error
    found = Difference(
        first=first,
        second=second,
        briefs=len(both),
        points=round(points, 4),
        low=round(low, 4),
        high=round(high, 4),
        level=1 - error,
        is_shown=is_shown,
        sentence="",
    )
    return found.model_copy(update={"sentence": _sentence(found, least=least_briefs(pairs))})


def _both(
    trials: Iterable[Trial], first: str, second: str
) -> list[tuple[Sequence[float], Sequence[float]]]:
    """Return the points of both arms, brief by brief, of those both could build."""
    found: defaultdict[str, Mapping[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for one in trials:
        if not one.failure and one.arm in (first, second):
            found[one.brief][one.arm].append(one.points)
    return [(arms[first], arms[second]) for arms in found.values() if len(arms) == 2]


def _interval(
    both: Sequence[tuple[Sequence[float], Sequence[float]]], *, error: float, chance: Random
) -> tuple[float, float]:
    """Return the bootstrap interval: briefs are drawn, and of each one its repetitions."""
    means = sorted(
        fmean(
            fmean(chance.choices(theirs, k=len(theirs))) - fmean(chance.choices(ours, k=len(ours)))
            for ours, theirs in chance.choices(both, k=len(both))
        )
        for _ in range(_RESAMPLED)
    )
    cut = int(error / 2 * _RESAMPLED)
    return means[cut], means[-1 - cut]


def _by_chance(gains: Sequence[float], chance: Random) -> float:
    """Return how often briefs would turn as far if either sign were as likely, 0-1."""
    size = abs(fmean(gains)) - 1e-9
    if len(gains) <= _EXACT_UP_TO:
        turned = list(product((1, -1), repeat=len(gains)))
        return fmean(abs(_turned(gains, signs)) >= size for signs in turned)
    drawn = (chance.choices((1, -1), k=len(gains)) for _ in range(_RESAMPLED))
    far = sum(abs(_turned(gains, signs)) >= size for signs in drawn)
    return (far + 1) / (_RESAMPLED + 1)


def _turned(gains: Sequence[float], signs: Sequence[int]) -> float:
    return fmean(gain * sign for gain, sign in zip(gains, signs, strict=True))


def _sentence(found: Difference, *, least: int) -> str:
    first, second, points = f"`{found.first}`", f"`{found.second}`", found.points or 0.0
    count = f"{found.briefs} brief{'' if found.briefs == 1 else 's'}"
    way = "above" if points > 0 else "below"
    came_out = (
        f"{second} came out {abs(points):.1f} grade points {way} {first}"
        if round(points, 1)
        else f"{second} came out level with {first}"
    )
    between = f"{found.level:.1%} interval {found.low:.1f} to {found.high:.1f}, {count}"
    if found.is_shown:
        return f"The experiment shows a difference: {came_out} ({between})."
    none = f"The experiment shows no difference between {first} and {second}"
    if found.briefs < least:
        return f"{none}: {came_out}, but {count} cannot show one; it takes {least} at least."
    return f"{none}: {came_out} ({between}), which chance alone can bring about."


def _arm(name: str, trials: Sequence[Trial]) -> ArmResult:
    built = [one for one in trials if not one.failure]
    cost_usd = sum((one.cost_usd for one in trials), start=Decimal(0))
    points = sum(one.points for one in built)
    known: dict[Dimension, list[float]] = {
        dimension: [s for one in built if (s := one.scores.get(dimension)) is not None]
        for dimension in DIMENSIONS
    }
    return ArmResult(
        arm=name,
        trials=len(trials),
        failed=len(trials) - len(built),
        scores={dimension: _range(scores) for dimension, scores in known.items() if scores},
        points=_range([one.points for one in built]) if built else None,
        accepted_share=fmean(one.accepted for one in built) if built else None,
        cost_usd=cost_usd,
        minutes=_range(timed) if (timed := [m for one in built if (m := one.minutes)]) else None,
        point_usd=cost_usd / Decimal(str(points)) if points > 0 else None,
    )


def _range(figures: Sequence[float]) -> Range:
    return Range(low=min(figures), median=median(figures), high=max(figures))


NOT_KNOWN = "-"


def arm_rows(found: Findings) -> list[dict[str, str]]:
    """Return one row per arm, as text; median, and in brackets least and most."""
    return [_row(one) for one in found.arms]


def _row(one: ArmResult) -> dict[str, str]:
    scores = {
        dimension: one.scores[dimension].told() if dimension in one.scores else NOT_KNOWN
        for dimension in DIMENSIONS
    }
    share, point_usd = one.accepted_share, one.point_usd
    return {
        "arm": one.arm,
        "builds": str(one.trials),
        "failed": str(one.failed),
        **scores,
        "points": one.points.told(1) if one.points else NOT_KNOWN,
        "accepted": NOT_KNOWN if share is None else f"{share:.0%}",
        "US dollars": f"{one.cost_usd:.4f}",
        "minutes": one.minutes.told() if one.minutes else NOT_KNOWN,
        "dollars a point": NOT_KNOWN if point_usd is None else f"{point_usd:.6f}",
    }
