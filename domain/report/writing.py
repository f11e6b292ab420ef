"""What models wrote and what it cost, in words and figures for reports."""

from dataclasses import dataclass
from decimal import Decimal

from domain.model.worth import RoundPrice
from domain.model.writing import Writing
from domain.model.written import RefusedLine

_SHOWED = {
    "1": "the facts and the task",
    "2": "also what other agents had made",
    "3": "the whole site",
}

_NAMES = {"made": "made by other agents", "site": "the whole site"}
"""Sections whose element says too little."""


@dataclass(frozen=True)
class PriceRow:
    """One round's money and points, as text."""

    round: str
    pieces: str
    """Pieces of work a model was paid for."""
    dollars: str
    minutes: str
    points: str
    point_dollars: str
    """US dollars for one point; `-` where none was won."""


@dataclass(frozen=True)
class Part:
    """One section of the prompts."""

    name: str
    share: float
    """Of their characters, 0-1."""

    @property
    def percent(self) -> str:
        """The share as people read it."""
        return f"{self.share:.1%}"


@dataclass(frozen=True)
class WritingReport:
    """Everything there is to say of the models of one run."""

    lead: str
    rows: tuple[PriceRow, ...]
    """Round by round; all of them together last."""
    refused: tuple[RefusedLine, ...]
    drafted: tuple[tuple[str, str], ...]
    """Names of pieces of work whose draft stands, and why."""
    parts: tuple[Part, ...]
    """Largest first."""
    levels: str


def writing_report(wrote: Writing) -> WritingReport:
    """Return what there is to say."""
    return WritingReport(
        lead=_lead(wrote),
        rows=price_rows(wrote),
        refused=wrote.refused,
        drafted=tuple(wrote.drafted.items()),
        parts=tuple(
            Part(_NAMES.get(name, name.replace("_", " ")), share)
            for name, share in sorted(wrote.shares.items(), key=lambda pair: -pair[1])
        ),
        levels=_levels(wrote),
    )


def price_rows(wrote: Writing) -> tuple[PriceRow, ...]:
    """Return what every round cost and won, and all of them together last."""
    rows = [_row(str(one.number), one) for one in wrote.rounds]
    every = RoundPrice(
        number=0,
        cost_usd=float(wrote.cost_usd),
        seconds=sum(one.seconds for one in wrote.rounds),
        points=sum(one.points for one in wrote.rounds),
        calls=sum(one.calls for one in wrote.rounds),
    )
    return (*rows, _row("all", every))


def _row(name: str, one: RoundPrice) -> PriceRow:
    return PriceRow(
        round=name,
        pieces=str(one.calls),
        dollars=f"{one.cost_usd:.4f}",
        minutes=f"{one.seconds / 60:.2f}",
        points=f"{one.points:.1f}",
        point_dollars=f"{one.cost_usd / one.points:.6f}" if one.points > 0 else "-",
    )


def _lead(wrote: Writing) -> str:
    if not wrote.models:
        return "Models were to write, but none answered: every word was drafted by rule."
    # `claude claude-x`: who serves it goes without saying where the name says it.
    names = [m.partition(" ")[2] if m.count(m.split()[0]) > 1 else m for m in wrote.models]
    who = f"{' and '.join(names)} wrote words of this site, within what its facts say."
    if not wrote.questions:
        return f"{who} All of it had been answered before, so nothing was paid."
    asked = "once" if wrote.questions == 1 else f"{wrote.questions} times"
    cost = f"{Decimal(wrote.cost_usd):.4f} US dollars"
    return f"{who} A model was asked {asked}, for {cost} in all."


def _levels(wrote: Writing) -> str:
    if not wrote.levels:
        return ""
    told = [f"{count} showed {_SHOWED[level]}" for level, count in wrote.levels.items()]
    every = sum(wrote.levels.values())
    return f"Of {every} prompt{'' if every == 1 else 's'}, {', '.join(told)}."
