"""`atelier plan`: what a build would do, without doing it."""

from dataclasses import dataclass
from pathlib import Path

from prefect.results import ResultStore
from rich.console import Console
from rich.table import Table

from deployments.briefs import read_brief_file
from domain.agents import WEBSITE_AGENTS
from domain.agents.call import Situation, calls
from domain.agents.spec import AgentSpec, Output, producers
from tasks.agents import run_agent
from tasks.typefaces import installed_typefaces


@dataclass(frozen=True)
class Planned:
    """What would become of one agent."""

    agent: str
    verdict: str
    """`cached`, `runs`, or `may run`: its inputs depend on agents that run first."""
    calls: int | None
    cached: int


async def plan_of(brief: Path, *, tenant: str, project: str | None) -> tuple[Planned, ...]:
    """Follow the content keys through the team as far as kept results reach."""
    facts = read_brief_file(brief, project=project).sheet
    typefaces = installed_typefaces.fn()
    situation = Situation(tenant=tenant, facts=facts, typefaces=typefaces, feedback={})
    store = await ResultStore(result_storage=None).update_for_task(run_agent)
    outputs: dict[type[Output], tuple[Output, ...]] = {}
    planned: list[Planned] = []
    for output, agent in producers(WEBSITE_AGENTS).items():
        if any(need not in outputs for need in agent.upstream):
            planned.append(Planned(agent.name, "may run", None, 0))
            continue
        entry, made = await _look_up(agent, situation=situation, outputs=outputs, store=store)
        planned.append(entry)
        if entry.verdict == "cached":
            outputs[output] = made
    return tuple(planned)


async def _look_up(
    agent: AgentSpec[Output],
    *,
    situation: Situation,
    outputs: dict[type[Output], tuple[Output, ...]],
    store: ResultStore,
) -> tuple[Planned, tuple[Output, ...]]:
    todo = calls(agent, situation=situation, outputs=outputs)
    kept = [call.key for call in todo if await store.aexists(call.key)]
    made: list[Output] = [(await store.aread(key)).result for key in kept]
    verdict = "cached" if len(made) == len(todo) else "runs"
    return Planned(agent.name, verdict, len(todo), len(made)), tuple(made)


def show_plan(planned: tuple[Planned, ...], out: Console) -> None:
    """Print the blast radius."""
    table = Table(box=None, pad_edge=False)
    for heading in ("agent", "verdict", "calls", "cached"):
        table.add_column(heading)
    for one in planned:
        count = "-" if one.calls is None else str(one.calls)
        table.add_row(one.agent, one.verdict, count, str(one.cached))
    out.print(table)
    runs = sum(one.verdict == "runs" for one in planned)
    maybe = sum(one.verdict == "may run" for one in planned)
    cached = len(planned) - runs - maybe
    out.print(
        f"{runs} agents run, {maybe} may run after them if their inputs change, {cached} are cached."
    )
