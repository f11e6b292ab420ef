"""Tables the command prints."""

from rich.console import Console
from rich.table import Table

from domain.agents import WEBSITE_AGENTS
from domain.agents.spec import producers
from domain.release import ReleaseDiff


def show_agents(out: Console) -> None:
    """Print every agent with its stage, duty and needs."""
    by_output = producers(WEBSITE_AGENTS)
    table = Table(box=None, pad_edge=False)
    for heading in ("agent", "stage", "duty", "needs"):
        table.add_column(heading, overflow="fold")
    for agent in WEBSITE_AGENTS:
        stage = agent.output.__module__.split(".")[-2]
        needs = ", ".join(by_output[need].name for need in agent.upstream) or "brief"
        mapped = " (one run per item)" if agent.split else ""
        table.add_row(agent.name, stage, agent.duty + mapped, needs)
    out.print(table)


def show_changed_files(found: ReleaseDiff, out: Console) -> None:
    """Print which files differ between two versions."""
    for sign, paths in (("+", found.added), ("-", found.removed), ("~", found.changed)):
        for path in paths:
            out.print(f"{sign} site/{path}", markup=False)
    changes = len(found.added) + len(found.removed) + len(found.changed)
    out.print(f"{changes} files differ, {found.unchanged} are the same.")


def show_difference(found: ReleaseDiff, out: Console) -> None:
    """Print what differs between two releases."""
    for dimension, (before, after) in found.grades.items():
        if before != after:
            out.print(f"{dimension}: {_score(before)} -> {_score(after)}", markup=False)
    for agent in found.agents:
        out.print(f"agent {agent} has another version", markup=False)
    show_changed_files(found, out)


def _score(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.2f}"
