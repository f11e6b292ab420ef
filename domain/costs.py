"""What models cost, and what a grade point came to: by agent, run, project or month."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from pydantic import Field

from domain.model.completion import Usage
from domain.value import Value

By = Literal["agent", "run", "project", "month"]

TOTAL = "total"
"""Name of the last row."""


class Spent(Value):
    """What some questions to models came to."""

    whose: str
    """Agent, id of the run, name of the project, or month such as `2026-11`; empty outside a run."""
    calls: int = Field(default=0, ge=0)
    """Sent, useful or not."""
    useless: int = Field(default=0, ge=0)
    """Of them, those whose answer could not be used."""
    cost_usd: Decimal = Field(default=Decimal(0), ge=0)
    useless_usd: Decimal = Field(default=Decimal(0), ge=0)
    """Of the cost, what was paid for answers that could not be used."""
    reserved_usd: Decimal = Field(default=Decimal(0), ge=0)
    """Held for questions under way."""
    usage: Usage = Usage()
    answering_ms: int = Field(default=0, ge=0)
    """Milliseconds models took to answer, added up."""


class Priced(Value):
    """Accepted grade points, and the money and minutes they took."""

    points: float = 0
    """Hundredths of a dimension's score; a whole site has 500 at most."""
    cost_usd: Decimal = Decimal(0)
    minutes: float = 0
    is_known: bool = True
    """False when points are nobody's alone, so that there is no price."""

    def __add__(self, other: "Priced") -> "Priced":
        return Priced(
            points=self.points + other.points,
            cost_usd=self.cost_usd + other.cost_usd,
            minutes=self.minutes + other.minutes,
            is_known=self.is_known and other.is_known,
        )

    @property
    def point_usd(self) -> Decimal | None:
        """US dollars for one point; None when none was won or nobody knows whose it is."""
        return self.cost_usd / Decimal(str(self.points)) if self._has_price else None

    @property
    def point_minutes(self) -> float | None:
        """Minutes for one point; None when none was won or nobody knows whose it is."""
        return self.minutes / self.points if self._has_price else None

    @property
    def _has_price(self) -> bool:
        return self.is_known and self.points > 0


class CostRow(Value):
    """One line of the account."""

    spent: Spent
    minutes: float
    """By agent, those models took to answer; else those of the runs that asked them."""
    priced: Priced

    @property
    def cached_share(self) -> float | None:
        """Share of the tokens models read that came from their cache, 0-1; None when none was read."""
        read = read_tokens(self.spent.usage)
        return self.spent.usage.cache_read_tokens / read if read else None

    def as_json(self) -> dict[str, object]:
        """Return the line for programs: amounts as text, what is not known as null."""
        spent, priced = self.spent, self.priced
        point_usd, point_minutes = priced.point_usd, priced.point_minutes
        return {
            "whose": spent.whose,
            "calls": spent.calls,
            "useless_calls": spent.useless,
            "tokens_read": read_tokens(spent.usage),
            "tokens_from_cache_share": _rounded(self.cached_share),
            "tokens_written": spent.usage.output_tokens,
            "cost_usd": f"{spent.cost_usd:.8f}",
            "useless_usd": f"{spent.useless_usd:.8f}",
            "reserved_usd": f"{spent.reserved_usd:.8f}",
            "minutes": round(self.minutes, 4),
            "points": round(priced.points, 2) if priced.is_known else None,
            "usd_per_point": None if point_usd is None else f"{point_usd:.8f}",
            "minutes_per_point": _rounded(point_minutes),
        }


class RunCost(Value):
    """A run that asked models: how long it took, and what it released."""

    run: str
    project: str
    month: str
    """In which it began, such as `2026-11`."""
    minutes: float = Field(ge=0)
    points: float = Field(ge=0)
    """Of the version it released; 0 when it released none."""


class Attempt(Value):
    """One candidate of a run: who was sent back for it, and what came of it."""

    number: int
    accepted: bool
    sent_to: tuple[str, ...]
    points: float
    """Grade points of the candidate."""


class Effort(Value):
    """What an agent's calls of one round took."""

    agent: str
    number: int
    """Of the round."""
    cost_usd: Decimal
    minutes: float


