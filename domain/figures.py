"""How a while went, in numbers: runs, agents, grades, money."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import Field

from domain.value import Value

T = TypeVar("T", bound=Value)


class AgentFigures(Value):
    """One agent's calls that ended."""

    worked: int = Field(default=0, ge=0)
    kept: int = Field(default=0, ge=0)
    """Answered by what was made before."""
    failed: int = Field(default=0, ge=0)


class GradeFigures(Value):
    """One dimension's grades of released versions."""

    graded: int = Field(default=0, ge=0)
    passed: int = Field(default=0, ge=0)
    score_sum: float = Field(default=0.0, ge=0)

    @property
    def mean(self) -> float | None:
        """Mean score, 0-1; None without a grade."""
        return self.score_sum / self.graded if self.graded else None


class ModelFigures(Value):
    """What one model was asked, and what that cost."""

    calls: int = Field(default=0, ge=0)
    failed: int = Field(default=0, ge=0)
    cost_usd: float = Field(default=0.0, ge=0)
    input_tokens: int = Field(default=0, ge=0)
    """Read anew, from the cache and written to it."""
    cached_tokens: int = Field(default=0, ge=0)
    """Of them, read from the cache."""
    output_tokens: int = Field(default=0, ge=0)


class Figures(Value):
    """The numbers of one client, or of several added up."""

    runs: Mapping[str, int] = Field(default_factory=dict[str, int])
    """How many are in which state."""
    agents: Mapping[str, AgentFigures] = Field(default_factory=dict[str, AgentFigures])
    grades: Mapping[str, GradeFigures] = Field(default_factory=dict[str, GradeFigures])
    models: Mapping[str, ModelFigures] = Field(default_factory=dict[str, ModelFigures])
    releases: int = Field(default=0, ge=0)
    accepted: int = Field(default=0, ge=0)
    """Releases that passed every gate."""

    @property
    def cost_usd(self) -> float:
        """What models cost."""
        return sum(one.cost_usd for one in self.models.values())


def added(several: Iterable[Figures]) -> Figures:
    """Return the numbers of several clients as if they were one."""
    found = tuple(several)
    return Figures(
        runs={name: sum(one.runs.get(name, 0) for one in found) for name in _names(found, "runs")},
        agents={
            name: _sum(AgentFigures, [one.agents[name] for one in found if name in one.agents])
            for name in _names(found, "agents")
        },
        grades={
            name: _sum(GradeFigures, [one.grades[name] for one in found if name in one.grades])
            for name in _names(found, "grades")
        },
        models={
            name: _sum(ModelFigures, [one.models[name] for one in found if name in one.models])
            for name in _names(found, "models")
        },
        releases=sum(one.releases for one in found),
        accepted=sum(one.accepted for one in found),
    )


def _names(several: Iterable[Figures], of: str) -> list[str]:
    return sorted({name for one in several for name in getattr(one, of)})


def _sum(type_: type[T], rows: Sequence[T]) -> T:
    return type_.model_validate(
        {name: sum(getattr(row, name) for row in rows) for name in type_.model_fields}
    )


def run_rows(by_client: Mapping[str, Figures]) -> list[dict[str, str | int]]:
    """Return a row for each client: its runs by state, and releases."""
    return [
        {
            "client": client,
            "completed": one.runs.get("completed", 0),
            "under way": one.runs.get("running", 0) + one.runs.get("pending", 0),
            "failed": one.runs.get("failed", 0),
            "cancelled": one.runs.get("cancelled", 0),
            "releases": one.releases,
            "accepted": one.accepted,
        }
        for client, one in by_client.items()
    ]


def cost_rows(by_client: Mapping[str, Figures]) -> list[dict[str, str | int]]:
    """Return a row for each client and model: calls, tokens, the share read from the cache, money."""
    return [
        {
            "client": client,
            "model": model,
            "calls": of.calls,
            "came to nothing": of.failed,
            "tokens read": of.input_tokens,
            "from the cache": _share(of.cached_tokens, of.input_tokens),
            "tokens written": of.output_tokens,
            "US dollars": f"{of.cost_usd:.4f}",
        }
        for client, one in by_client.items()
        for model, of in one.models.items()
    ]


def quality_rows(by_client: Mapping[str, Figures]) -> list[dict[str, str | int]]:
    """Return a row for each client and dimension: how many were graded, passed, and the mean."""
    return [
        {
            "client": client,
            "dimension": dimension,
            "graded": of.graded,
            "passed": _share(of.passed, of.graded),
            "mean score": "" if of.mean is None else f"{of.mean:.3f}",
        }
        for client, one in by_client.items()
        for dimension, of in one.grades.items()
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else ""


def exposition(figures: Figures) -> str:
    """Return the numbers as Prometheus reads them, without a name of a client."""
    lines: list[str] = []
    for name, help_, rows in _series(figures):
        lines += [f"# HELP {name} {help_}", f"# TYPE {name} gauge"]
        lines += [f"{name}{_labels(labels)} {value:.15g}" for labels, value in rows]
    return "\n".join(lines) + "\n"


_Rows = list[tuple[dict[str, str], float]]


def _series(figures: Figures) -> list[tuple[str, str, _Rows]]:
    agents, grades, models = figures.agents.items(), figures.grades.items(), figures.models.items()
    means: _Rows = [({"dimension": d}, of.mean) for d, of in grades if of.mean is not None]
    return [
        (
            "atelier_runs",
            "Runs of the last day by state.",
            [({"state": state}, count) for state, count in sorted(figures.runs.items())],
        ),
        (
            "atelier_releases",
            "Releases of the last day.",
            [
                ({"accepted": "yes"}, figures.accepted),
                ({"accepted": "no"}, figures.releases - figures.accepted),
            ],
        ),
        (
            "atelier_agent_calls",
            "Calls of agents that ended in the last day; `kept` ones were answered by earlier work.",
            [
                ({"agent": agent, "how": how}, getattr(of, how))
                for agent, of in agents
                for how in AgentFigures.model_fields
            ],
        ),
        ("atelier_grade_mean", "Mean score of the last day's releases, 0-1.", means),
        (
            "atelier_grade_passed_ratio",
            "Share of the last day's releases that passed the gate of the dimension.",
            [({"dimension": d}, of.passed / of.graded) for d, of in grades if of.graded],
        ),
        (
            "atelier_model_cost_usd",
            "What models cost in the last day, US dollars.",
            [({"model": model}, of.cost_usd) for model, of in models],
        ),
        (
            "atelier_model_calls",
            "Calls of models in the last day.",
            [({"model": model}, of.calls) for model, of in models],
        ),
        (
            "atelier_model_tokens",
            "Tokens of the last day: read (of them from the cache) and written.",
            [
                ({"model": model, "kind": kind.removesuffix("_tokens")}, getattr(of, kind))
                for model, of in models
                for kind in ("input_tokens", "cached_tokens", "output_tokens")
            ],
        ),
    ]


def _labels(labels: Mapping[str, str]) -> str:
    escaped = (
        (name, value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n"))
        for name, value in labels.items()
    )
    return "{" + ",".join(f'{name}="{value}"' for name, value in escaped) + "}"
