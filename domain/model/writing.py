"""What of a site a model wrote, what that cost, and what of it was not taken."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from pydantic import Field

from domain.model.repairs import Repairs
from domain.model.worth import RoundPrice
from domain.model.written import RefusedLine, Written
from domain.value import Value


class Writing(Value):
    """The part of models in a run, for manifest and report."""

    models: tuple[str, ...] = ()
    """Who wrote, `provider model`, in the order of their names."""
    questions: int = 0
    """How often they were asked; answers that were there already are not counted."""
    cost_usd: str = "0"
    """What was paid, in US dollars."""
    drafted: dict[str, str] = Field(default_factory=dict[str, str])
    """Agents whose draft stands although a model was to write, and why."""
    refused: tuple[RefusedLine, ...] = ()
    """Words that were not taken, because no fact supports them or their form was wrong."""
    rounds: tuple[RoundPrice, ...] = ()
    repairs: dict[str, Repairs] = Field(default_factory=dict[str, Repairs])
    """What agents made of their findings."""
    levels: dict[str, int] = Field(default_factory=dict[str, int])
    """Prompts by how much they showed: `1` the facts, `2` also what others made, `3` the whole site."""
    shares: dict[str, float] = Field(default_factory=dict[str, float])
    """Mean share of each section of the prompts, 0-1."""


def writing(
    written: Mapping[str, Sequence[Written]],
    *,
    rounds: Iterable[RoundPrice],
    repairs: Mapping[str, Repairs],
) -> Writing | None:
    """Sum up what models did in a run; None when none was to write.

    Args:
        written: What came of asking, by name of the call.
        rounds: What every round cost.
        repairs: What every agent that was sent back made of it.
    """
    every = [one for all_ in written.values() for one in all_]
    if not every:
        return None
    last = {label: all_[-1] for label, all_ in written.items() if all_}
    return Writing(
        models=tuple(sorted({f"{one.provider} {one.model}" for one in every if one.model})),
        questions=sum(one.questions for one in every),
        cost_usd=str(sum((one.cost_usd for one in every), start=Decimal(0))),
        drafted={label: one.drafted for label, one in sorted(last.items()) if one.drafted},
        refused=tuple(line for one in last.values() for line in one.refused),
        rounds=tuple(rounds),
        repairs=dict(repairs),
        levels=_levels(every),
        shares=_mean_shares(every),
    )


def _levels(every: Sequence[Written]) -> dict[str, int]:
    found = Counter(one.level for one in every if one.level)
    return {str(level): found[level] for level in sorted(found)}


def _mean_shares(every: Sequence[Written]) -> dict[str, float]:
    known = [one.shares for one in every if one.shares]
    names = dict.fromkeys(name for shares in known for name in shares)
    return {name: sum(s.get(name, 0.0) for s in known) / len(known) for name in names}