def read_tokens(usage: Usage) -> int:
    """Return all tokens that were read, from the cache or anew."""
    kept = usage.cache_read_tokens + usage.cache_write_tokens + usage.cache_write_1h_tokens
    return usage.input_tokens + kept


def total(spent: Iterable[Spent]) -> Spent:
    """Return what all of it came to."""
    rows = list(spent)
    return Spent(
        whose=TOTAL,
        calls=sum(one.calls for one in rows),
        useless=sum(one.useless for one in rows),
        cost_usd=sum((one.cost_usd for one in rows), start=Decimal(0)),
        useless_usd=sum((one.useless_usd for one in rows), start=Decimal(0)),
        reserved_usd=sum((one.reserved_usd for one in rows), start=Decimal(0)),
        usage=sum((one.usage for one in rows), start=Usage()),
        answering_ms=sum(one.answering_ms for one in rows),
    )


def rows_by_run(spent: Sequence[Spent], runs: Sequence[RunCost], *, by: By) -> tuple[CostRow, ...]:
    """Return the account by run, project or month, and its total last.

    All that was spent counts, also by runs that released nothing: their points are none.
    """
    found = [_of_runs(one, [run for run in runs if _key(run, by) == one.whose]) for one in spent]
    return (*found, _of_runs(total(spent), runs))


def rows_by_agent(
    spent: Sequence[Spent], won: Mapping[str, Priced], runs: Sequence[RunCost]
) -> tuple[CostRow, ...]:
    """Return the account by agent, and its total last, which is that of the runs.

    Args:
        spent: What every agent's questions came to.
        won: What agents won alone, see `won_alone`.
        runs: Every run that asked models.
    """
    unknown = Priced(is_known=False)
    found = [
        CostRow(spent=one, minutes=one.answering_ms / 60_000, priced=won.get(one.whose) or unknown)
        for one in spent
    ]
    every = total(spent)
    priced = _of_runs(every, runs).priced
    return (*found, CostRow(spent=every, minutes=every.answering_ms / 60_000, priced=priced))


def won_alone(attempts: Sequence[Attempt], efforts: Iterable[Effort]) -> dict[str, Priced]:
    """Return what each agent won in one run when it was sent back alone, and what that took.

    Whose a point is that several won together nobody can say, so these rounds are left out, with
    their costs. Rounds in which an agent won nothing are part of its price.

    Args:
        attempts: Every candidate of the run in order, the first version included.
        efforts: What agents' calls took, round by round.
    """
    points: dict[str, float] = {}
    shared: set[tuple[str, int]] = set()
    best = attempts[0].points if attempts else 0.0
    for one in attempts[1:]:
        for agent in one.sent_to:
            points.setdefault(agent, 0.0)
        if not one.accepted:
            continue
        if len(one.sent_to) == 1:
            points[one.sent_to[0]] += one.points - best
        shared |= {(agent, one.number) for agent in one.sent_to if len(one.sent_to) > 1}
        best = one.points
    sent = {(agent, one.number) for one in attempts for agent in one.sent_to} - shared
    return {
        agent: Priced(points=max(0.0, round(won, 4))) + _taken(agent, sent, efforts)
        for agent, won in points.items()
        if any(agent == whose for whose, _ in sent)
    }


def _taken(agent: str, rounds: Collection[tuple[str, int]], efforts: Iterable[Effort]) -> Priced:
    mine = [one for one in efforts if one.agent == agent and (agent, one.number) in rounds]
    return Priced(
        cost_usd=sum((one.cost_usd for one in mine), start=Decimal(0)),
        minutes=sum(one.minutes for one in mine),
    )


def _of_runs(spent: Spent, runs: Sequence[RunCost]) -> CostRow:
    minutes = sum(run.minutes for run in runs)
    priced = Priced(
        points=round(sum(run.points for run in runs), 4), cost_usd=spent.cost_usd, minutes=minutes
    )
    return CostRow(spent=spent, minutes=minutes, priced=priced)


def _key(run: RunCost, by: By) -> str:
    return {"run": run.run, "project": run.project, "month": run.month}.get(by, "")


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 6)
